using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace NewsQA.Articles;

/// <summary>
/// The identity of an article across its versions: words for people, and eight hexadecimal digits of a hash of what identifies
/// it. Neither depends on anything that a later version may change where an address or file is known.
/// </summary>
internal static class ArticleId
{
    private const int LongestSlug = 48;
    private static readonly HashSet<string> Tracking = new(
        "fbclid gclid dclid msclkid mc_cid mc_eid igshid ref_src cmpid ocid smid yclid".Split(' '), StringComparer.OrdinalIgnoreCase);

    public static string Of(ArticleDraft draft, string? sourceIdentity, string text)
    {
        if (draft.ExplicitId is { } id)
        {
            // A bare number is unique only within its outlet or, where none is known, its file.
            var owner = draft.Outlet ?? draft.Address?.Host ?? sourceIdentity;
            return Make(id.Count(char.IsLetter) >= 4 ? id : draft.Address is { } page ? LastSegment(page) ?? id : id, owner + "\n" + id);
        }

        if (draft.Address is { } address) return Make(LastSegment(address) ?? draft.Title ?? address.Host, Normalize(address));
        if (sourceIdentity is not null)
        {
            // Of a file its own name speaks, never the folder's.
            var name = Uri.TryCreate(sourceIdentity, UriKind.Absolute, out var place) ? FileName(place) : null;
            return Make(name ?? draft.Title ?? sourceIdentity, sourceIdentity);
        }

        return Make(draft.Title ?? text[..Math.Min(80, text.Length)], draft.Outlet + "\n" + (draft.Title ?? text));
    }

    /// <summary>An address without what does not change the article: case of the host, default port, fragment, tracking, closing slash.</summary>
    public static string Normalize(Uri address)
    {
        if (!address.IsAbsoluteUri || address.Scheme is not ("http" or "https")) return address.OriginalString;
        var query = address.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Where(pair => pair.Split('=')[0] is var name && !name.StartsWith("utm_", StringComparison.OrdinalIgnoreCase) && !Tracking.Contains(name));
        var kept = string.Join('&', query);
        return address.GetLeftPart(UriPartial.Authority).ToLowerInvariant() + address.AbsolutePath.TrimEnd('/') + (kept.Length == 0 ? "" : "?" + kept);
    }

    private static string Make(string words, string identity)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(identity)).AsSpan(0, 4));
        var slug = Slug(words);
        return slug.Length == 0 ? "article-" + hash : slug + "-" + hash;
    }

    /// <summary>The last part of the path that has words in it, without a file's ending.</summary>
    private static string? LastSegment(Uri address)
    {
        foreach (var segment in address.Segments.Reverse())
        {
            var name = Path.GetFileNameWithoutExtension(Uri.UnescapeDataString(segment.Trim('/')));
            if (name.Count(char.IsLetter) >= 4 && !name.Equals("index", StringComparison.OrdinalIgnoreCase)) return name;
        }

        return null;
    }

    private static string? FileName(Uri place) =>
        place.IsFile ? Path.GetFileNameWithoutExtension(place.LocalPath) is { } name && name.Count(char.IsLetter) >= 2 ? name : null : LastSegment(place);

    private static string Slug(string words)
    {
        var slug = new StringBuilder();
        var part = new StringBuilder();
        foreach (var c in Fold(words) + " ")
        {
            if (char.IsAsciiLetterOrDigit(c))
            {
                part.Append(char.ToLowerInvariant(c));
                continue;
            }

            if (c == '\'' || part.Length == 0) continue;
            if (slug.Length + part.Length + 1 > LongestSlug)
            {
                if (slug.Length == 0) slug.Append(part.ToString(0, Math.Min(part.Length, LongestSlug)));
                break;
            }

            if (slug.Length > 0) slug.Append('-');
            slug.Append(part);
            part.Clear();
        }

        return slug.ToString();
    }

    private static string Fold(string words)
    {
        var folded = new StringBuilder(words.Length);
        foreach (var c in TextCleaner.Clean(words).Normalize(NormalizationForm.FormKD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark) continue;
            _ = c switch
            {
                'ß' => folded.Append("ss"),
                'æ' or 'Æ' => folded.Append("ae"),
                'œ' or 'Œ' => folded.Append("oe"),
                'ø' or 'Ø' => folded.Append('o'),
                'ł' or 'Ł' => folded.Append('l'),
                'đ' or 'Đ' => folded.Append('d'),
                'ı' => folded.Append('i'),
                '’' or '‘' => folded.Append('\''),
                _ => folded.Append(c),
            };
        }

        return folded.ToString();
    }
}

using System.Text.RegularExpressions;

namespace NewsQA.Articles;

/// <summary>Reads the lines between headline and report that say who wrote it and when it appeared.</summary>
internal static partial class CreditLine
{
    private static readonly HashSet<string> Particles = new(
        "and & de van von der den da di dos das al el bin ibn la le du del della y e et und of the for in on at".Split(' '), StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// Takes writer and dates from <paramref name="line"/> if it consists of nothing else; what <paramref name="draft"/> knows
    /// already is not replaced.
    /// </summary>
    /// <returns>Whether it is such a line.</returns>
    /// <param name="line">The line.</param>
    /// <param name="draft">What is known so far; filled only if <paramref name="fill"/> is set.</param>
    /// <param name="fill">Whether to keep what the line says.</param>
    public static bool TryTake(string line, ArticleDraft? draft, bool fill = false)
    {
        if (line.Length > 200) return false;
        string? byline = null;
        DateTimeOffset? published = null, modified = null;
        var found = false;
        foreach (var part in Separators().Split(line))
        {
            var text = part.Trim(' ', ',', '-', '–', '—');
            if (text.Length == 0) continue;
            var names = TakeDates(text, ref published, ref modified, out var dated);
            found |= dated;
            names = names.Trim(' ', ',', '-', '–', '—', ':');
            if (names.Length == 0 || Filler().Replace(names, "").Trim(' ', ',', '.', ':', '-', '(', ')').Length == 0)
            {
                if (!dated && !ClockTime().IsMatch(text)) return false;
                continue;
            }

            if (ClockTime().IsMatch(names)) continue;
            if (dated && Account().IsMatch(names)) continue;
            if (Writers(names) is { } writers)
            {
                byline ??= writers;
                found = true;
            }
            else if (draft?.Byline is { Length: > 4 } known && names.StartsWith(known, StringComparison.OrdinalIgnoreCase) && !Wording.EndsSentence(text) && Wording.Count(text) <= 12)
            {
                found = true;
            }
            else if (Furniture.Of(text) == FurnitureKind.None && !(byline is not null && Wording.Count(text) <= 4 && !Wording.EndsSentence(text)))
            {
                // After the writer, an outlet, section or place may follow.
                return false;
            }
        }

        if (!found) return false;
        if (draft is null || !fill) return true;
        draft.Byline ??= byline;
        draft.Published ??= published;
        draft.Modified ??= modified;
        return true;
    }

    /// <summary>Whether the line holds nothing but what looks like a person's name of two or three words, or several of them.</summary>
    public static bool IsNames(string line) => line.Length <= 120 && NameParts().Split(line).All(name => name.Length <= 50 && BareName().IsMatch(name));

    /// <summary>Whether the line is a writer's post alone: "Health correspondent".</summary>
    public static bool IsPost(string line) => line.Length <= 60 && Wording.Count(line) <= 6 && !Wording.EndsSentence(line) && Post().IsMatch(line);

    /// <summary>Whether the line tells who the writer named in <paramref name="byline"/> is, or of a writer of whom it says so.</summary>
    public static bool IsAboutWriter(string line, string? byline)
    {
        if (line.Length > 300 || WriterIs().Match(line) is not { Success: true } about) return false;
        return (byline is not null && byline.Contains(about.Groups["name"].Value, StringComparison.OrdinalIgnoreCase)) || Post().IsMatch(about.Groups["post"].Value);
    }

    /// <summary>The names in a byline, without "By" and without the writer's post.</summary>
    public static string? Writers(string line)
    {
        if (By().Match(line) is { Success: true } by)
        {
            var names = by.Groups["names"].Value.Trim();
            return LooksLikeNames(names) ? WithoutPost(names) : null;
        }

        return NameAndPost().Match(line) is { Success: true } posted ? posted.Groups["name"].Value : null;
    }

    /// <summary>The writer's name without a post after it ("Industry Correspondent"), place or address.</summary>
    public static string WithoutPost(string names)
    {
        names = LeftOver().Replace(Address().Replace(names, ""), "").Trim();
        var comma = names.IndexOf(", ", StringComparison.Ordinal);
        if (comma > 0 && Post().IsMatch(names[comma..])) names = names[..comma];
        var place = names.IndexOf(" in ", StringComparison.Ordinal);
        if (place > 0) names = names[..place];
        return names.TrimEnd(',', ' ');
    }

    private static bool LooksLikeNames(string names)
    {
        var words = names.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length is 0 or > 14 || !(char.IsUpper(names[0]) || names[0] == '@')) return false;
        if (Weekday().IsMatch(words[0])) return false;
        return words.All(word => !char.IsLetter(word[0]) || char.IsUpper(word[0]) || Particles.Contains(word.Trim(',')) || word.Contains('@') || Post().IsMatch(", " + word));
    }

    private static string TakeDates(string text, ref DateTimeOffset? published, ref DateTimeOffset? modified, out bool any)
    {
        any = false;
        var rest = "";
        while (DateText.Find(text) is { } date)
        {
            any = true;
            var before = text[..date.Range.Start];
            if (Changed().IsMatch(before)) modified ??= date.Value;
            else published ??= date.Value;
            rest += before + " ";
            text = text[date.Range.End..];
        }

        return rest + text;
    }

    [GeneratedRegex(@"[|•·](?!\s*\d{1,2}[:.]\d{2})|\s{3,}|\s[–—]\s")]
    private static partial Regex Separators();

    [GeneratedRegex(@"\b(first|last|published|updated|posted|modified|edited|created|on|at|from|date|print|edition|release|issued|time|local|monday|tuesday|wednesday|thursday|friday|saturday|sunday|(mon|tues?|wed|thu(rs)?|fri|sat|sun)\.?)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Filler();

    [GeneratedRegex(@"\b(updat|modif|edited|correct|amend|last)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Changed();

    [GeneratedRegex(@"^\d{1,2}[:.]\d{2}\s*([ap]\.?m\.?)?\s*[A-Z]{0,4}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ClockTime();

    [GeneratedRegex(@"^((written |words |story |report(ed)? |posted |published |interview |review |analysis |text )?by\b|author:|byline:|text:|von (?=\p{Lu}\w+ \p{Lu}\w+$)|par (?=\p{Lu}\w+ \p{Lu}\w+$)|por (?=\p{Lu}\w+ \p{Lu}\w+$))[: ]*(?<names>.+)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex By();

    [GeneratedRegex(@"^(?<name>\p{Lu}[\p{L}.'’-]+( (de|van|von|der|den|da|di|al|bin|la|le|du|del))?( \p{Lu}[\p{L}.'’-]*){1,3})(,| in| -| –| —|:)? (?<post>[\p{L}&'’ -]{0,40}\b(editor|correspondent|reporter|writer|columnist|critic|staff|bureau|contributor)s?\b[\p{L} ]{0,20})$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NameAndPost();

    [GeneratedRegex(@"\b(editor|correspondent|reporter|writer|columnist|critic|staff|bureau|chief|contributor|agenc(y|ies)|wire|newsroom)s?\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Post();

    [GeneratedRegex(@"^(?<name>\p{Lu}[\p{L}.'’-]+( \p{Lu}[\p{L}.'’-]*){1,2}) (is (?<post>(a|an|the|our)\b.{3,60})|covers |reports on |reports from |writes (about|for|on) |has (covered|written|reported) )", RegexOptions.CultureInvariant)]
    private static partial Regex WriterIs();

    [GeneratedRegex(@", | and | & ")]
    private static partial Regex NameParts();

    [GeneratedRegex(@"\(?\S+@\S+\.\w+\)?")]
    private static partial Regex Address();

    // "Posted on 14 November by admin": an account, no writer.
    [GeneratedRegex(@"^((written|posted|published|updated|created) )?(on |at )?\s*by \p{Ll}[\w.-]*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Account();

    // "Written by Otto Fenn on 2 February at 18:03" without its date.
    [GeneratedRegex(@"(\s+(on|at|from))+\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex LeftOver();

    [GeneratedRegex(@"^(mon|tues|wednes|thurs|fri|satur|sun)day\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Weekday();

    [GeneratedRegex(@"^\p{Lu}[\p{L}.'’-]+( \p{Lu}[\p{L}.'’-]*){1,2}$")]
    private static partial Regex BareName();
}

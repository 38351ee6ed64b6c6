using System.Globalization;
using System.Text;

namespace NewsQA.Articles;

/// <summary>Rids text of characters that are invisible or mere typesetting; everything else stays as it is.</summary>
internal static class TextCleaner
{
    /// <summary>Line ends become <c>\n</c>, every kind of blank a space; control, zero-width and direction marks and soft hyphens go.</summary>
    public static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            switch (c)
            {
                case '\r':
                    if (i + 1 < text.Length && text[i + 1] == '\n') i++;
                    clean.Append('\n');
                    break;
                case '\n' or '\v' or '\f' or '\u0085' or '\u2028' or '\u2029':
                    clean.Append('\n');
                    break;
                case '\t' or '\u00A0' or '\u202F' or '\u3000' or (>= '\u2000' and <= '\u200A') or '\u205F' or '\u1680':
                    clean.Append(' ');
                    break;
                case '\u200C' or '\u200D':
                    // Joiners shape words in Persian and Indic scripts, and emoji.
                    if (clean.Length > 0 && clean[^1] >= '\u0590') clean.Append(c);
                    break;
                case '\u00AD' or '\uFEFF' or '\u200B' or '\u200E' or '\u200F' or (>= '\u202A' and <= '\u202E') or (>= '\u2060' and <= '\u2069'):
                    break;
                case >= '\uD800' and <= '\uDFFF':
                    if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                        clean.Append(c).Append(text[++i]);
                    else
                        clean.Append('\uFFFD');
                    break;
                default:
                    if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.Control) clean.Append(c);
                    break;
            }
        }

        return clean.ToString();
    }

    /// <summary>The text on one line, with every run of white space one space; <see langword="null"/> if nothing is left.</summary>
    public static string? OneLine(string? text)
    {
        if (text is null) return null;
        var line = new StringBuilder(text.Length);
        foreach (var c in Clean(text))
        {
            if (!char.IsWhiteSpace(c)) line.Append(c);
            else if (line.Length > 0 && line[^1] != ' ') line.Append(' ');
        }

        if (line.Length > 0 && line[^1] == ' ') line.Length--;
        return line.Length == 0 ? null : line.ToString();
    }
}

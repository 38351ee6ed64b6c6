using System.Globalization;
using System.Text;

namespace NewsQA.Articles;

/// <summary>Rough measures of a line of text.</summary>
internal static class Wording
{
    private const string Closers = "\"'”’»›)]」』）";
    private const string Terminals = ".!?…。！？؟۔।";

    /// <summary>Words, as white space parts them; where the script does not part words, two characters are taken for one.</summary>
    public static int Count(string text)
    {
        var words = 0;
        var dense = 0;
        var inWord = false;
        foreach (var c in text)
        {
            if (c is >= '\u3040' and <= '\u9FFF')
            {
                dense++;
                inWord = false;
            }
            else if (char.IsLetterOrDigit(c))
            {
                if (!inWord) words++;
                inWord = true;
            }
            else if (char.IsWhiteSpace(c))
            {
                inWord = false;
            }
        }

        return words + (dense + 1) / 2;
    }

    /// <summary>Whether it ends as a sentence does.</summary>
    public static bool EndsSentence(string text)
    {
        var end = text.Length;
        while (end > 0 && (Closers.Contains(text[end - 1], StringComparison.Ordinal) || text[end - 1] == ' ')) end--;
        return end > 0 && Terminals.Contains(text[end - 1], StringComparison.Ordinal);
    }

    /// <summary>Whether it holds a sentence rather than a label, heading or name.</summary>
    public static bool IsProse(string text) => EndsSentence(text) ? Count(text) >= 4 : Count(text) >= 25;

    /// <summary>Letters and digits in lower case, words parted by one space: for comparing lines.</summary>
    public static string Normalize(string text)
    {
        var normal = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormKD))
        {
            if (char.IsLetterOrDigit(c)) normal.Append(char.ToLowerInvariant(c));
            else if (char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark || c is '\'' or '’' or '‘') { }
            else if (normal.Length > 0 && normal[^1] != ' ') normal.Append(' ');
        }

        return normal.ToString().TrimEnd();
    }
}

using System.Globalization;
using System.Text;

namespace NewsQA.Answering.Prose;

/// <summary>Makes text from articles and users harmless in a prompt.</summary>
internal static class QuotedText
{
    /// <summary>
    /// The text on one line, without control and invisible characters, and with round brackets for square ones: what looks like a
    /// citation or a numbered sentence in it is none.
    /// </summary>
    public static string OneLine(string text)
    {
        var line = new StringBuilder(text.Length);
        var isGap = false;
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune))
            {
                isGap = line.Length > 0;
                continue;
            }

            if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned)
                continue;
            if (isGap)
                line.Append(' ');
            isGap = false;
            line.Append(rune.Value switch
            {
                '[' or '［' or '【' => "(",
                ']' or '］' or '】' => ")",
                _ => rune.ToString(),
            });
        }

        return line.ToString();
    }
}

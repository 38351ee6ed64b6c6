using System.Text;

namespace NewsQA.Cli;

/// <summary>Makes text of articles and users safe to print: no control character of theirs reaches the terminal.</summary>
internal static class Plain
{
    /// <summary>The text without control characters; line breaks stay.</summary>
    public static string Text(string text) => Keep(text, keepBreaks: true);

    /// <summary>The text as one line.</summary>
    public static string Line(string text) => Keep(text, keepBreaks: false);

    private static string Keep(string text, bool keepBreaks)
    {
        var kept = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (!char.IsControl(c) && c is not ('\u2028' or '\u2029') && !IsDirection(c))
            {
                kept.Append(c);
            }
            else if (c == '\n' && keepBreaks)
            {
                kept.Append(c);
            }
            else if (c is '\n' or '\t' or '\u2028' or '\u2029')
            {
                kept.Append(' ');
            }
        }

        return kept.ToString();
    }

    /// <summary>Characters that turn the direction of what follows, and with it the meaning of a line.</summary>
    private static bool IsDirection(char c) => c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
}

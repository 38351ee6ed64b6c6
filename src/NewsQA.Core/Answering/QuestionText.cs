using System.Text;

namespace NewsQA.Answering;

/// <summary>Brings a question into the form it is worked on in.</summary>
internal static class QuestionText
{
    /// <summary>
    /// The question on one line: control characters and runs of white space are one space, what lies beyond
    /// <paramref name="maxLength"/> is cut at a word. Markup stays what it is, text.
    /// </summary>
    public static string Clean(string question, int maxLength)
    {
        var clean = new StringBuilder(Math.Min(question.Length, maxLength) + 1);
        var isGap = false;
        foreach (var c in question)
        {
            if (char.IsWhiteSpace(c) || char.IsControl(c))
            {
                isGap = clean.Length > 0;
                continue;
            }

            if (isGap)
                clean.Append(' ');
            isGap = false;
            clean.Append(c);
            if (clean.Length > maxLength)
                return Cut(clean.ToString(0, maxLength));
        }

        return clean.ToString();
    }

    private static string Cut(string text)
    {
        var space = text.LastIndexOf(' ');
        var cut = space > text.Length / 2 ? text[..space] : text;
        return char.IsHighSurrogate(cut[^1]) ? cut[..^1] : cut;
    }
}

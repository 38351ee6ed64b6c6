using System.Globalization;
using System.Text.RegularExpressions;

namespace NewsQA.Answering.Prose;

/// <summary>A sentence as a model wrote it, its citations taken off.</summary>
/// <param name="Text">The sentence without citations and marks of lists and emphasis, on one line.</param>
/// <param name="Citations">The numbers cited, each once, in order.</param>
internal sealed partial record DraftSentence(string Text, IReadOnlyList<int> Citations)
{
    public static DraftSentence Parse(string sentence)
    {
        var numbers = new List<int>();
        foreach (Match match in Citation().Matches(sentence))
        {
            foreach (Match number in Digits().Matches(match.Value))
            {
                // What overflows is a number that no sentence has.
                var value = int.TryParse(number.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : int.MaxValue;
                if (!numbers.Contains(value))
                    numbers.Add(value);
            }
        }

        var text = SpaceBeforeMark().Replace(Citation().Replace(sentence, ""), "$1");
        text = Marks().Replace(text.Replace("**", "", StringComparison.Ordinal), "");
        return new(QuotedText.OneLine(text), numbers);
    }

    /// <summary>The end of the citations with which <paramref name="text"/> begins, 0 if it begins with none; one that is still being written counts.</summary>
    public static int LeadingCitations(string text) => Leading().Match(text).Length;

    /// <summary>"[2]", "[2][5]", "[2, 5]", "[sentence 2]".</summary>
    [GeneratedRegex(@"\s?[\[【](?:sentences?\s*)?\d+(?:\s*(?:,|;|and|&|-|–)\s*\d+)*[\]】]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Citation();

    [GeneratedRegex(@"\d+", RegexOptions.CultureInvariant)]
    private static partial Regex Digits();

    [GeneratedRegex(@"\s+([.,;:!?])", RegexOptions.CultureInvariant)]
    private static partial Regex SpaceBeforeMark();

    [GeneratedRegex(@"^\s*(?:[-*•–#>]+\s+|\d{1,2}[.)]\s+)+", RegexOptions.CultureInvariant)]
    private static partial Regex Marks();

    [GeneratedRegex(@"\A(?:[\s.]*[\[【][^\]】]{0,40}(?:[\]】]|\z))*[\s.]*", RegexOptions.CultureInvariant)]
    private static partial Regex Leading();
}

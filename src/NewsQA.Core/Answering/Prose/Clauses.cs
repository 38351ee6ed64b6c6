using System.Text.RegularExpressions;
using NewsQA.Articles;
using NewsQA.Language;

namespace NewsQA.Answering.Prose;

/// <summary>The clauses of a sentence: what a figure in it is said of stands mostly in the same one.</summary>
internal static partial class Clauses
{
    private const int WordsOfAClause = 2;

    /// <summary>Ranges that cover the sentence; a fragment with hardly a word of its own belongs to what stands before it.</summary>
    public static IReadOnlyList<TextRange> Of(string sentence)
    {
        var clauses = new List<TextRange>();
        var start = 0;
        foreach (var end in Boundary().Matches(sentence).Select(m => m.Index).Append(sentence.Length))
        {
            var range = new TextRange(start, end);
            if (clauses.Count > 0 && ContentStems(range.Of(sentence)).Count < WordsOfAClause)
                clauses[^1] = clauses[^1] with { End = end };
            else if (range.Length > 0)
                clauses.Add(range);
            start = end;
        }

        return clauses;
    }

    /// <summary>Stems of the words that name something; figures, which are compared by themselves, left out.</summary>
    public static HashSet<string> ContentStems(string text)
    {
        var figures = FactExtractor.Extract(text).Where(f => f.Kind != FactKind.Name).ToList();
        return [.. Words.ContentOf(text).Where(w => !w.IsNumeric && !figures.Any(f => f.Range.Overlaps(w.Range))).Select(w => w.Stem)];
    }

    [GeneratedRegex(@"[,;:](?=\s)|\s[–—-](?=\s)|[()]|\s(?:and|but|while|whereas|although|because)(?=\s)", RegexOptions.CultureInvariant)]
    private static partial Regex Boundary();
}

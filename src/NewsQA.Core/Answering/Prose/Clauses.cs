using System.Text.RegularExpressions;
using NewsQA.Articles;
using NewsQA.Language;

namespace NewsQA.Answering.Prose;

/// <summary>The clauses of a sentence: what a figure in it is said of stands mostly in the same one.</summary>
internal static partial class Clauses
{
    private const int WordsOfAClause = 2;

    /// <summary>Ranges that cover the sentence; a fragment without a verb form and with hardly a word of its own belongs to what stands before it.</summary>
    public static IReadOnlyList<TextRange> Of(string sentence)
    {
        var clauses = new List<TextRange>();
        foreach (var range in Fragments(sentence))
        {
            if (clauses.Count > 0 && ContentStems(range.Of(sentence)).Count < WordsOfAClause && !Auxiliary().IsMatch(range.Of(sentence)))
                clauses[^1] = clauses[^1] with { End = range.End };
            else
                clauses.Add(range);
        }

        return clauses;
    }

    /// <summary>What stands between marks and conjunctions.</summary>
    public static IReadOnlyList<TextRange> Fragments(string sentence)
    {
        int[] ends = [0, .. Boundary().Matches(sentence).Select(m => m.Index), sentence.Length];
        return [.. ends.Zip(ends.Skip(1), (start, end) => new TextRange(start, end)).Where(r => r.Length > 0)];
    }

    /// <summary>Stems of the words that name something; figures, which are compared by themselves, left out.</summary>
    public static HashSet<string> ContentStems(string text)
    {
        var figures = FactExtractor.Extract(text).Where(f => f.Kind != FactKind.Name).ToList();
        return [.. Words.ContentOf(text).Where(w => !w.IsNumeric && !figures.Any(f => f.Range.Overlaps(w.Range))).Select(w => w.Stem)];
    }

    [GeneratedRegex(@"[,;:](?=\s)|\s[–—-](?=\s)|[()]|(?<!\d)\s(?:and|but|while|whereas|although|because)(?=\s)", RegexOptions.CultureInvariant)]
    private static partial Regex Boundary();

    [GeneratedRegex(@"\b(?:is|are|was|were|has|have|had|will|would|did|does)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Auxiliary();
}

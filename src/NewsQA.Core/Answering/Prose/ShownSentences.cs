using System.Globalization;
using System.Text;

namespace NewsQA.Answering.Prose;

/// <summary>The proven sentences of an answer, and the citations that their numbers mean.</summary>
internal sealed class ShownSentences
{
    private readonly List<Citation> _citations = [];
    private readonly List<string> _sentences = [];

    public int Count => _sentences.Count;

    public IReadOnlyList<Citation> Citations => _citations;

    public string Text => string.Join(' ', _sentences);

    public double Confidence { get; private set; } = 1;

    /// <summary>Adds a sentence and gives it as it is shown: numbered by the list of citations, in the order of their first use.</summary>
    /// <returns><see langword="null"/> if a quote that it cites does not stand in its article.</returns>
    public string? Add(DraftSentence sentence, SentenceVerdict verdict)
    {
        var proven = new List<Citation>();
        foreach (var cited in verdict.Cited)
        {
            if (ProofChecker.ProveQuote(cited.Source.ArticleText, cited.Range, cited.Text) is not { } range)
                return null;
            proven.Add(new Citation(cited.Source.Article, range, range.Of(cited.Source.ArticleText), null, verdict.Support));
        }

        var text = Numbered(sentence.Text, [.. proven.Select(NumberOf).Distinct().Order()]);
        _sentences.Add(text);
        Confidence = Math.Min(Confidence, verdict.Support);
        return text;
    }

    private int NumberOf(Citation citation)
    {
        var at = _citations.FindIndex(c => c.Article.Id == citation.Article.Id && c.Article.Version == citation.Article.Version && c.Range == citation.Range);
        if (at >= 0)
            return at + 1;
        _citations.Add(citation);
        return _citations.Count;
    }

    /// <summary>The numbers stand before the mark that ends the sentence.</summary>
    private static string Numbered(string sentence, int[] numbers)
    {
        var end = sentence.Length;
        while (end > 0 && sentence[end - 1] is '.' or '!' or '?')
            end--;
        var marks = new StringBuilder();
        foreach (var number in numbers)
            marks.Append(CultureInfo.InvariantCulture, $"[{number}]");
        return $"{sentence[..end].TrimEnd()} {marks}{(end < sentence.Length ? sentence[end..] : ".")}";
    }
}

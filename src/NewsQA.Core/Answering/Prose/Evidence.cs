using System.Globalization;
using System.Text;
using Microsoft.ML.Tokenizers;
using NewsQA.Articles;

namespace NewsQA.Answering.Prose;

/// <summary>The sentences that a model is shown: those of the best passages, each once, as many as the budget of tokens allows.</summary>
internal sealed class Evidence
{
    private Evidence(IReadOnlyList<EvidenceSentence> sentences, string text)
    {
        Sentences = sentences;
        Text = text;
    }

    /// <summary>The sentences; the one with number n is the (n − 1)th.</summary>
    public IReadOnlyList<EvidenceSentence> Sentences { get; }

    /// <summary>What the model reads: sources with outlet and date, and their numbered sentences.</summary>
    public string Text { get; }

    /// <summary>Takes passages, best first, until the budget is used up; sources stand in the order of their best passage.</summary>
    public static Evidence Of(IReadOnlyList<SourcePassage> passages, Tokenizer tokenizer, int maxTokens)
    {
        var chosen = new List<(SourcePassage Source, TextRange Range)>();
        var seen = new HashSet<(string, int, TextRange)>();
        var headed = new HashSet<(string, int)>();
        var left = maxTokens;
        foreach (var source in passages)
        {
            if (headed.Add(Key(source)))
                left -= tokenizer.CountTokens(Header(1, source));
            foreach (var sentence in source.Passage.Sentences)
            {
                var range = source.InArticle(sentence);
                if (seen.Contains((source.Article.Id, source.Article.Version, range)))
                    continue;

                // The number and its brackets are tokens too.
                var cost = tokenizer.CountTokens(QuotedText.OneLine(range.Of(source.ArticleText))) + 3;
                if (cost > left)
                    return Number(chosen);
                left -= cost;
                seen.Add((source.Article.Id, source.Article.Version, range));
                chosen.Add((source, range));
            }
        }

        return Number(chosen);
    }

    private static Evidence Number(List<(SourcePassage Source, TextRange Range)> chosen)
    {
        var sentences = new List<EvidenceSentence>();
        var text = new StringBuilder();
        var sources = 0;
        foreach (var article in chosen.GroupBy(c => Key(c.Source)))
        {
            if (sources > 0)
                text.Append('\n');
            text.Append(Header(++sources, article.First().Source)).Append('\n');
            foreach (var (source, range) in article.OrderBy(c => c.Range.Start))
            {
                var sentence = new EvidenceSentence(sentences.Count + 1, source, range);
                sentences.Add(sentence);
                text.Append(CultureInfo.InvariantCulture, $"[{sentence.Number}] {QuotedText.OneLine(sentence.Text)}\n");
            }
        }

        return new Evidence(sentences, text.ToString().TrimEnd('\n'));
    }

    private static (string Id, int Version) Key(SourcePassage source) => (source.Article.Id, source.Article.Version);

    private static string Header(int number, SourcePassage source)
    {
        var article = source.Article;
        string?[] parts = [article.Title, article.Outlet, (article.Published ?? article.Modified)?.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)];
        var known = string.Join(", ", parts.Where(p => !string.IsNullOrWhiteSpace(p)).Select(p => QuotedText.OneLine(p!)));
        return string.Create(CultureInfo.InvariantCulture, $"Source {number}{(known.Length > 0 ? $": {known}" : "")}");
    }
}

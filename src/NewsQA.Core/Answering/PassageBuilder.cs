using NewsQA.Articles;
using NewsQA.Chunking;
using NewsQA.Reading;
using NewsQA.Storage;

namespace NewsQA.Answering;

/// <summary>Makes passages of chunks: the stored article's own text, with the sentence before and after where a chunk cuts a paragraph.</summary>
internal sealed class PassageBuilder(IChunkStore store)
{
    /// <summary>The passages for <paramref name="hits"/>, in their order; a chunk whose article has been removed meanwhile is left out.</summary>
    public async Task<IReadOnlyList<SourcePassage>> BuildAsync(IReadOnlyList<ChunkHit> hits, CancellationToken cancellationToken)
    {
        var articles = new Dictionary<(string, int), (string Text, IReadOnlyList<TextRange> Sentences)?>();
        var passages = new List<SourcePassage>();
        foreach (var hit in hits)
        {
            var key = (hit.Article.Id, hit.Article.Version);
            if (!articles.TryGetValue(key, out var article))
            {
                var version = await store.GetArticleAsync(hit.Article.Id, hit.Article.Version, cancellationToken);
                article = version is null ? null : (version.Article.Text, SentenceSplitter.Split(version.Article.Text));
                articles[key] = article;
            }

            if (article is { } known && hit.Chunk.Range.End <= known.Text.Length)
                passages.Add(Build(hit, known.Text, known.Sentences));
        }

        return passages;
    }

    private static SourcePassage Build(ChunkHit hit, string text, IReadOnlyList<TextRange> sentences)
    {
        var within = new List<TextRange>(hit.Chunk.Sentences);
        var range = hit.Chunk.Range;
        if (Before(sentences, range.Start) is { } before && Adjoin(text[before.End..range.Start]))
            within.Insert(0, before);
        if (After(sentences, range.End) is { } after && Adjoin(text[range.End..after.Start]))
            within.Add(after);

        var start = Math.Min(range.Start, within[0].Start);
        var end = Math.Max(range.End, within[^1].End);
        var passage = new Passage(
            text[start..end], [.. within.Select(s => s.Shift(-start))], hit.Score, hit.Article.Title, hit.Article.Published ?? hit.Article.Modified, text, hit.Article.Outlet);
        return new SourcePassage(passage, hit.Article, text, start);
    }

    /// <summary>Whether no paragraph ends in between, and no word stands there: the rest of a sentence that was too long for one chunk.</summary>
    private static bool Adjoin(string between) => string.IsNullOrWhiteSpace(between) && !between.Contains("\n\n", StringComparison.Ordinal);

    private static TextRange? Before(IReadOnlyList<TextRange> sentences, int start)
    {
        var i = FirstNotBefore(sentences, start) - 1;
        return i >= 0 && sentences[i].End <= start ? sentences[i] : null;
    }

    private static TextRange? After(IReadOnlyList<TextRange> sentences, int end)
    {
        var i = FirstNotBefore(sentences, end);
        return i < sentences.Count ? sentences[i] : null;
    }

    /// <summary>Index of the first sentence that starts at <paramref name="position"/> or later.</summary>
    private static int FirstNotBefore(IReadOnlyList<TextRange> sentences, int position)
    {
        var (low, high) = (0, sentences.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (sentences[middle].Start < position)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}

using NewsQA.Chunking;
using NewsQA.Language;
using NewsQA.Reading;
using NewsQA.Retrieval;
using NewsQA.Storage;

namespace NewsQA.Answering;

/// <summary>Passages of a text that came with the question, most promising first.</summary>
internal static class ContextPassages
{
    /// <summary>The id of the article that such a text counts as.</summary>
    public const string ArticleId = "context";

    /// <summary>What words alone come to in a score, as in that of a chunk that is searched for with the default weights.</summary>
    private static readonly double ShareOfWords = 1 - new RetrievalOptions().DenseWeight;

    /// <summary>The passages of <paramref name="context"/> that share most with <paramref name="question"/>; all of them if they are no more than <paramref name="limit"/>.</summary>
    public static IReadOnlyList<SourcePassage> Of(string context, string question, SentenceChunker chunker, int maxTokens, int limit, CancellationToken cancellationToken)
    {
        var chunks = chunker.WithMaxTokens(maxTokens).Chunk(context);
        var article = new ArticleSummary { Id = ArticleId, Version = 1 };
        var scores = Scores(chunks, question, cancellationToken);
        return [.. chunks
            .Select((chunk, i) => (Chunk: chunk, Score: scores[i]))
            .OrderByDescending(c => c.Score)
            .Take(limit)
            .Select(c => new SourcePassage(
                new Passage(c.Chunk.Text, [.. c.Chunk.Sentences.Select(s => s.Shift(-c.Chunk.Range.Start))], c.Score), article, context, c.Chunk.Range.Start))];
    }

    /// <summary>Rarity-weighted count of the question's stems in each chunk, as a share of the best; of the best one itself <see cref="ShareOfWords"/>.</summary>
    private static double[] Scores(IReadOnlyList<Chunk> chunks, string question, CancellationToken cancellationToken)
    {
        var scores = new double[chunks.Count];
        if (chunks.Count < 2)
            return scores;
        var wanted = Words.ContentOf(question).Select(w => w.Stem).ToHashSet(StringComparer.Ordinal);
        var found = new HashSet<string>[chunks.Count];
        for (var i = 0; i < found.Length; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            found[i] = [.. Words.Of(chunks[i].Text).Select(w => w.Stem).Where(wanted.Contains)];
        }

        foreach (var stem in wanted)
        {
            var count = found.Count(f => f.Contains(stem));
            var weight = Math.Log(1 + ((chunks.Count - count + 0.5) / (count + 0.5)));
            for (var i = 0; i < scores.Length; i++)
                scores[i] += found[i].Contains(stem) ? weight : 0;
        }

        var best = scores.Max();
        return best > 0 ? [.. scores.Select(score => ShareOfWords * score / best)] : scores;
    }
}

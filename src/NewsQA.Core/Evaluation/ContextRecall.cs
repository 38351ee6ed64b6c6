using System.Globalization;
using Microsoft.Extensions.AI;
using NewsQA.Articles;
using NewsQA.Chunking;
using NewsQA.Retrieval;
using NewsQA.Storage;

namespace NewsQA.Evaluation;

/// <summary>Measures how often retrieval finds the text that a question was asked about among those of all questions.</summary>
public sealed class ContextRecall(
    IChunkStore store, IRetriever retriever, SentenceChunker chunker, IEmbeddingGenerator<string, Embedding<float>> embeddings)
{
    /// <summary>Deepest rank that recall looks at, in texts: several chunks of one text count once.</summary>
    private const int Depth = 10;

    private const int ChunksAhead = 50;

    /// <summary>Stores the distinct contexts of <paramref name="rows"/>, each as an article, and ranks them for each question.</summary>
    /// <exception cref="ArgumentException">No row has a context.</exception>
    public async Task<RecallFigures> MeasureAsync(IReadOnlyList<QuestionRow> rows, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var ids = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var context in rows.Select(r => r.Context).OfType<string>())
        {
            if (ids.TryAdd(context, string.Create(CultureInfo.InvariantCulture, $"context-{ids.Count}")))
            {
                await StoreAsync(ids[context], context, cancellationToken);
            }
        }

        var ranks = new List<int>();
        foreach (var row in rows.Where(r => r.Context is not null))
        {
            var hits = await retriever.RetrieveAsync(new RetrievalQuery { Question = row.Question, Limit = ChunksAhead }, cancellationToken);
            var texts = hits.Select(h => h.Article.Id).Distinct().Take(Depth).ToList();
            ranks.Add(texts.IndexOf(ids[row.Context!]) + 1);
        }

        return ranks.Count > 0 ? RecallFigures.Of(ranks) : throw new ArgumentException("No row has a context.", nameof(rows));
    }

    private async Task StoreAsync(string id, string text, CancellationToken cancellationToken)
    {
        var chunks = chunker.Chunk(text);
        var vectors = await embeddings.GenerateAsync(chunks.Select(c => c.Text), cancellationToken: cancellationToken);
        await store.SaveAsync(
            new Article { Id = id, Text = text }, [.. chunks.Zip(vectors, (c, v) => new EmbeddedChunk(c, v.Vector))], cancellationToken);
    }
}

using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Options;
using NewsQA.Articles;
using NewsQA.Chunking;
using NewsQA.Storage;

namespace NewsQA.Ingestion;

/// <summary>Reads, chunks, embeds and stores articles, several at a time; one bad item never stops the others.</summary>
/// <remarks>
/// Each article is stored whole or not at all, so that an ingestion that is stopped at any point can simply be run again: what is stored
/// already is recognised before it is embedded. Memory does not grow with the number of articles. Safe for concurrent use.
/// </remarks>
public sealed class IngestionPipeline
{
    private readonly IArticleReader _reader;
    private readonly SentenceChunker _chunker;
    private readonly IEmbeddingGenerator<string, Embedding<float>> _embeddings;
    private readonly IChunkStore _store;
    private readonly IngestionOptions _options;

    /// <summary>Creates a pipeline that fills <paramref name="store"/>, which must be open.</summary>
    public IngestionPipeline(
        IArticleReader reader,
        SentenceChunker chunker,
        IEmbeddingGenerator<string, Embedding<float>> embeddings,
        IChunkStore store,
        IOptions<IngestionOptions> options)
    {
        ArgumentNullException.ThrowIfNull(options);
        (_reader, _chunker, _embeddings, _store, _options) = (reader, chunker, embeddings, store, options.Value);
    }

    /// <summary>Ingests all articles of all sources in their order, giving each result as it is known.</summary>
    /// <exception cref="StoreException">The store itself cannot be used; what was given before is stored.</exception>
    public async IAsyncEnumerable<IngestionResult> IngestAsync(
        IEnumerable<ArticleSource> sources,
        IProgress<IngestionProgress>? progress = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(sources);
        ArticleSource[] all = [.. sources];
        var reader = new OrderedSourceReader(_reader, _options.Parallelism > 0 ? _options.Parallelism : Environment.ProcessorCount);
        var state = new IngestionProgress(0, all.Length, 0, 0);
        var pending = new List<PendingArticle>();
        await foreach (var item in reader.ReadAsync(all, cancellationToken))
        {
            if (item is not { } read)
            {
                state = state with { SourcesRead = state.SourcesRead + 1 };
                progress?.Report(state);
                continue;
            }

            var (result, article) = Examine(read);
            if (article is not null)
            {
                // What waits to be stored is not in the store yet, so a second version or a copy must wait for it.
                if (pending.Exists(p => p.Article.Id == article.Article.Id || p.Article.ContentHash == article.Article.ContentHash))
                {
                    await foreach (var stored in StoreAsync(pending, cancellationToken))
                    {
                        yield return Count(stored);
                    }
                }

                result = await FindStoredAsync(article, cancellationToken);
                if (result is null)
                {
                    pending.Add(article);
                }
            }

            if (result is not null)
            {
                yield return Count(result);
            }

            if (pending.Sum(p => p.Chunks.Count) >= _options.ChunksAtOnce)
            {
                await foreach (var stored in StoreAsync(pending, cancellationToken))
                {
                    yield return Count(stored);
                }
            }
        }

        await foreach (var stored in StoreAsync(pending, cancellationToken))
        {
            yield return Count(stored);
        }

        IngestionResult Count(IngestionResult result)
        {
            state = state with { Articles = state.Articles + 1, Chunks = state.Chunks + result.Chunks };
            progress?.Report(state);
            return result;
        }
    }

    private (IngestionResult? Result, PendingArticle? Article) Examine(ArticleReadResult read)
    {
        if (read.Article is not { } article)
        {
            return (Rejected(read.Source, read.Rejection ?? "It holds no article."), null);
        }

        var chunks = _chunker.Chunk(article);
        return chunks.Count == 0
            ? (Rejected(read.Source, "It holds no sentence; give an article's text."), null)
            : (null, new PendingArticle(read.Source, article, chunks));
    }

    /// <summary>The result for an article whose content is stored already, under its own id or as a copy; else <see langword="null"/>.</summary>
    private async Task<IngestionResult?> FindStoredAsync(PendingArticle pending, CancellationToken cancellationToken)
    {
        var article = pending.Article;
        var current = await _store.GetArticleAsync(article.Id, cancellationToken: cancellationToken);
        if (current?.Article.ContentHash == article.ContentHash)
        {
            return new IngestionResult(pending.Source, IngestionOutcome.Unchanged, article.Id, current.Version, article.Title);
        }

        return current is null && await _store.FindByHashAsync(article.ContentHash, cancellationToken) is { } copy
            && await _store.GetArticleAsync(copy, cancellationToken: cancellationToken) is { } held
            ? new IngestionResult(pending.Source, IngestionOutcome.Unchanged, copy, held.Version, article.Title)
            : null;
    }

    private async IAsyncEnumerable<IngestionResult> StoreAsync(
        List<PendingArticle> pending, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var batch = pending.ToArray();
        pending.Clear();
        if (batch.Length == 0)
        {
            yield break;
        }

        var vectors = await EmbedAsync(batch, cancellationToken);
        for (var i = 0; i < batch.Length; i++)
        {
            yield return vectors[i] is { } own
                ? await SaveAsync(batch[i], own, cancellationToken)
                : Rejected(batch[i].Source, "Its text could not be embedded; check that it is plain text.");
        }
    }

    /// <summary>What is embedded for a chunk: its headline tells what "he" and "the city" are.</summary>
    internal static string EmbeddingText(Article article, Chunk chunk) => article.Title is { } title ? $"{title}\n{chunk.Text}" : chunk.Text;

    /// <summary>The vectors of each article's chunks; <see langword="null"/> for an article that the model cannot take.</summary>
    private async Task<IReadOnlyList<ReadOnlyMemory<float>>?[]> EmbedAsync(PendingArticle[] batch, CancellationToken cancellationToken)
    {
        try
        {
            var all = await _embeddings.GenerateAsync(batch.SelectMany(p => p.EmbeddingTexts()), cancellationToken: cancellationToken);
            var from = 0;
            return [.. batch.Select(p =>
            {
                var own = all.Skip(from).Take(p.Chunks.Count).Select(e => e.Vector).ToArray();
                from += own.Length;
                return own;
            })];
        }
        catch (Exception e) when (e is not OperationCanceledException && batch.Length > 1)
        {
            // One of them is at fault: the others are embedded without it.
            var each = new List<IReadOnlyList<ReadOnlyMemory<float>>?>();
            foreach (var article in batch)
            {
                each.Add((await EmbedAsync([article], cancellationToken))[0]);
            }

            return [.. each];
        }
        catch (Exception e) when (e is ArgumentException or InvalidDataException or InvalidOperationException)
        {
            return [null];
        }
    }

    private async Task<IngestionResult> SaveAsync(
        PendingArticle pending, IReadOnlyList<ReadOnlyMemory<float>> vectors, CancellationToken cancellationToken)
    {
        EmbeddedChunk[] chunks = [.. pending.Chunks.Zip(vectors, (chunk, vector) => new EmbeddedChunk(chunk, vector))];
        var saved = await _store.SaveAsync(pending.Article, chunks, cancellationToken);
        var outcome = saved.Outcome switch
        {
            SaveOutcome.Added => IngestionOutcome.Added,
            SaveOutcome.Updated => IngestionOutcome.Updated,
            SaveOutcome.KeptAsHistory => IngestionOutcome.KeptAsHistory,
            _ => IngestionOutcome.Unchanged,
        };
        return new IngestionResult(
            pending.Source, outcome, pending.Article.Id, saved.Version, pending.Article.Title, outcome == IngestionOutcome.Unchanged ? 0 : chunks.Length);
    }

    private static IngestionResult Rejected(string source, string reason) => new(source, IngestionOutcome.Rejected, Reason: reason);

    private sealed record PendingArticle(string Source, Article Article, IReadOnlyList<Chunk> Chunks)
    {
        /// <summary>The headline before each chunk says whom "he" and "the company" mean; it is embedded, and never quoted.</summary>
        public IEnumerable<string> EmbeddingTexts() =>
            Chunks.Select(chunk => EmbeddingText(Article, chunk));
    }
}

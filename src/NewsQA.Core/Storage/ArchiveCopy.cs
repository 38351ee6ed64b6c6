using System.Collections.Concurrent;
using NewsQA.Articles;
using NewsQA.Chunking;

namespace NewsQA.Storage;

/// <summary>Copies a whole archive from one store into another. Interrupted, it goes on where it was: what is there already is not written again.</summary>
/// <param name="source">Where from.</param>
/// <param name="target">Where to.</param>
/// <param name="embed">Makes the vectors anew, for a target of another model; <see langword="null"/> copies them.</param>
internal sealed class ArchiveCopy(
    IArchive source, IArchive target, Func<Article, IReadOnlyList<Chunk>, CancellationToken, Task<IReadOnlyList<ReadOnlyMemory<float>>>>? embed = null)
{
    /// <summary>How a version is written; a target in use already needs more care than <see cref="IArchive.ImportAsync"/> takes.</summary>
    public Func<ArticleVersion, IReadOnlyList<EmbeddedChunk>, CancellationToken, Task> Import { get; init; } = target.ImportAsync;

    /// <summary>Articles under way at once: enough to hide the way to a server, and bounded in memory.</summary>
    private const int Parallelism = 4;

    /// <summary>Copies every article, and removes from the target those that the source no longer has, if told so.</summary>
    public async Task<ArchiveCopyProgress> RunAsync(
        bool removeOthers, IProgress<ArchiveCopyProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        var total = (await source.GetStatisticsAsync(cancellationToken)).Articles;
        long articles = 0, copied = 0, present = 0;
        var seen = removeOthers ? new ConcurrentDictionary<string, bool>() : null;
        await Parallel.ForEachAsync(
            source.ListArticlesAsync(ChunkFilter.None, cancellationToken),
            new ParallelOptions { MaxDegreeOfParallelism = Parallelism, CancellationToken = cancellationToken },
            async (article, token) =>
            {
                seen?.TryAdd(article.Id, true);
                var (written, known) = await CopyAsync(article.Id, token);
                var now = new ArchiveCopyProgress(
                    Interlocked.Increment(ref articles), total, Interlocked.Add(ref copied, written), Interlocked.Add(ref present, known));
                progress?.Report(now);
            });

        if (seen is not null)
        {
            await foreach (var article in target.ListArticlesAsync(ChunkFilter.None, cancellationToken))
            {
                if (!seen.ContainsKey(article.Id))
                    await target.RemoveArticleAsync(article.Id, cancellationToken);
            }
        }

        return new ArchiveCopyProgress(articles, total, copied, present);
    }

    private async Task<(int Written, int Known)> CopyAsync(string articleId, CancellationToken cancellationToken)
    {
        var known = await target.GetVersionsAsync(articleId, cancellationToken);
        var written = 0;
        var versions = await source.GetVersionsAsync(articleId, cancellationToken);
        foreach (var version in versions)
        {
            if (known.Any(k => IsSame(k, version)))
                continue;
            var chunks = await source.GetEmbeddedChunksAsync(articleId, version.Version, cancellationToken);
            if (embed is not null)
            {
                var vectors = await embed(version.Article, [.. chunks.Select(c => c.Chunk)], cancellationToken);
                chunks = [.. chunks.Zip(vectors, (c, vector) => new EmbeddedChunk(c.Chunk, vector))];
            }

            await Import(version, chunks, cancellationToken);
            written++;
        }

        return (written, versions.Count - written);
    }

    private static bool IsSame(ArticleVersion one, ArticleVersion other) =>
        one.Version == other.Version && one.ValidFrom == other.ValidFrom && one.ValidTo == other.ValidTo
        && one.StoredAt == other.StoredAt && one.Article.ContentHash == other.Article.ContentHash;
}

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

    /// <summary>
    /// Versions stored before are left out: they were copied already. Of what the target has beside the source, only what it had before is
    /// removed then.
    /// </summary>
    public DateTimeOffset Since { get; init; } = DateTimeOffset.MinValue;

    /// <summary>Articles under way at once: enough to hide the way to a server, and bounded in memory.</summary>
    private const int Parallelism = 4;

    /// <summary>Copies every article, and removes from the target those that the source no longer has, if told so.</summary>
    public async Task<ArchiveCopyProgress> RunAsync(
        bool removeOthers, IProgress<ArchiveCopyProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        var total = (await source.GetStatisticsAsync(cancellationToken)).Articles;
        long articles = 0, copied = 0, present = 0;
        var options = new ParallelOptions { MaxDegreeOfParallelism = Parallelism, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(
            source.ListArticlesAsync(ChunkFilter.None, cancellationToken),
            options,
            async (article, token) =>
            {
                var (written, known) = await CopyAsync(article.Id, token);
                var now = new ArchiveCopyProgress(
                    Interlocked.Increment(ref articles), total, Interlocked.Add(ref copied, written), Interlocked.Add(ref present, known));
                progress?.Report(now);
            });

        if (removeOthers)
        {
            // Asked one by one: a list of all that was seen would grow with the archive.
            await Parallel.ForEachAsync(
                target.ListArticlesAsync(ChunkFilter.None, cancellationToken), options, async (article, token) => await RemoveOtherAsync(article.Id, token));
        }

        return new ArchiveCopyProgress(articles, total, copied, present);
    }

    private async Task RemoveOtherAsync(string articleId, CancellationToken cancellationToken)
    {
        if (await source.GetArticleAsync(articleId, cancellationToken: cancellationToken) is not null)
            return;
        var isNew = Since > DateTimeOffset.MinValue
            && (await target.GetVersionsAsync(articleId, cancellationToken)).Any(version => version.StoredAt >= Since);
        if (!isNew)
            await target.RemoveArticleAsync(articleId, cancellationToken);
    }

    private async Task<(int Written, int Known)> CopyAsync(string articleId, CancellationToken cancellationToken)
    {
        var known = await target.GetVersionsAsync(articleId, cancellationToken);
        var written = 0;
        var versions = await source.GetVersionsAsync(articleId, cancellationToken);
        foreach (var version in versions)
        {
            if (version.StoredAt < Since || known.Any(k => IsSame(k, version)))
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

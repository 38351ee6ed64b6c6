using NewsQA.Articles;
using static Qdrant.Client.Grpc.Conditions;

namespace NewsQA.Storage.Qdrant;

/// <summary>
/// Stores versions so that a crash at any point leaves the old or the new: the chunks are written first, marked as pending; then the
/// text and the head; then the marks are taken off. Readers believe the head alone, so the marks only save them work.
/// </summary>
/// <remarks>
/// Every write waits until the server has applied it. Each may be repeated: ids follow from the content, and a head is replaced only by
/// the writer that read it.
/// </remarks>
internal sealed class QdrantWriter(QdrantCollections collections, TimeProvider time)
{
    /// <summary>Rounds against other writers of the same article; each round that is lost is another's success.</summary>
    private const int Rounds = 20;

    private readonly QdrantHeads _heads = new(collections);
    private readonly QdrantSettler _settler = new(collections, time);

    public async Task<SaveResult> SaveAsync(
        Article article, IReadOnlyList<EmbeddedChunk> chunks, CancellationToken cancellationToken)
    {
        for (var round = 0; round < Rounds; round++)
        {
            var head = await _heads.GetAsync(article.Id, cancellationToken);
            if (head is { IsSettled: false })
            {
                await _settler.SettleAsync(head, null, cancellationToken);
                if (head.IsRemoved)
                    continue;
            }

            var now = time.GetUtcNow();
            var stored = head?.Versions ?? [];
            var place = VersionTimeline.Place([.. stored.Select(v => v.Span)], article, now);
            var result = place.Result;
            if (result.Outcome is SaveOutcome.Unchanged)
                return result;
            IReadOnlyList<VersionEntry> versions =
            [
                .. stored.Select(v => v.Version == place.Shortened ? v with { ValidTo = place.ValidFrom } : v),
                new VersionEntry(QdrantPayload.Summary(article, result.Version), article.ContentHash, now, place.ValidFrom, place.ValidTo),
            ];
            if (await AddAsync(article, chunks, head, ArticleHead.After(head, article.Id, versions), result.Version, now, cancellationToken))
                return result;
        }

        throw new StoreException(
            $"The article {article.Id} is being changed by other writers without end: see which processes ingest it, and ingest it again.");
    }

    /// <summary>Stores a version with its place in time already known. For copies of an archive.</summary>
    public async Task ImportAsync(
        Article article, IReadOnlyList<EmbeddedChunk> chunks, VersionEntry entry, CancellationToken cancellationToken)
    {
        for (var round = 0; round < Rounds; round++)
        {
            var head = await _heads.GetAsync(article.Id, cancellationToken);
            if (head is { IsSettled: false })
            {
                await _settler.SettleAsync(head, null, cancellationToken);
                if (head.IsRemoved)
                    continue;
            }

            if (head?.Versions.Contains(entry) == true)
                return;
            var versions = (head?.Versions ?? []).Where(v => v.Version != entry.Version).Append(entry).OrderBy(v => v.Version).ToList();
            var next = ArticleHead.After(head, article.Id, versions);
            if (await AddAsync(article, chunks, head, next, entry.Version, time.GetUtcNow(), cancellationToken))
                return;
        }

        throw new StoreException($"The article {article.Id} is being changed while it is copied: stop other writers and copy again.");
    }

    public async Task<bool> RemoveAsync(string articleId, CancellationToken cancellationToken)
    {
        for (var round = 0; round < Rounds; round++)
        {
            var head = await _heads.GetAsync(articleId, cancellationToken);
            if (head is null)
                return false;
            if (head.IsRemoved)
            {
                await _settler.SettleAsync(head, null, cancellationToken);
                return false;
            }

            var removed = ArticleHead.After(head, articleId, head.Versions, isRemoved: true);
            if (await _heads.ReplaceAsync(head, removed, null, cancellationToken))
            {
                await _settler.SettleAsync(removed, null, cancellationToken);
                return true;
            }
        }

        throw new StoreException($"The article {articleId} is being changed by other writers without end: stop them and remove it again.");
    }

    private async Task<bool> AddAsync(
        Article article, IReadOnlyList<EmbeddedChunk> chunks, ArticleHead? former, ArticleHead head, int version, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var entry = head.Versions.First(v => v.Version == version);
        await WriteChunksAsync(article, chunks, entry, now, cancellationToken);
        if (await _heads.ReplaceAsync(former, head, QdrantPoints.Text(article, entry, now), cancellationToken))
        {
            // A rebuild may have put other collections in use since the chunks were written: then they are missing beside the head.
            if (await CountAsync(article.Id, entry, cancellationToken) < (ulong)chunks.Count)
                await WriteChunksAsync(article, chunks, entry, now, cancellationToken);
            await _settler.SettleAsync(head, former, cancellationToken);
            return true;
        }

        // Another writer was first. Unless it stored the very same version, what was written here belongs to no one.
        var winner = await _heads.GetAsync(article.Id, cancellationToken);
        if (winner?.Versions.Any(v => v.Version == version && v.Hash == entry.Hash) != true)
        {
            var own = QdrantFilter.Version(article.Id, version, entry.Hash);
            foreach (var collection in new[] { collections.Chunks, collections.Articles })
            {
                var points = own.Clone();
                points.MustNot.Add(MatchKeyword(QdrantPayload.Kind, QdrantPayload.HeadKind));
                await collections.DeleteAsync(collection, points, cancellationToken);
            }
        }

        return false;
    }

    private async Task WriteChunksAsync(
        Article article, IReadOnlyList<EmbeddedChunk> chunks, VersionEntry entry, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var heading = LexicalTerms.OfHeading(article.Title, article.Subtitle);
        foreach (var batch in chunks.Chunk(collections.Options.BatchSize))
        {
            var points = batch.Select(chunk => QdrantPoints.Chunk(article, chunk, heading, entry, now)).ToList();
            await collections.Connection.CallAsync(
                (client, token) => client.UpsertAsync(collections.Chunks, points, wait: true, cancellationToken: token), cancellationToken);
        }
    }

    private Task<ulong> CountAsync(string articleId, VersionEntry entry, CancellationToken cancellationToken) =>
        collections.Connection.CallAsync(
            (client, token) => client.CountAsync(
                collections.Chunks, QdrantFilter.Version(articleId, entry.Version, entry.Hash), exact: true, cancellationToken: token),
            cancellationToken);
}

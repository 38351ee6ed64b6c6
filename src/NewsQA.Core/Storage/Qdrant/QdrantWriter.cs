using NewsQA.Articles;
using Qdrant.Client.Grpc;
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

    public async Task<SaveResult> SaveAsync(
        Article article, IReadOnlyList<EmbeddedChunk> chunks, CancellationToken cancellationToken)
    {
        for (var round = 0; round < Rounds; round++)
        {
            var head = await _heads.GetAsync(article.Id, cancellationToken);
            if (head is { IsSettled: false })
            {
                await SettleAsync(head, null, cancellationToken);
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
            if (await AddAsync(article, chunks, head, new ArticleHead(article.Id, NewRevision(), false, false, versions), result.Version, now, cancellationToken))
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
                await SettleAsync(head, null, cancellationToken);
                if (head.IsRemoved)
                    continue;
            }

            if (head?.Versions.Contains(entry) == true)
                return;
            var versions = (head?.Versions ?? []).Where(v => v.Version != entry.Version).Append(entry).OrderBy(v => v.Version).ToList();
            var next = new ArticleHead(article.Id, NewRevision(), false, false, versions);
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
                await SettleAsync(head, null, cancellationToken);
                return false;
            }

            var removed = head with { Revision = NewRevision(), IsSettled = false, IsRemoved = true };
            if (await _heads.ReplaceAsync(head, removed, null, cancellationToken))
            {
                await SettleAsync(removed, null, cancellationToken);
                return true;
            }
        }

        throw new StoreException($"The article {articleId} is being changed by other writers without end: stop them and remove it again.");
    }

    /// <summary>Finishes what a crashed writer began, and sweeps away what it never will.</summary>
    public async Task RecoverAsync(CancellationToken cancellationToken)
    {
        var unsettled = new Filter { Must = { MatchKeyword(QdrantPayload.Kind, QdrantPayload.HeadKind), Match(QdrantPayload.Settled, false) } };
        await foreach (var head in _heads.ScrollAsync(unsettled, cancellationToken))
            await SettleAsync(ArticleHead.From(head), null, cancellationToken);

        // Marks that are left belong to no head: to a save under way, or, when they are old, to one that will not go on.
        var abandoned = new Filter
        {
            Must =
            {
                new Condition
                {
                    Field = new FieldCondition
                    {
                        Key = QdrantPayload.PendingSince,
                        DatetimeRange = new DatetimeRange
                        {
                            Lt = QdrantFilter.At(time.GetUtcNow() - TimeSpan.FromHours(collections.Options.AbandonedAfterHours)),
                        },
                    },
                },
            },
        };
        foreach (var collection in new[] { collections.Chunks, collections.Articles })
            await DeleteAsync(collection, abandoned, cancellationToken);
    }

    private async Task<bool> AddAsync(
        Article article, IReadOnlyList<EmbeddedChunk> chunks, ArticleHead? former, ArticleHead head, int version, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var entry = head.Versions.First(v => v.Version == version);
        await WriteChunksAsync(article, chunks, entry, now, cancellationToken);
        if (await _heads.ReplaceAsync(former, head, TextPoint(article, entry, now), cancellationToken))
        {
            await SettleAsync(head, former, cancellationToken);
            return true;
        }

        // Another writer was first. Unless it stored the very same version, what was written here belongs to no one.
        var winner = await _heads.GetAsync(article.Id, cancellationToken);
        if (winner?.Versions.Any(v => v.Version == version && v.Hash == entry.Hash) != true)
        {
            var own = new Filter
            {
                Must = { MatchKeyword(QdrantPayload.ArticleId, article.Id), Match(QdrantPayload.Version, version), MatchKeyword(QdrantPayload.Hash, entry.Hash) },
            };
            foreach (var collection in new[] { collections.Chunks, collections.Articles })
            {
                var points = own.Clone();
                points.MustNot.Add(MatchKeyword(QdrantPayload.Kind, QdrantPayload.HeadKind));
                await DeleteAsync(collection, points, cancellationToken);
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
            var points = batch.Select(chunk => ChunkPoint(article, chunk, heading, entry, now)).ToList();
            await collections.Connection.CallAsync(
                (client, token) => client.UpsertAsync(collections.Chunks, points, wait: true, cancellationToken: token), cancellationToken);
        }
    }

    /// <summary>Brings the points' own fields up to date with the head. Repeating it, or doing it late, does no harm.</summary>
    /// <param name="head">The head to settle.</param>
    /// <param name="former">The settled head before it; only what differs is written. <see langword="null"/> writes all.</param>
    /// <param name="cancellationToken">Stops it.</param>
    private async Task SettleAsync(ArticleHead head, ArticleHead? former, CancellationToken cancellationToken)
    {
        if (head.IsRemoved)
        {
            var all = Of(head.ArticleId);
            await DeleteAsync(collections.Chunks, all, cancellationToken);
            var texts = all.Clone();
            texts.Must.Add(MatchKeyword(QdrantPayload.Kind, QdrantPayload.VersionKind));
            await DeleteAsync(collections.Articles, texts, cancellationToken);
            await DeleteAsync(collections.Articles, HeadOf(head), cancellationToken);
            return;
        }

        var chunkOperations = new List<PointsUpdateOperation>();
        var articleOperations = new List<PointsUpdateOperation>();
        foreach (var version in head.Versions.Where(v => former?.Versions.Contains(v) != true))
        {
            var points = Of(head.ArticleId);
            points.Must.Add(Match(QdrantPayload.Version, version.Version));
            // What has another content under this number is a crashed writer's.
            var strangers = points.Clone();
            strangers.MustNot.Add(MatchKeyword(QdrantPayload.Hash, version.Hash));
            points.Must.Add(MatchKeyword(QdrantPayload.Hash, version.Hash));
            // A head has no number of its own: in the articles' collection these conditions meet texts alone.
            foreach (var operations in new[] { chunkOperations, articleOperations })
            {
                operations.Add(new PointsUpdateOperation { DeletePoints = new() { Points = new PointsSelector { Filter = strangers } } });
                operations.Add(new PointsUpdateOperation
                {
                    DeletePayload = new() { Keys = { QdrantPayload.PendingSince }, PointsSelector = new PointsSelector { Filter = points } },
                });
            }

            if (version.ValidTo is { } until)
            {
                chunkOperations.Add(new PointsUpdateOperation
                {
                    SetPayload = new()
                    {
                        Payload = { [QdrantPayload.Current] = false, [QdrantPayload.ValidTo] = QdrantPayload.Text(until) },
                        PointsSelector = new PointsSelector { Filter = points },
                    },
                });
            }
        }

        articleOperations.Add(new PointsUpdateOperation
        {
            SetPayload = new() { Payload = { [QdrantPayload.Settled] = true }, PointsSelector = new PointsSelector { Filter = HeadOf(head) } },
        });
        await UpdateAsync(collections.Chunks, chunkOperations, cancellationToken);
        await UpdateAsync(collections.Articles, articleOperations, cancellationToken);
    }

    private Task UpdateAsync(string collection, List<PointsUpdateOperation> operations, CancellationToken cancellationToken) =>
        operations.Count == 0
            ? Task.CompletedTask
            : collections.Connection.CallAsync(
                (client, token) => client.UpdateBatchAsync(collection, operations, wait: true, cancellationToken: token), cancellationToken);

    private Task<UpdateResult> DeleteAsync(string collection, Filter filter, CancellationToken cancellationToken) =>
        collections.Connection.CallAsync(
            (client, token) => client.DeleteAsync(collection, filter, wait: true, cancellationToken: token), cancellationToken);

    private static Filter Of(string articleId) => new() { Must = { MatchKeyword(QdrantPayload.ArticleId, articleId) } };

    /// <summary>This head, and none that has replaced it.</summary>
    private static Filter HeadOf(ArticleHead head) => new()
    {
        Must =
        {
            MatchKeyword(QdrantPayload.ArticleId, head.ArticleId),
            MatchKeyword(QdrantPayload.Kind, QdrantPayload.HeadKind),
            MatchKeyword(QdrantPayload.Revision, head.Revision),
        },
    };

    private static string NewRevision() => Guid.NewGuid().ToString("N");

    private static PointStruct TextPoint(Article article, VersionEntry entry, DateTimeOffset now)
    {
        var point = new PointStruct
        {
            Id = NameBasedId.Version(article.Id, entry.Version, entry.Hash),
            Vectors = new Vectors { Vectors_ = new NamedVectors() },
        };
        point.Payload[QdrantPayload.Kind] = QdrantPayload.VersionKind;
        point.Payload[QdrantPayload.ArticleId] = article.Id;
        point.Payload[QdrantPayload.Version] = entry.Version;
        point.Payload[QdrantPayload.Hash] = entry.Hash;
        point.Payload.Set(QdrantPayload.PendingSince, now);
        point.Payload.SetArticle(article);
        return point;
    }

    private static PointStruct ChunkPoint(Article article, EmbeddedChunk chunk, List<string> heading, VersionEntry entry, DateTimeOffset now)
    {
        var point = new PointStruct { Id = NameBasedId.Chunk(article.Id, entry.Version, entry.Hash, chunk.Chunk.Index) };
        var dense = new DenseVector();
        dense.Data.AddRange(chunk.Vector.ToArray());
        var vectors = new NamedVectors();
        vectors.Vectors[QdrantSchema.Dense] = new Vector { Dense = dense };
        vectors.Vectors[QdrantSchema.Bm25] = new Vector { Sparse = Bm25Encoder.Document(heading, chunk.Chunk.Text) };
        point.Vectors = new Vectors { Vectors_ = vectors };
        var fields = point.Payload;
        fields[QdrantPayload.ArticleId] = article.Id;
        fields[QdrantPayload.Version] = entry.Version;
        fields[QdrantPayload.Hash] = entry.Hash;
        fields[QdrantPayload.Current] = entry.ValidTo is null;
        fields.Set(QdrantPayload.OutletKey, article.Outlet is { } outlet ? QdrantPayload.KeyOf(outlet) : null);
        fields.Set(QdrantPayload.Published, article.Published);
        fields.Set(QdrantPayload.ValidFrom, entry.ValidFrom);
        fields.Set(QdrantPayload.ValidTo, entry.ValidTo);
        fields.Set(QdrantPayload.PendingSince, now);
        fields.SetChunk(chunk.Chunk);
        return point;
    }
}

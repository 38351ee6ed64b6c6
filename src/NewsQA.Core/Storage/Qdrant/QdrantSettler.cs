using Qdrant.Client.Grpc;
using static Qdrant.Client.Grpc.Conditions;

namespace NewsQA.Storage.Qdrant;

/// <summary>Makes chunks and texts agree with the head of their article: after each write, and after a writer that crashed.</summary>
/// <remarks>Readers believe the head alone, so that it matters neither when this happens nor how often.</remarks>
internal sealed class QdrantSettler(QdrantCollections collections, TimeProvider time)
{
    /// <summary>Finishes what a crashed writer began, and sweeps away what it never will.</summary>
    public async Task RecoverAsync(CancellationToken cancellationToken)
    {
        var unsettled = new Filter { Must = { MatchKeyword(QdrantPayload.Kind, QdrantPayload.HeadKind), Match(QdrantPayload.Settled, false) } };
        await foreach (var head in new QdrantHeads(collections).ScrollAsync(unsettled, cancellationToken))
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
            await collections.DeleteAsync(collection, abandoned, cancellationToken);
    }

    /// <summary>Brings the points' own fields up to date with the head. Repeating it, or doing it late, does no harm.</summary>
    /// <param name="head">The head to settle.</param>
    /// <param name="former">The settled head before it; only what differs is written. <see langword="null"/> writes all.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task SettleAsync(ArticleHead head, ArticleHead? former, CancellationToken cancellationToken)
    {
        if (head.IsRemoved)
        {
            var all = Of(head.ArticleId);
            await collections.DeleteAsync(collections.Chunks, all, cancellationToken);
            var texts = all.Clone();
            texts.Must.Add(MatchKeyword(QdrantPayload.Kind, QdrantPayload.VersionKind));
            await collections.DeleteAsync(collections.Articles, texts, cancellationToken);
            await collections.DeleteAsync(collections.Articles, HeadOf(head), cancellationToken);
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
}

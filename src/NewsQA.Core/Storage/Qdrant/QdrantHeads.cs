using Google.Protobuf.Collections;
using Qdrant.Client.Grpc;

namespace NewsQA.Storage.Qdrant;

/// <summary>Reads and replaces the heads of articles.</summary>
internal sealed class QdrantHeads(QdrantCollections collections)
{
    public async Task<ArticleHead?> GetAsync(string articleId, CancellationToken cancellationToken) =>
        (await GetAsync([articleId], cancellationToken)).GetValueOrDefault(articleId);

    public async Task<Dictionary<string, ArticleHead>> GetAsync(IEnumerable<string> articleIds, CancellationToken cancellationToken)
    {
        var ids = articleIds.Distinct().Select(id => (PointId)NameBasedId.Head(id)).ToList();
        if (ids.Count == 0)
            return [];
        var points = await collections.Connection.CallAsync(
            (client, token) => client.RetrieveAsync(
                collections.Articles, ids, withPayload: true, withVectors: false, readConsistency: Consistency, cancellationToken: token),
            cancellationToken);
        return points.Select(p => ArticleHead.From(p.Payload)).ToDictionary(h => h.ArticleId);
    }

    /// <summary>
    /// Writes <paramref name="text"/>, if any, then replaces the head, if it is still the one that was read.
    /// <see langword="false"/> if another writer was first.
    /// </summary>
    public async Task<bool> ReplaceAsync(ArticleHead? former, ArticleHead head, PointStruct? text, CancellationToken cancellationToken)
    {
        var replacement = new PointsUpdateOperation.Types.PointStructList { Points = { head.ToPoint() } };
        if (former is null)
        {
            replacement.UpdateMode = UpdateMode.InsertOnly;
        }
        else
        {
            replacement.UpdateMode = UpdateMode.UpdateOnly;
            replacement.UpdateFilter = new Filter { Must = { Conditions.MatchKeyword(QdrantPayload.Revision, former.Revision) } };
        }

        var operations = new List<PointsUpdateOperation>();
        if (text is not null)
            operations.Add(new PointsUpdateOperation { Upsert = new() { Points = { text } } });
        operations.Add(new PointsUpdateOperation { Upsert = replacement });
        await collections.Connection.CallAsync(
            (client, token) => client.UpdateBatchAsync(
                collections.Articles, operations, wait: true, ordering: WriteOrderingType.Strong, cancellationToken: token),
            cancellationToken);
        // The server does not say whether the condition held; and what was written may have been replaced in its turn meanwhile.
        return (await GetAsync(head.ArticleId, cancellationToken))?.GoesBackTo(head) == true;
    }

    /// <summary>Pages through all points that pass, by id.</summary>
    public async IAsyncEnumerable<MapField<string, Value>> ScrollAsync(
        Filter filter, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        PointId? offset = null;
        do
        {
            var page = await collections.Connection.CallAsync(
                (client, token) => client.ScrollAsync(
                    collections.Articles, filter, limit: 256, offset: offset, payloadSelector: true, vectorsSelector: false, cancellationToken: token),
                cancellationToken);
            foreach (var point in page.Result)
                yield return point.Payload;
            offset = page.NextPageOffset;
        }
        while (offset is not null);
    }

    /// <summary>
    /// A head must never be older than a write that was acknowledged. Where every copy has each write, any copy will do, and a node may be
    /// down; else most must agree, for which the server wants all of them up.
    /// </summary>
    private ReadConsistency? Consistency =>
        collections.Options.Replicas > collections.Options.WriteConsistency ? new ReadConsistency { Type = ReadConsistencyType.Majority } : null;
}

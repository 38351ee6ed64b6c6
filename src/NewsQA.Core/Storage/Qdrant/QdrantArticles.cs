using System.Runtime.CompilerServices;
using NewsQA.Articles;
using Qdrant.Client.Grpc;
using static Qdrant.Client.Grpc.Conditions;

namespace NewsQA.Storage.Qdrant;

/// <summary>Reads articles and their lists.</summary>
internal sealed class QdrantArticles(QdrantCollections collections)
{
    private const int PageSize = 256;

    private readonly QdrantHeads _heads = new(collections);

    public async Task<ArticleVersion?> GetAsync(string articleId, int? version, CancellationToken cancellationToken)
    {
        // The head may change between the two reads; the version it named stays, unless the article is removed.
        var head = await _heads.GetAsync(articleId, cancellationToken);
        var entry = head is null or { IsRemoved: true } ? null
            : version is null ? head.Current
            : head.Versions.FirstOrDefault(v => v.Version == version);
        if (entry is null)
            return null;
        PointId id = NameBasedId.Version(articleId, entry.Version, entry.Hash);
        var points = await collections.Connection.CallAsync(
            (client, token) => client.RetrieveAsync(collections.Articles, [id], withPayload: true, withVectors: false, cancellationToken: token),
            cancellationToken);
        return points.Count == 0
            ? null
            : new ArticleVersion(points[0].Payload.Article(articleId), entry.Version, entry.StoredAt, entry.ValidFrom, entry.ValidTo);
    }

    public async Task<IReadOnlyList<ArticleVersion>> GetVersionsAsync(string articleId, CancellationToken cancellationToken)
    {
        var head = await _heads.GetAsync(articleId, cancellationToken);
        if (head is null or { IsRemoved: true })
            return [];
        var ids = head.Versions.ToDictionary(v => NameBasedId.Version(articleId, v.Version, v.Hash).ToString());
        var points = await collections.Connection.CallAsync(
            (client, token) => client.RetrieveAsync(
                collections.Articles, [.. ids.Keys.Select(id => (PointId)Guid.Parse(id))], withPayload: true, withVectors: false, cancellationToken: token),
            cancellationToken);
        return [.. points
            .Select(point => (point.Payload, Entry: ids[point.Id.Uuid]))
            .Select(p => new ArticleVersion(p.Payload.Article(articleId), p.Entry.Version, p.Entry.StoredAt, p.Entry.ValidFrom, p.Entry.ValidTo))
            .OrderBy(v => v.Version)];
    }

    public async Task<string?> FindByHashAsync(string hash, CancellationToken cancellationToken)
    {
        var filter = QdrantFilter.Heads(ChunkFilter.None);
        filter.Must.Add(MatchKeyword(QdrantPayload.Hash, hash));
        string? first = null;
        await foreach (var point in _heads.ScrollAsync(filter, cancellationToken))
        {
            var id = point.Text(QdrantPayload.ArticleId);
            if (first is null || string.CompareOrdinal(id, first) < 0)
                first = id;
        }

        return first;
    }

    /// <summary>Newest first, those without a date last; equal ones by id.</summary>
    public async IAsyncEnumerable<ArticleSummary> ListAsync(ChunkFilter filter, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (filter.AsOf is not null)
        {
            // Heads are ordered by their current version's date; the one that was valid then may have another.
            var all = new List<ArticleSummary>();
            await foreach (var point in _heads.ScrollAsync(QdrantFilter.Heads(filter), cancellationToken))
            {
                if (ArticleHead.From(point).Visible(filter) is { } version)
                    all.Add(version.Summary);
            }

            foreach (var summary in all.OrderByDescending(s => s.Published ?? DateTimeOffset.MinValue).ThenBy(s => s.Id, StringComparer.Ordinal))
                yield return summary;
            yield break;
        }

        await foreach (var summary in DatedAsync(filter, cancellationToken))
            yield return summary;

        var undated = QdrantFilter.Heads(filter);
        undated.Must.Add(IsEmpty(QdrantPayload.Published));
        var rest = new List<ArticleSummary>();
        await foreach (var point in _heads.ScrollAsync(undated, cancellationToken))
        {
            if (ArticleHead.From(point).Visible(filter) is { } version)
                rest.Add(version.Summary);
        }

        foreach (var summary in rest.OrderBy(s => s.Id, StringComparer.Ordinal))
            yield return summary;
    }

    public async Task<StoreStatistics> CountAsync(CancellationToken cancellationToken)
    {
        var settled = new Filter { Must = { IsEmpty(QdrantPayload.PendingSince) } };
        var versions = settled.Clone();
        versions.Must.Add(MatchKeyword(QdrantPayload.Kind, QdrantPayload.VersionKind));
        return new StoreStatistics(
            await CountAsync(collections.Articles, QdrantFilter.Heads(ChunkFilter.None), cancellationToken),
            await CountAsync(collections.Articles, versions, cancellationToken),
            await CountAsync(collections.Chunks, settled, cancellationToken));
    }

    public async Task<IReadOnlyList<ChunkHit>> GetChunksAsync(string articleId, int version, CancellationToken cancellationToken) =>
        [.. (await ReadChunksAsync(articleId, version, withVectors: false, cancellationToken))
            .Select(c => new ChunkHit(c.Summary, c.Point.Payload.Chunk(), 0))];

    /// <summary>The chunks of a version with their vectors, in order.</summary>
    public async Task<IReadOnlyList<EmbeddedChunk>> GetEmbeddedAsync(string articleId, int version, CancellationToken cancellationToken) =>
        [.. (await ReadChunksAsync(articleId, version, withVectors: true, cancellationToken))
            .Select(c => new EmbeddedChunk(
                c.Point.Payload.Chunk(), c.Point.Vectors.Vectors.Vectors[QdrantSchema.Dense].Dense.Data.ToArray()))];

    private async Task<List<(ArticleSummary Summary, RetrievedPoint Point)>> ReadChunksAsync(
        string articleId, int version, bool withVectors, CancellationToken cancellationToken)
    {
        var head = await _heads.GetAsync(articleId, cancellationToken);
        var entry = head is null or { IsRemoved: true } ? null : head.Versions.FirstOrDefault(v => v.Version == version);
        if (entry is null)
            return [];
        var filter = QdrantFilter.Version(articleId, version, entry.Hash);
        var chunks = new List<(ArticleSummary, RetrievedPoint)>();
        PointId? offset = null;
        do
        {
            var page = await collections.Connection.CallAsync(
                (client, token) => client.ScrollAsync(
                    collections.Chunks, filter, limit: PageSize, offset: offset, payloadSelector: true, vectorsSelector: withVectors, cancellationToken: token),
                cancellationToken);
            chunks.AddRange(page.Result.Select(p => (entry.Summary, p)));
            offset = page.NextPageOffset;
        }
        while (offset is not null);
        chunks.Sort((a, b) => a.Item2.Payload.Number("index").CompareTo(b.Item2.Payload.Number("index")));
        return chunks;
    }

    /// <summary>
    /// Pages by date. A page begins at the date where the last one ended, without what was seen of that date, since any number of
    /// articles may share it.
    /// </summary>
    private async IAsyncEnumerable<ArticleSummary> DatedAsync(ChunkFilter filter, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var order = new OrderBy { Key = QdrantPayload.Published, Direction = Direction.Desc };
        var group = new List<ArticleSummary>();
        DateTimeOffset? groupTime = null;
        var seen = new List<PointId>();
        while (true)
        {
            var conditions = QdrantFilter.Heads(filter);
            if (seen.Count > 0)
                conditions.MustNot.Add(new Condition { HasId = new HasIdCondition { HasId = { seen } } });
            var page = await collections.Connection.CallAsync(
                (client, token) => client.ScrollAsync(
                    collections.Articles, conditions, limit: PageSize, payloadSelector: true, vectorsSelector: false, orderBy: order, cancellationToken: token),
                cancellationToken);
            foreach (var point in page.Result)
            {
                var published = QdrantFilter.At(point.Payload.Time(QdrantPayload.Published)!.Value).ToDateTimeOffset();
                if (groupTime != published)
                {
                    foreach (var summary in InOrder(group))
                        yield return summary;
                    group.Clear();
                    seen.Clear();
                    groupTime = published;
                }

                seen.Add(point.Id);
                if (ArticleHead.From(point.Payload).Visible(filter) is { } version)
                    group.Add(version.Summary);
            }

            if (page.Result.Count < PageSize)
                break;
            order.StartFrom = new StartFrom { Timestamp = QdrantFilter.At(groupTime!.Value) };
        }

        foreach (var summary in InOrder(group))
            yield return summary;
    }

    private static IEnumerable<ArticleSummary> InOrder(List<ArticleSummary> group) =>
        group.OrderByDescending(s => s.Published).ThenBy(s => s.Id, StringComparer.Ordinal);

    private Task<long> CountAsync(string collection, Filter filter, CancellationToken cancellationToken) =>
        collections.Connection.CallAsync(
            async (client, token) => checked((long)await client.CountAsync(collection, filter, exact: true, cancellationToken: token)), cancellationToken);
}

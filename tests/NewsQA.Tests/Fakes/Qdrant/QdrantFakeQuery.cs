using System.Numerics.Tensors;
using Grpc.Core;
using Qdrant.Client.Grpc;

namespace NewsQA.Tests.Fakes;

/// <summary>The Query API: one leg, or legs prefetched and fused. The root's filter is merged into every leg before the fusion.</summary>
internal sealed class QdrantFakeQuery(QdrantFakeCollection collection)
{
    public IEnumerable<ScoredPoint> Run(QueryPoints query) =>
        Rank(query.Query, query.Using, query.Prefetch, query.Filter)
            .Skip((int)query.Offset)
            .Take(query.HasLimit ? (int)query.Limit : 10)
            .Select(hit => hit.Point.Scored(hit.Score, query.WithPayload));

    public IEnumerable<PointGroup> RunGroups(QueryPointGroups query) =>
        Rank(query.Query, query.Using, query.Prefetch, query.Filter)
            .Where(hit => hit.Point.Payload.ContainsKey(query.GroupBy))
            .GroupBy(hit => hit.Point.Payload[query.GroupBy].StringValue)
            .Take(query.HasLimit ? (int)query.Limit : 10)
            .Select(group => new PointGroup
            {
                Id = new GroupId { StringValue = group.Key },
                Hits = { group.Take(query.HasGroupSize ? (int)query.GroupSize : 1).Select(hit => hit.Point.Scored(hit.Score, query.WithPayload)) },
            });

    private IEnumerable<(QdrantFakePoint Point, float Score)> Rank(Query query, string vector, IReadOnlyList<PrefetchQuery> prefetch, Filter? root) =>
        query.VariantCase switch
        {
            Query.VariantOneofCase.Rrf => Fuse(prefetch, root, query.Rrf),
            Query.VariantOneofCase.Nearest => Nearest(query.Nearest, vector, root),
            _ => throw new RpcException(new Status(StatusCode.Unimplemented, query.VariantCase.ToString())),
        };

    /// <summary>1 / ((position + 1) / weight + k − 1), positions from 0, k by default 2.</summary>
    private IEnumerable<(QdrantFakePoint Point, float Score)> Fuse(IReadOnlyList<PrefetchQuery> prefetch, Filter? root, Rrf rrf)
    {
        var scores = new Dictionary<QdrantFakePoint, float>();
        for (var leg = 0; leg < prefetch.Count; leg++)
        {
            var weight = rrf.Weights.Count > leg ? rrf.Weights[leg] : 1;
            var filter = Merge(root, prefetch[leg].Filter);
            var hits = Nearest(prefetch[leg].Query.Nearest, prefetch[leg].Using, filter).Take(prefetch[leg].HasLimit ? (int)prefetch[leg].Limit : 10);
            foreach (var (position, hit) in hits.Index())
                scores[hit.Point] = scores.GetValueOrDefault(hit.Point) + (1 / (((position + 1) / weight) + (rrf.HasK ? rrf.K : 2) - 1));
        }

        return Order(scores.Select(s => (s.Key, s.Value)));
    }

    private IEnumerable<(QdrantFakePoint Point, float Score)> Nearest(VectorInput input, string vector, Filter? filter)
    {
        if (input.VariantCase is VectorInput.VariantOneofCase.Sparse)
            return Order(collection.SearchSparse(vector, input.Sparse).Where(hit => QdrantFakeFilter.Passes(hit.Point, filter)));
        var query = QdrantFakeCollection.Unit(input.Dense.Data);
        return Order(collection.Matching(filter)
            .Where(point => point.Dense.ContainsKey(vector))
            .Select(point => (point, TensorPrimitives.Dot<float>(point.Dense[vector], query))));
    }

    private static Filter? Merge(Filter? root, Filter? leaf)
    {
        if (root is null || leaf is null)
            return root ?? leaf;
        return new Filter { Must = { new Condition { Filter = root }, new Condition { Filter = leaf } } };
    }

    private static IEnumerable<(QdrantFakePoint Point, float Score)> Order(IEnumerable<(QdrantFakePoint Point, float Score)> hits) =>
        hits.OrderByDescending(hit => hit.Score).ThenBy(hit => hit.Point.Id, StringComparer.Ordinal);
}

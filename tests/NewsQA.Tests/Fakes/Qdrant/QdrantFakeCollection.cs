using Google.Protobuf.Collections;
using Grpc.Core;
using Qdrant.Client.Grpc;

namespace NewsQA.Tests.Fakes;

/// <summary>Points with their payload indexes and the postings of their sparse vectors.</summary>
internal sealed class QdrantFakeCollection(CreateCollection request)
{
    private readonly Dictionary<string, QdrantFakePoint> _points = [];
    private readonly Dictionary<string, PayloadSchemaType> _indexes = [];
    private readonly Dictionary<string, Dictionary<string, HashSet<QdrantFakePoint>>> _keywords = [];
    private readonly Dictionary<string, Dictionary<uint, Dictionary<QdrantFakePoint, float>>> _postings = [];
    private readonly Dictionary<string, int> _sparseCounts = [];

    public CreateCollection Request => request;

    public int PointCount => _points.Count;

    public IReadOnlyCollection<string> IndexedFields => _indexes.Keys;

    public CollectionInfo Info()
    {
        var info = new CollectionInfo
        {
            Status = CollectionStatus.Green,
            PointsCount = (ulong)_points.Count,
            Config = new CollectionConfig
            {
                Params = new CollectionParams { VectorsConfig = request.VectorsConfig, SparseVectorsConfig = request.SparseVectorsConfig, ShardNumber = request.ShardNumber },
            },
        };
        info.Config.Metadata.Add(request.Metadata);
        foreach (var (field, type) in _indexes)
            info.PayloadSchema[field] = new PayloadSchemaInfo { DataType = type };
        return info;
    }

    public void CreateIndex(CreateFieldIndexCollection index)
    {
        _indexes[index.FieldName] = index.FieldType switch
        {
            FieldType.Keyword => PayloadSchemaType.Keyword,
            FieldType.Integer => PayloadSchemaType.Integer,
            FieldType.Datetime => PayloadSchemaType.Datetime,
            FieldType.Bool => PayloadSchemaType.Bool,
            _ => throw new RpcException(new Status(StatusCode.Unimplemented, index.FieldType.ToString())),
        };
        if (index.FieldType is not FieldType.Keyword)
            return;
        _keywords[index.FieldName] = [];
        foreach (var point in _points.Values)
            IndexKeyword(point, index.FieldName, add: true);
    }

    public QdrantFakePoint? Find(PointId id) => _points.GetValueOrDefault(id.Uuid);

    public IEnumerable<QdrantFakePoint> Matching(Filter? filter)
    {
        foreach (var condition in filter?.Must ?? [])
        {
            if (condition.Field?.Match is { HasKeyword: true } match && _keywords.TryGetValue(condition.Field.Key, out var values))
                return (values.GetValueOrDefault(match.Keyword) ?? []).Where(p => QdrantFakeFilter.Passes(p, filter));
        }

        return _points.Values.Where(p => QdrantFakeFilter.Passes(p, filter));
    }

    public void Upsert(RepeatedField<PointStruct> points, Filter? condition, UpdateMode mode)
    {
        var made = points.Select(Make).ToList();
        foreach (var point in made)
        {
            if (_points.TryGetValue(point.Id, out var old))
            {
                if (mode is UpdateMode.InsertOnly || !QdrantFakeFilter.Passes(old, condition))
                    continue;
                Index(old, add: false);
            }
            else if (mode is UpdateMode.UpdateOnly)
            {
                continue;
            }

            _points[point.Id] = point;
            Index(point, add: true);
        }
    }

    public void Delete(PointsSelector selector)
    {
        foreach (var point in Selected(selector))
        {
            Index(point, add: false);
            _points.Remove(point.Id);
        }
    }

    public void SetPayload(PointsSelector selector, MapField<string, Value> payload)
    {
        foreach (var point in Selected(selector))
        {
            foreach (var (field, value) in payload)
                Change(point, field, value);
        }
    }

    public void DeletePayload(PointsSelector selector, RepeatedField<string> fields)
    {
        foreach (var point in Selected(selector))
        {
            foreach (var field in fields)
                Change(point, field, null);
        }
    }

    public ScrollResponse Scroll(ScrollPoints scroll)
    {
        var limit = scroll.HasLimit ? (int)scroll.Limit : 10;
        var response = new ScrollResponse();
        if (scroll.OrderBy is { } order)
        {
            if (!_indexes.ContainsKey(order.Key))
                throw new RpcException(new Status(StatusCode.InvalidArgument, $"Wrong input: No range index for `order_by` key: `{order.Key}`"));
            var sign = order.Direction is Direction.Desc ? -1 : 1;
            var from = order.StartFrom?.Timestamp is { } start ? QdrantFakeFilter.Micros(start) : (long?)null;
            response.Result.Add(Matching(scroll.Filter)
                .Select(p => (Point: p, Key: p.Payload.TryGetValue(order.Key, out var v) ? QdrantFakeFilter.Micros(v.StringValue) : null))
                .Where(p => p.Key is not null && (from is null || sign * p.Key >= sign * from))
                .OrderBy(p => sign * p.Key!.Value).ThenBy(p => p.Point.Id, StringComparer.Ordinal)
                .Take(limit)
                .Select(p => p.Point.Retrieved(scroll.WithPayload, scroll.WithVectors)));
            return response;
        }

        var page = Matching(scroll.Filter)
            .Where(p => scroll.Offset is null || string.CompareOrdinal(p.Id, scroll.Offset.Uuid) >= 0)
            .OrderBy(p => p.Id, StringComparer.Ordinal).Take(limit + 1).ToList();
        response.Result.Add(page.Take(limit).Select(p => p.Retrieved(scroll.WithPayload, scroll.WithVectors)));
        if (page.Count > limit)
            response.NextPageOffset = new PointId { Uuid = page[limit].Id };
        return response;
    }

    /// <summary>Points with any of the query's terms, scored by BM25: weights here and there, times the inverse document frequency.</summary>
    public IEnumerable<(QdrantFakePoint Point, float Score)> SearchSparse(string name, SparseVector query)
    {
        var hasIdf = request.SparseVectorsConfig?.Map.TryGetValue(name, out var parameters) == true && parameters.Modifier is Modifier.Idf;
        var scores = new Dictionary<QdrantFakePoint, float>();
        var terms = _postings.GetValueOrDefault(name) ?? [];
        for (var i = 0; i < query.Indices.Count; i++)
        {
            var postings = terms.GetValueOrDefault(query.Indices[i]) ?? [];
            var idf = hasIdf ? MathF.Log(((_sparseCounts.GetValueOrDefault(name) - postings.Count + 0.5f) / (postings.Count + 0.5f)) + 1) : 1;
            foreach (var (point, weight) in postings)
                scores[point] = scores.GetValueOrDefault(point) + (weight * query.Values[i] * idf);
        }

        return scores.Select(s => (s.Key, s.Value));
    }

    private List<QdrantFakePoint> Selected(PointsSelector selector) => selector.PointsSelectorOneOfCase switch
    {
        PointsSelector.PointsSelectorOneOfOneofCase.Filter => [.. Matching(selector.Filter)],
        PointsSelector.PointsSelectorOneOfOneofCase.Points => [.. selector.Points.Ids.Select(Find).OfType<QdrantFakePoint>()],
        _ => throw new RpcException(new Status(StatusCode.InvalidArgument, "Wrong input: points selector")),
    };

    private QdrantFakePoint Make(PointStruct point)
    {
        var dense = new Dictionary<string, float[]>();
        var sparse = new Dictionary<string, SparseVector>();
        foreach (var (name, vector) in point.Vectors.Vectors_.Vectors)
        {
            if (vector.VectorCase is Vector.VectorOneofCase.Sparse)
            {
                if (request.SparseVectorsConfig?.Map.ContainsKey(name) != true)
                    throw Wrong($"Not existing vector name error: {name}");
                sparse[name] = vector.Sparse;
                continue;
            }

            if (request.VectorsConfig?.ParamsMap?.Map.TryGetValue(name, out var parameters) != true)
                throw Wrong($"Not existing vector name error: {name}");
            if ((ulong)vector.Dense.Data.Count != parameters!.Size)
                throw Wrong($"Vector dimension error: expected dim: {parameters.Size}, got {vector.Dense.Data.Count}");
            dense[name] = Unit(vector.Dense.Data);
        }

        return new QdrantFakePoint(point.Id.Uuid, point.Payload, dense, sparse);
    }

    public static float[] Unit(IEnumerable<float> vector)
    {
        var values = vector.ToArray();
        var length = System.Numerics.Tensors.TensorPrimitives.Norm<float>(values);
        if (length > 0)
            System.Numerics.Tensors.TensorPrimitives.Divide(values, length, values);
        return values;
    }

    private void Change(QdrantFakePoint point, string field, Value? value)
    {
        IndexKeyword(point, field, add: false);
        if (value is null)
            point.Payload.Remove(field);
        else
            point.Payload[field] = value;
        IndexKeyword(point, field, add: true);
    }

    private void Index(QdrantFakePoint point, bool add)
    {
        foreach (var field in _keywords.Keys)
            IndexKeyword(point, field, add);
        foreach (var (name, vector) in point.Sparse)
        {
            _sparseCounts[name] = _sparseCounts.GetValueOrDefault(name) + (add ? 1 : -1);
            if (!_postings.TryGetValue(name, out var terms))
                terms = _postings[name] = [];
            for (var i = 0; i < vector.Indices.Count; i++)
            {
                if (!terms.TryGetValue(vector.Indices[i], out var postings))
                    postings = terms[vector.Indices[i]] = [];
                if (add)
                    postings[point] = vector.Values[i];
                else
                    postings.Remove(point);
            }
        }
    }

    private void IndexKeyword(QdrantFakePoint point, string field, bool add)
    {
        if (!_keywords.TryGetValue(field, out var values) || !point.Payload.TryGetValue(field, out var value) || !value.HasStringValue)
            return;
        if (!values.TryGetValue(value.StringValue, out var points))
            points = values[value.StringValue] = [];
        if (add)
            points.Add(point);
        else
            points.Remove(point);
    }

    private static RpcException Wrong(string message) => new(new Status(StatusCode.InvalidArgument, $"Wrong input: {message}"));
}

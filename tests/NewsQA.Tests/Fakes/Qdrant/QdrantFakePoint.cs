using Google.Protobuf.Collections;
using Qdrant.Client.Grpc;

namespace NewsQA.Tests.Fakes;

/// <summary>A point as it is held: dense vectors at unit length, as cosine collections keep them.</summary>
internal sealed class QdrantFakePoint(string id, MapField<string, Value> payload, Dictionary<string, float[]> dense, Dictionary<string, SparseVector> sparse)
{
    public string Id => id;

    public MapField<string, Value> Payload => payload;

    public Dictionary<string, float[]> Dense => dense;

    public Dictionary<string, SparseVector> Sparse => sparse;

    public RetrievedPoint Retrieved(WithPayloadSelector? withPayload, WithVectorsSelector? withVectors)
    {
        var point = new RetrievedPoint { Id = new PointId { Uuid = id } };
        if (withPayload is { Enable: true })
            point.Payload.Add(payload);
        if (withVectors is { Enable: true })
        {
            var vectors = new NamedVectorsOutput();
            foreach (var (name, vector) in dense)
                vectors.Vectors[name] = new VectorOutput { Dense = new DenseVector { Data = { vector } } };
            foreach (var (name, vector) in sparse)
                vectors.Vectors[name] = new VectorOutput { Sparse = vector.Clone() };
            point.Vectors = new VectorsOutput { Vectors = vectors };
        }

        return point;
    }

    public ScoredPoint Scored(float score, WithPayloadSelector? withPayload)
    {
        var point = new ScoredPoint { Id = new PointId { Uuid = id }, Score = score };
        if (withPayload is { Enable: true })
            point.Payload.Add(payload);
        return point;
    }
}

using NewsQA.Articles;
using Qdrant.Client.Grpc;

namespace NewsQA.Storage.Qdrant;

/// <summary>The points of a version, marked as pending until its head is replaced.</summary>
internal static class QdrantPoints
{
    /// <summary>The full text of a version.</summary>
    public static PointStruct Text(Article article, VersionEntry entry, DateTimeOffset now)
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

    /// <summary>A chunk with its vectors; <paramref name="heading"/> holds the terms of its article's heading.</summary>
    public static PointStruct Chunk(Article article, EmbeddedChunk chunk, List<string> heading, VersionEntry entry, DateTimeOffset now)
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

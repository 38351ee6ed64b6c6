using Google.Protobuf.Collections;
using Qdrant.Client.Grpc;

namespace NewsQA.Storage.Qdrant;

/// <summary>One version in an article's head.</summary>
/// <param name="Summary">What is known of it, with its number.</param>
/// <param name="Hash">Its content's hash.</param>
/// <param name="StoredAt">When it was stored.</param>
/// <param name="ValidFrom">From when on the article read so; <see langword="null"/> for ever.</param>
/// <param name="ValidTo">Until when; <see langword="null"/> for the current version.</param>
internal sealed record VersionEntry(
    ArticleSummary Summary, string Hash, DateTimeOffset StoredAt, DateTimeOffset? ValidFrom, DateTimeOffset? ValidTo)
{
    public int Version => Summary.Version;

    /// <summary>Its place in time.</summary>
    public VersionSpan Span => new(Version, Hash, Summary.Modified ?? Summary.Published, ValidFrom, ValidTo);

    public Value ToValue()
    {
        var fields = new Struct();
        fields.Fields[QdrantPayload.Version] = Version;
        fields.Fields[QdrantPayload.Hash] = Hash;
        fields.Fields.Set("stored_at", StoredAt);
        fields.Fields.Set(QdrantPayload.ValidFrom, ValidFrom);
        fields.Fields.Set(QdrantPayload.ValidTo, ValidTo);
        fields.Fields.SetSummary(Summary);
        return new Value { StructValue = fields };
    }

    public static VersionEntry From(MapField<string, Value> fields, string articleId) => new(
        fields.Summary(articleId),
        fields.Text(QdrantPayload.Hash) ?? "",
        fields.Time("stored_at") ?? default,
        fields.Time(QdrantPayload.ValidFrom),
        fields.Time(QdrantPayload.ValidTo));
}

using Google.Protobuf.Collections;
using Qdrant.Client.Grpc;

namespace NewsQA.Storage.Qdrant;

/// <summary>
/// The one point that says which versions an article has and which is current. Replacing it is the moment at which a new version takes
/// the place of the old: a single point changes whole or not at all, whatever happens before or after.
/// </summary>
/// <param name="ArticleId">The article.</param>
/// <param name="Revision">Changes with every replacement: a writer replaces only the head that it read.</param>
/// <param name="IsSettled">Whether the chunks' own copies of validity have caught up with this head.</param>
/// <param name="IsRemoved">Whether the article is being removed.</param>
/// <param name="Versions">All versions, by number.</param>
/// <param name="Formers">Revisions that this one goes back to, newest first, the last <see cref="FormersKept"/>.</param>
internal sealed record ArticleHead(
    string ArticleId, string Revision, bool IsSettled, bool IsRemoved, IReadOnlyList<VersionEntry> Versions, IReadOnlyList<string> Formers)
{
    /// <summary>As many others may replace a head before its writer has read it back.</summary>
    private const int FormersKept = 20;

    /// <summary>The head that is to take the place of <paramref name="former"/>, with a revision of its own.</summary>
    public static ArticleHead After(ArticleHead? former, string articleId, IReadOnlyList<VersionEntry> versions, bool isRemoved = false) => new(
        articleId, Guid.NewGuid().ToString("N"), IsSettled: false, isRemoved, versions,
        former is null ? [] : [.. former.Formers.Prepend(former.Revision).Take(FormersKept)]);

    /// <summary>Whether this head is <paramref name="other"/>, or one that was made of it.</summary>
    public bool GoesBackTo(ArticleHead other) => Revision == other.Revision || Formers.Contains(other.Revision);

    public VersionEntry? Current => IsRemoved ? null : Versions.FirstOrDefault(v => v.ValidTo is null);

    /// <summary>The version that a reader of <paramref name="filter"/> sees, if it passes.</summary>
    public VersionEntry? Visible(ChunkFilter filter)
    {
        if (IsRemoved)
            return null;
        var version = filter.AsOf is { } asOf
            ? Versions.FirstOrDefault(v => (v.ValidFrom is null || v.ValidFrom <= asOf) && (v.ValidTo is null || v.ValidTo > asOf))
            : Current;
        return version is not null && QdrantFilter.Passes(version.Summary, filter) ? version : null;
    }

    public PointStruct ToPoint()
    {
        var point = new PointStruct { Id = NameBasedId.Head(ArticleId), Vectors = new Vectors { Vectors_ = new NamedVectors() } };
        var fields = point.Payload;
        fields[QdrantPayload.Kind] = QdrantPayload.HeadKind;
        fields[QdrantPayload.ArticleId] = ArticleId;
        fields[QdrantPayload.Revision] = Revision;
        fields[QdrantPayload.Settled] = IsSettled;
        fields[QdrantPayload.Removed] = IsRemoved;
        var list = new ListValue();
        list.Values.AddRange(Versions.Select(v => v.ToValue()));
        fields[QdrantPayload.Versions] = new Value { ListValue = list };
        var formers = new ListValue();
        formers.Values.AddRange(Formers.Select(revision => (Value)revision));
        fields[QdrantPayload.Formers] = new Value { ListValue = formers };
        if (Current is { } current)
        {
            fields[QdrantPayload.Hash] = current.Hash;
            fields.Set(QdrantPayload.OutletKey, current.Summary.Outlet is { } outlet ? QdrantPayload.KeyOf(outlet) : null);
            fields.Set(QdrantPayload.Published, current.Summary.Published);
        }

        return point;
    }

    public static ArticleHead From(MapField<string, Value> fields)
    {
        var id = fields.Text(QdrantPayload.ArticleId)!;
        return new ArticleHead(
            id,
            fields.Text(QdrantPayload.Revision) ?? "",
            fields.Flag(QdrantPayload.Settled),
            fields.Flag(QdrantPayload.Removed),
            [.. fields[QdrantPayload.Versions].ListValue.Values.Select(v => VersionEntry.From(v.StructValue.Fields, id))],
            // Heads that an earlier program wrote have none.
            fields.TryGetValue(QdrantPayload.Formers, out var formers) ? [.. formers.ListValue.Values.Select(v => v.StringValue)] : []);
    }
}

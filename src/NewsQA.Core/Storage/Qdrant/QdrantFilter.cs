using Google.Protobuf.WellKnownTypes;
using Qdrant.Client.Grpc;
using static Qdrant.Client.Grpc.Conditions;

namespace NewsQA.Storage.Qdrant;

/// <summary>The same filter twice: as the server's conditions, and over a head in memory.</summary>
/// <remarks>
/// The server compares times by the microsecond, so its conditions include the edges; the head decides exactly. For the same reason the
/// chunks of a switch that is under way pass here: which of the two versions is shown is the head's to say.
/// </remarks>
internal static class QdrantFilter
{
    public static Filter Chunks(ChunkFilter filter)
    {
        var conditions = Articles(filter);
        if (filter.AsOf is { } asOf)
        {
            conditions.Must.Add(UnlessEmpty(QdrantPayload.ValidFrom, new DatetimeRange { Lte = At(asOf) }));
            conditions.Must.Add(UnlessEmpty(QdrantPayload.ValidTo, new DatetimeRange { Gte = At(asOf) }));
        }
        else
        {
            conditions.Must.Add(Match(QdrantPayload.Current, true));
        }

        return conditions;
    }

    public static Filter Heads(ChunkFilter filter)
    {
        // As of another time another version counts, whose outlet and date the head's own fields do not hold.
        var conditions = Articles(filter.AsOf is null ? filter : new ChunkFilter { ArticleIds = filter.ArticleIds });
        conditions.Must.Add(MatchKeyword(QdrantPayload.Kind, QdrantPayload.HeadKind));
        conditions.Must.Add(Match(QdrantPayload.Removed, false));
        return conditions;
    }

    /// <summary>The points of one version of this very content.</summary>
    public static Filter Version(string articleId, int version, string hash) => new()
    {
        Must = { MatchKeyword(QdrantPayload.ArticleId, articleId), Match(QdrantPayload.Version, version), MatchKeyword(QdrantPayload.Hash, hash) },
    };

    public static bool Passes(ArticleSummary summary, ChunkFilter filter) =>
        (filter.ArticleIds.Count == 0 || filter.ArticleIds.Contains(summary.Id))
        && (filter.Outlets.Count == 0
            || (summary.Outlet is { } outlet && filter.Outlets.Any(o => QdrantPayload.KeyOf(o) == QdrantPayload.KeyOf(outlet))))
        && (filter.PublishedFrom is not { } from || summary.Published >= from)
        && (filter.PublishedBefore is not { } before || summary.Published < before);

    public static Timestamp At(DateTimeOffset time)
    {
        // A Timestamp is cut to the server's grain, so that an edge stays included.
        var ticks = time.UtcTicks - (time.UtcTicks % TimeSpan.TicksPerMicrosecond);
        return Timestamp.FromDateTimeOffset(new DateTimeOffset(ticks, TimeSpan.Zero));
    }

    private static Filter Articles(ChunkFilter filter)
    {
        var conditions = new Filter();
        if (filter.ArticleIds.Count > 0)
            conditions.Must.Add(Match(QdrantPayload.ArticleId, filter.ArticleIds));
        if (filter.Outlets.Count > 0)
            conditions.Must.Add(Match(QdrantPayload.OutletKey, [.. filter.Outlets.Select(QdrantPayload.KeyOf)]));
        if (filter.PublishedFrom is { } from)
            conditions.Must.Add(Range(QdrantPayload.Published, new DatetimeRange { Gte = At(from) }));
        if (filter.PublishedBefore is { } before)
            conditions.Must.Add(Range(QdrantPayload.Published, new DatetimeRange { Lte = At(before) }));
        return conditions;
    }

    private static Condition UnlessEmpty(string field, DatetimeRange range) => Filter(new Filter { Should = { IsEmpty(field), Range(field, range) } });

    private static Condition Range(string field, DatetimeRange range) =>
        new() { Field = new FieldCondition { Key = field, DatetimeRange = range } };
}

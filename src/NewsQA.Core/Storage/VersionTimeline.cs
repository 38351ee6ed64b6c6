using NewsQA.Articles;

namespace NewsQA.Storage;

/// <summary>A stored version, as far as its place in time goes.</summary>
/// <param name="Version">Its number.</param>
/// <param name="Hash">Its content's hash.</param>
/// <param name="Dated">The publisher's word on when it was written: modified, else published.</param>
/// <param name="ValidFrom">From when on the article read so; <see langword="null"/> for ever.</param>
/// <param name="ValidTo">Until when; <see langword="null"/> for the current version.</param>
internal sealed record VersionSpan(int Version, string Hash, DateTimeOffset? Dated, DateTimeOffset? ValidFrom, DateTimeOffset? ValidTo);

/// <summary>What storing an article does to the versions that are there.</summary>
/// <param name="Result">The outcome, with the number of the version that holds the content. Nothing else is to be done if it is unchanged.</param>
/// <param name="ValidFrom">From when on the new version is valid.</param>
/// <param name="ValidTo">Until when; <see langword="null"/> if it becomes the current one.</param>
/// <param name="Shortened">The version that ends where the new one begins, if any.</param>
internal sealed record VersionPlacement(SaveResult Result, DateTimeOffset? ValidFrom, DateTimeOffset? ValidTo, int? Shortened);

/// <summary>Where a version takes its place among those that are stored: one rule for all stores.</summary>
internal static class VersionTimeline
{
    /// <summary>Places <paramref name="article"/>, seen at <paramref name="now"/>, among all <paramref name="versions"/> of it.</summary>
    public static VersionPlacement Place(IReadOnlyList<VersionSpan> versions, Article article, DateTimeOffset now)
    {
        var current = versions.FirstOrDefault(v => v.ValidTo is null);
        var hash = article.ContentHash;
        if (current?.Hash == hash)
            return Unchanged(current);

        var dated = article.Modified ?? article.Published;
        var next = versions.Count == 0 ? 1 : versions.Max(v => v.Version) + 1;
        if (current is null)
            return new VersionPlacement(new SaveResult(SaveOutcome.Added, next), dated, null, null);
        if (dated < current.Dated)
            return versions.FirstOrDefault(v => v.Hash == hash) is { } known ? Unchanged(known) : InHistory(versions, dated.Value, next);

        // A version without a date of its own took effect when it was seen, and never before the one that it supersedes.
        var seen = article.Modified ?? now;
        var from = current.ValidFrom > seen ? current.ValidFrom.Value : seen;
        return new VersionPlacement(new SaveResult(SaveOutcome.Updated, next), from, null, current.Version);
    }

    private static VersionPlacement Unchanged(VersionSpan span) => new(new SaveResult(SaveOutcome.Unchanged, span.Version), null, null, null);

    private static VersionPlacement InHistory(IReadOnlyList<VersionSpan> versions, DateTimeOffset dated, int next)
    {
        var before = versions.Where(v => v.ValidFrom is null || v.ValidFrom <= dated).MaxBy(v => v.ValidFrom ?? DateTimeOffset.MinValue);
        var after = versions.Where(v => v.ValidFrom > dated).Min(v => v.ValidFrom);

        // The current version stays current whatever its dates say: an article always has one.
        return new VersionPlacement(
            new SaveResult(SaveOutcome.KeptAsHistory, next), dated, after ?? before?.ValidTo ?? dated, before is { ValidTo: not null } ? before.Version : null);
    }
}

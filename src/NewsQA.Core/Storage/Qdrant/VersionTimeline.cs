using NewsQA.Articles;

namespace NewsQA.Storage.Qdrant;

/// <summary>Where a version takes its place among those that are stored. The rules of the embedded store.</summary>
internal static class VersionTimeline
{
    /// <summary>What storing <paramref name="article"/> does to <paramref name="versions"/>, and the versions afterwards.</summary>
    public static (SaveResult Result, IReadOnlyList<VersionEntry> Versions) Add(
        IReadOnlyList<VersionEntry> versions, Article article, DateTimeOffset now)
    {
        var current = versions.FirstOrDefault(v => v.ValidTo is null);
        var hash = article.ContentHash;
        if (current?.Hash == hash)
            return (new SaveResult(SaveOutcome.Unchanged, current.Version), versions);

        var dated = article.Modified ?? article.Published;
        if (current is not null && dated < current.Dated)
        {
            return versions.FirstOrDefault(v => v.Hash == hash) is { } known
                ? (new SaveResult(SaveOutcome.Unchanged, known.Version), versions)
                : AddToHistory(versions, article, dated!.Value, now);
        }

        // A version without a date of its own took effect when it was seen, and never before the one that it supersedes.
        var from = current is null ? dated : Later(article.Modified ?? now, current.ValidFrom);
        var added = Entry(versions, article, now, from, null);
        return (
            new SaveResult(current is null ? SaveOutcome.Added : SaveOutcome.Updated, added.Version),
            [.. versions.Select(v => v == current ? v with { ValidTo = from } : v), added]);
    }

    private static (SaveResult Result, IReadOnlyList<VersionEntry> Versions) AddToHistory(
        IReadOnlyList<VersionEntry> versions, Article article, DateTimeOffset dated, DateTimeOffset now)
    {
        var before = versions.Where(v => v.ValidFrom is null || v.ValidFrom <= dated).MaxBy(v => v.ValidFrom ?? DateTimeOffset.MinValue);
        var after = versions.Where(v => v.ValidFrom > dated).Min(v => v.ValidFrom);
        var added = Entry(versions, article, now, dated, after ?? before?.ValidTo ?? dated);
        return (
            new SaveResult(SaveOutcome.KeptAsHistory, added.Version),
            // The current version stays current whatever its dates say.
            [.. versions.Select(v => v == before && v.ValidTo is not null ? v with { ValidTo = dated } : v), added]);
    }

    private static VersionEntry Entry(
        IReadOnlyList<VersionEntry> versions, Article article, DateTimeOffset now, DateTimeOffset? from, DateTimeOffset? to)
    {
        var number = versions.Count == 0 ? 1 : versions.Max(v => v.Version) + 1;
        return new VersionEntry(QdrantPayload.Summary(article, number), article.ContentHash, now, from, to);
    }

    private static DateTimeOffset Later(DateTimeOffset time, DateTimeOffset? other) => other > time ? other.Value : time;
}

namespace NewsQA.Ingestion;

/// <summary>What became of one item.</summary>
public enum IngestionOutcome
{
    /// <summary>A new article was stored.</summary>
    Added,

    /// <summary>The article was stored already with this content.</summary>
    Unchanged,

    /// <summary>A new version superseded the stored one.</summary>
    Updated,

    /// <summary>An older version was kept as history.</summary>
    KeptAsHistory,

    /// <summary>The item could not be taken; <see cref="IngestionResult.Reason"/> says why.</summary>
    Rejected,
}

/// <summary>The outcome of one item; an archive gives one for each of its articles.</summary>
/// <param name="Source">The file, line or address it was read from, as a user would name it.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="ArticleId">Its id; <see langword="null"/> if rejected.</param>
/// <param name="Version">The version that holds it; 0 if rejected.</param>
/// <param name="Title">Its headline.</param>
/// <param name="Chunks">Chunks embedded for it; 0 if unchanged or rejected.</param>
/// <param name="Reason">Cause and remedy in one line, if rejected.</param>
public sealed record IngestionResult(
    string Source,
    IngestionOutcome Outcome,
    string? ArticleId = null,
    int Version = 0,
    string? Title = null,
    int Chunks = 0,
    string? Reason = null);

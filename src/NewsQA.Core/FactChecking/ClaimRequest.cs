using NewsQA.Storage;

namespace NewsQA.FactChecking;

/// <summary>A claim and what to hold it against.</summary>
public sealed record ClaimRequest
{
    /// <summary>The claim; each of its sentences is judged by itself.</summary>
    public required string Claim { get; init; }

    /// <summary>A text to judge it by in place of the index; citations then are ranges of it, of an article with the id <c>context</c>.</summary>
    public string? Evidence { get; init; }

    /// <summary>Which articles may judge it.</summary>
    public ChunkFilter Filter { get; init; } = ChunkFilter.None;

    /// <summary>The time at which it is judged; <see langword="null"/> is now.</summary>
    public DateTimeOffset? AsOf { get; init; }
}

using NewsQA.Storage;

namespace NewsQA.Retrieval;

/// <summary>A question, and which articles may answer it.</summary>
public sealed record RetrievalQuery
{
    /// <summary>The question or claim, complete in itself.</summary>
    public required string Question { get; init; }

    /// <summary>How many chunks to return, 1 to 1,000.</summary>
    public int Limit { get; init; } = 10;

    /// <summary>Which articles may be returned.</summary>
    public ChunkFilter Filter { get; init; } = ChunkFilter.None;

    /// <summary>The time at which the question is asked; <see langword="null"/> is now. "Yesterday" is the day before it.</summary>
    public DateTimeOffset? AsOf { get; init; }
}

using NewsQA.Conversations;
using NewsQA.Storage;

namespace NewsQA.Answering;

/// <summary>A question and where to look for its answer.</summary>
public sealed record AskRequest
{
    /// <summary>The question as the user wrote it.</summary>
    public required string Question { get; init; }

    /// <summary>What was asked before; a follow-up is completed from it. The caller adds the answer to it.</summary>
    public Conversation? Conversation { get; init; }

    /// <summary>Which articles may answer.</summary>
    public ChunkFilter Filter { get; init; } = ChunkFilter.None;

    /// <summary>The time at which the question is asked; <see langword="null"/> is now.</summary>
    public DateTimeOffset? AsOf { get; init; }

    /// <summary>A text to answer from in place of the index; citations then are ranges of it, of an article with the id <c>context</c>.</summary>
    public string? Context { get; init; }

    /// <summary>Whether the language model may be asked, where one is configured. Default <see langword="true"/>.</summary>
    public bool UseModel { get; init; } = true;
}

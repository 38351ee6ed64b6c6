namespace NewsQA.Answering;

/// <summary>A step of an answer that is being made; the last one of a stream carries the answer.</summary>
/// <param name="Stage">What is being done.</param>
/// <param name="Sentence">A finished, proven sentence of the answer, where one is ready.</param>
/// <param name="Answer">The whole answer; only in the last update.</param>
/// <param name="Path">Who wrote <paramref name="Sentence"/>. Sentences of a model may be followed by an answer of the local reader, where its reply breaks off.</param>
public sealed record AnswerUpdate(AnswerStage Stage, string? Sentence = null, Answer? Answer = null, AnswerPath Path = AnswerPath.Local);

/// <summary>What is being done for an answer.</summary>
public enum AnswerStage
{
    /// <summary>Searching the index.</summary>
    Retrieving,

    /// <summary>Reading the passages found.</summary>
    Reading,

    /// <summary>A proven sentence is ready.</summary>
    Sentence,

    /// <summary>The answer is whole.</summary>
    Done,
}

namespace NewsQA.Answering;

/// <summary>The four kinds of answer, which are never blurred.</summary>
public enum AnswerKind
{
    /// <summary>Answered, with at least one proven citation.</summary>
    Answered,

    /// <summary>The articles do not hold the answer; the nearest passage is named as such.</summary>
    NotInArticles,

    /// <summary>The question takes for granted what the articles contradict; the contradiction is cited.</summary>
    PremiseContradicted,

    /// <summary>Something broke: <see cref="Answer.Failure"/> gives the cause and the remedy.</summary>
    Failed,
}

/// <summary>An answer to one question. Every citation in it has been proven against the stored article.</summary>
public sealed record Answer
{
    /// <summary>The question as it was asked.</summary>
    public required string Question { get; init; }

    /// <summary>The complete question that was searched: differs from <see cref="Question"/> where a follow-up was joined with what it refers to.</summary>
    public required string StandaloneQuestion { get; init; }

    /// <summary>The kind of answer.</summary>
    public required AnswerKind Kind { get; init; }

    /// <summary>The answer, or a sentence that says why there is none.</summary>
    public required string Text { get; init; }

    /// <summary>
    /// Calibrated probability that the answer is right, 0 to 1; for <see cref="AnswerPath.Model"/> the least support that the verifier gives
    /// to one of its sentences; 0 unless <see cref="AnswerKind.Answered"/> or <see cref="AnswerKind.PremiseContradicted"/>.
    /// </summary>
    public double Confidence { get; init; }

    /// <summary>What proves the answer, best first, or for <see cref="AnswerPath.Model"/> in the order of the numbers [n] in the text; for <see cref="AnswerKind.NotInArticles"/> the nearest passage, if any.</summary>
    public IReadOnlyList<Citation> Citations { get; init; } = [];

    /// <summary>Other answers worth showing, best first, each with its citation.</summary>
    public IReadOnlyList<AlternativeAnswer> Alternatives { get; init; } = [];

    /// <summary>Milliseconds each stage took.</summary>
    public required StageTimings Timings { get; init; }

    /// <summary>Which path gave the answer.</summary>
    public AnswerPath Path { get; init; }

    /// <summary>What a language model contributed and cost, or why the local reader answered in its place; <see langword="null"/> where none was asked.</summary>
    public ModelReport? Model { get; init; }

    /// <summary>Cause and remedy in one line, where <see cref="Kind"/> is <see cref="AnswerKind.Failed"/>.</summary>
    public string? Failure { get; init; }
}

/// <summary>Another answer that the articles may give.</summary>
/// <param name="Text">The answer.</param>
/// <param name="Confidence">Calibrated probability that it is right, 0 to 1.</param>
/// <param name="Citation">What proves it.</param>
public sealed record AlternativeAnswer(string Text, double Confidence, Citation Citation);

/// <summary>Milliseconds spent in each stage of answering.</summary>
/// <param name="Retrieval">Embedding the question and searching the store.</param>
/// <param name="Reading">Reading the passages.</param>
/// <param name="Proof">Checking the citations.</param>
/// <param name="Total">From the question to the answer.</param>
public sealed record StageTimings(double Retrieval, double Reading, double Proof, double Total);

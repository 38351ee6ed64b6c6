namespace NewsQA.Evaluation;

/// <summary>A row of an evaluation file: what is asked or claimed, and what is right.</summary>
/// <param name="Id">Names the row; the number of its line where the file names none.</param>
/// <param name="Line">Its line in the file, from 1.</param>
public abstract record EvaluationRow(string Id, int Line);

/// <summary>A question with its accepted answers.</summary>
/// <inheritdoc cref="EvaluationRow" path="/param"/>
public sealed record QuestionRow(string Id, int Line) : EvaluationRow(Id, Line)
{
    /// <summary>The question.</summary>
    public required string Question { get; init; }

    /// <summary>Accepted answers; empty means that nothing should be answered.</summary>
    public required IReadOnlyList<string> Answers { get; init; }

    /// <summary>The text to answer from in place of the index.</summary>
    public string? Context { get; init; }

    /// <summary>The time at which the question is asked; <see langword="null"/> is now.</summary>
    public DateTimeOffset? AsOf { get; init; }

    /// <summary>Ids of the articles that hold the answer: retrieval is measured against them; empty leaves it unmeasured.</summary>
    public IReadOnlyList<string> Articles { get; init; } = [];
}

/// <summary>A claim with the verdict it deserves.</summary>
/// <inheritdoc cref="EvaluationRow" path="/param"/>
public sealed record ClaimRow(string Id, int Line) : EvaluationRow(Id, Line)
{
    /// <summary>The claim.</summary>
    public required string Claim { get; init; }

    /// <summary>The verdict of a file that only tells supported claims from others.</summary>
    public const string NotSupported = "not_supported";

    /// <summary>
    /// <c>supported</c>, <c>refuted</c>, <c>not_enough_info</c> or <c>conflicting</c>; or <c>not_supported</c>, which each of the last three
    /// meets.
    /// </summary>
    public required string Verdict { get; init; }

    /// <summary>The text to judge it by in place of the index.</summary>
    public string? Evidence { get; init; }

    /// <summary>The time at which it is judged; <see langword="null"/> is now.</summary>
    public DateTimeOffset? AsOf { get; init; }
}

/// <summary>A row, or what is wrong with its line.</summary>
/// <param name="Row">The row; <see langword="null"/> if the line is malformed.</param>
/// <param name="Error">Line number, cause and remedy in one line; <see langword="null"/> if the line is well formed.</param>
public readonly record struct EvaluationRowResult(EvaluationRow? Row, string? Error);

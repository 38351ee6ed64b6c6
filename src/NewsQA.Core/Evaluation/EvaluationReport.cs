using System.Text.Json;

namespace NewsQA.Evaluation;

/// <summary>The figures of an evaluation. What does not apply is <see langword="null"/>; shares and scores are 0 to 1.</summary>
/// <param name="Questions">Figures over the questions.</param>
/// <param name="Retrieval">How often retrieval found an article that the row names.</param>
/// <param name="Paragraphs">How often retrieval found the row's own context among all contexts.</param>
/// <param name="Milliseconds">Time a question took.</param>
/// <param name="MalformedRows">Lines that could not be read and are in no figure.</param>
/// <param name="Complete">Whether all rows were asked: <see langword="false"/> if the run was cancelled.</param>
public sealed record EvaluationReport(
    QuestionFigures? Questions,
    RecallFigures? Retrieval,
    RecallFigures? Paragraphs,
    LatencyFigures? Milliseconds,
    int MalformedRows,
    bool Complete)
{
    /// <summary>The figures over <paramref name="outcomes"/>.</summary>
    public static EvaluationReport Of(
        IReadOnlyList<QuestionOutcome> outcomes, RecallFigures? paragraphs = null, int malformedRows = 0, bool complete = true)
    {
        ArgumentNullException.ThrowIfNull(outcomes);
        int[] ranks = [.. outcomes.Where(o => o.RetrievalRank is not null).Select(o => o.RetrievalRank!.Value)];
        return new(
            outcomes.Count > 0 ? QuestionFigures.Of(outcomes) : null,
            ranks.Length > 0 ? RecallFigures.Of(ranks) : null,
            paragraphs,
            outcomes.Count > 0 ? LatencyFigures.Of([.. outcomes.Select(o => o.Answer.Timings.Total)]) : null,
            malformedRows,
            complete);
    }

    /// <summary>The figures as indented JSON with snake_case names.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, EvaluationLines.Indented.EvaluationReport);
}

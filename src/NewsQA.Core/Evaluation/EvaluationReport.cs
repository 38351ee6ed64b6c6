using System.Text.Json;
using NewsQA.Answering;

namespace NewsQA.Evaluation;

/// <summary>The figures of an evaluation. What does not apply is <see langword="null"/>; shares and scores are 0 to 1.</summary>
/// <param name="Questions">Figures over the questions.</param>
/// <param name="Claims">Figures over the claims.</param>
/// <param name="Reliability">How far the confidence of answers can be believed; an answer is right if its F1 is at least one half.</param>
/// <param name="RiskCoverage">What is wrong among the surest answers.</param>
/// <param name="Retrieval">How often retrieval found an article that the row names.</param>
/// <param name="Paragraphs">How often retrieval found the row's own context among all contexts.</param>
/// <param name="Milliseconds">Time a question or a claim took.</param>
/// <param name="MalformedRows">Lines that could not be read and are in no figure.</param>
/// <param name="Complete">Whether all rows were asked: <see langword="false"/> if the run was cancelled.</param>
public sealed record EvaluationReport(
    QuestionFigures? Questions,
    VerdictFigures? Claims,
    ReliabilityFigures? Reliability,
    RiskCoverageFigures? RiskCoverage,
    RecallFigures? Retrieval,
    RecallFigures? Paragraphs,
    LatencyFigures? Milliseconds,
    int MalformedRows,
    bool Complete)
{
    /// <summary>What came of asking a language model; <see langword="null"/> where none was.</summary>
    public ProofFigures? Proof { get; init; }

    /// <summary>The figures over what was asked and claimed.</summary>
    public static EvaluationReport Of(
        IReadOnlyList<QuestionOutcome> questions, IReadOnlyList<ClaimOutcome>? claims = null, RecallFigures? paragraphs = null, int malformedRows = 0, bool complete = true)
    {
        ArgumentNullException.ThrowIfNull(questions);
        claims ??= [];
        int[] ranks = [.. questions.Where(o => o.RetrievalRank is not null).Select(o => o.RetrievalRank!.Value)];
        (double, bool)[] answers = [.. questions.Where(o => o.Said is not null).Select(o => (o.Answer.Confidence, o.IsRight))];
        double[] times = [.. questions.Select(o => o.Answer.Timings.Total), .. claims.Select(o => o.Check.Milliseconds)];
        return new(
            questions.Count > 0 ? QuestionFigures.Of(questions) : null,
            claims.Count > 0 ? VerdictFigures.Of(claims) : null,
            answers.Length > 0 ? ReliabilityFigures.Of(answers) : null,
            answers.Length > 0 ? RiskCoverageFigures.Of(answers, questions.Count) : null,
            ranks.Length > 0 ? RecallFigures.Of(ranks) : null,
            paragraphs,
            times.Length > 0 ? LatencyFigures.Of(times) : null,
            malformedRows,
            complete)
        {
            Proof = ProofFigures.Of([.. questions.Select(q => q.Answer.Model).OfType<ModelReport>()]),
        };
    }

    /// <summary>The figures as indented JSON with snake_case names.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, EvaluationLines.Indented.EvaluationReport);
}

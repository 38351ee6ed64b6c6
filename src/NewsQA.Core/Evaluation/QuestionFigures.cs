using NewsQA.Answering;

namespace NewsQA.Evaluation;

/// <summary>How well questions were answered.</summary>
/// <param name="Count">Questions.</param>
/// <param name="Answerable">Questions that have an accepted answer.</param>
/// <param name="ExactMatch">Mean over all questions, as in SQuAD 2.0: refusing an unanswerable one counts 1.</param>
/// <param name="F1">Mean over all questions.</param>
/// <param name="AnswerableExactMatch">Mean over the answerable questions; <see langword="null"/> if there are none.</param>
/// <param name="AnswerableF1">Mean over the answerable questions.</param>
/// <param name="UnanswerableRefused">Share of the unanswerable questions that were refused.</param>
/// <param name="AnswerableRefused">Share of the answerable questions that were wrongly refused.</param>
/// <param name="Failed">Questions that failed; they count 0.</param>
/// <param name="BestThreshold">What another threshold of confidence would give; <see langword="null"/> if no question is unanswerable.</param>
public sealed record QuestionFigures(
    int Count,
    int Answerable,
    double ExactMatch,
    double F1,
    double? AnswerableExactMatch,
    double? AnswerableF1,
    double? UnanswerableRefused,
    double? AnswerableRefused,
    int Failed,
    ThresholdFigures? BestThreshold)
{
    /// <summary>The figures over at least one outcome.</summary>
    public static QuestionFigures Of(IReadOnlyList<QuestionOutcome> outcomes)
    {
        ArgumentNullException.ThrowIfNull(outcomes);
        ArgumentOutOfRangeException.ThrowIfZero(outcomes.Count, nameof(outcomes));
        var byAnswerable = outcomes.ToLookup(o => o.Row.Answers.Count > 0);
        QuestionOutcome[] answerable = [.. byAnswerable[true]], unanswerable = [.. byAnswerable[false]];
        return new(
            outcomes.Count,
            answerable.Length,
            outcomes.Average(o => o.ExactMatch),
            outcomes.Average(o => o.F1),
            Mean(answerable, o => o.ExactMatch),
            Mean(answerable, o => o.F1),
            Mean(unanswerable, o => o.IsRefused ? 1 : 0),
            Mean(answerable, o => o.IsRefused ? 1 : 0),
            outcomes.Count(o => o.Answer.Kind == AnswerKind.Failed),
            unanswerable.Length > 0 ? ThresholdFigures.Of(outcomes) : null);
    }

    private static double? Mean(QuestionOutcome[] outcomes, Func<QuestionOutcome, double> value) =>
        outcomes.Length > 0 ? outcomes.Average(value) : null;
}

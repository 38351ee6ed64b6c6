using NewsQA.Answering;

namespace NewsQA.Evaluation;

/// <summary>The threshold of confidence below which answers would best be withheld, as the script of SQuAD 2.0 finds it.</summary>
/// <remarks>
/// What was refused already stays refused: the sweep tells what a higher threshold would give, never what a lower one would.
/// </remarks>
/// <param name="Threshold">Answers with at least this confidence are given.</param>
/// <param name="F1">Mean F1 over all questions at that threshold.</param>
public sealed record ThresholdFigures(double Threshold, double F1)
{
    /// <summary>The threshold with the highest F1; of equal ones the lowest.</summary>
    public static ThresholdFigures Of(IReadOnlyList<QuestionOutcome> outcomes)
    {
        ArgumentNullException.ThrowIfNull(outcomes);
        ArgumentOutOfRangeException.ThrowIfZero(outcomes.Count, nameof(outcomes));

        // Raising the threshold past an answer exchanges its F1 for that of saying nothing: sum up in that order.
        QuestionOutcome[] given = [.. outcomes.Where(o => o.Answer.Kind == AnswerKind.Answered).OrderBy(o => o.Answer.Confidence)];
        var total = outcomes.Sum(o => o.F1);
        var (best, threshold) = (total, given is [var least, ..] ? least.Answer.Confidence : 0);
        for (var i = 0; i < given.Length; i++)
        {
            total += (given[i].Row.Answers.Count == 0 ? 1 : 0) - given[i].F1;
            var next = i + 1 < given.Length ? given[i + 1].Answer.Confidence : 1;
            if (total > best + 1e-9 && next > given[i].Answer.Confidence)
                (best, threshold) = (total, next);
        }

        return new(threshold, best / outcomes.Count);
    }
}

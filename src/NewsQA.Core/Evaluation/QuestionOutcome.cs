using NewsQA.Answering;

namespace NewsQA.Evaluation;

/// <summary>A question of an evaluation with what was answered.</summary>
/// <param name="Row">What was asked, and what is right.</param>
/// <param name="Answer">What was answered.</param>
/// <param name="RetrievalRank">Rank, from 1, of the first chunk of an article that <paramref name="Row"/> names, 0 if it was not found; <see langword="null"/> where the row names none.</param>
public sealed record QuestionOutcome(QuestionRow Row, Answer Answer, int? RetrievalRank = null)
{
    /// <summary>From here on an answer counts as right where only right and wrong are told apart.</summary>
    private const double LeastF1 = 0.5;

    /// <summary>Whether nothing was given as an answer; a failure is no refusal.</summary>
    public bool IsRefused => Answer.Kind is AnswerKind.NotInArticles or AnswerKind.PremiseContradicted;

    /// <summary>What counts as said; <see langword="null"/> if nothing was.</summary>
    public string? Said => Answer.Kind == AnswerKind.Answered ? Answer.Text : null;

    /// <summary>0 or 1; 0 for a failure.</summary>
    public double ExactMatch => Answer.Kind == AnswerKind.Failed ? 0 : SquadMetric.ExactMatch(Said, Row.Answers);

    /// <summary>Whether what was said shares at least half of its words with an accepted answer.</summary>
    public bool IsRight => Said is not null && F1 >= LeastF1;

    /// <summary>0 to 1; 0 for a failure.</summary>
    public double F1 => Answer.Kind == AnswerKind.Failed ? 0 : SquadMetric.F1(Said, Row.Answers);
}

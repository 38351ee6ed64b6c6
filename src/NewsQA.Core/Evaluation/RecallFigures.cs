namespace NewsQA.Evaluation;

/// <summary>Share of questions for which what was sought stood among the first results.</summary>
/// <param name="Count">Questions.</param>
/// <param name="At1">Share found first.</param>
/// <param name="At5">Share found among the first five.</param>
/// <param name="At10">Share found among the first ten.</param>
public sealed record RecallFigures(int Count, double At1, double At5, double At10)
{
    /// <summary>The figures over ranks from 1; 0 stands for what was not found.</summary>
    public static RecallFigures Of(IReadOnlyList<int> ranks)
    {
        ArgumentNullException.ThrowIfNull(ranks);
        ArgumentOutOfRangeException.ThrowIfZero(ranks.Count, nameof(ranks));
        double At(int k) => ranks.Average(rank => rank > 0 && rank <= k ? 1.0 : 0.0);
        return new(ranks.Count, At(1), At(5), At(10));
    }
}

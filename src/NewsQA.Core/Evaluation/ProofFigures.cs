using NewsQA.Answering;

namespace NewsQA.Evaluation;

/// <summary>What came of asking a language model.</summary>
/// <param name="Asked">Questions that it was asked.</param>
/// <param name="Failed">Questions that the local reader answered in its place.</param>
/// <param name="Shown">Sentences that were proven and shown, the repaired ones included.</param>
/// <param name="Dropped">Sentences left out.</param>
/// <param name="Repaired">Sentences proven only after the model was told why they were not.</param>
/// <param name="TokensIn">Tokens sent, as far as the provider says.</param>
/// <param name="TokensOut">Tokens received, as far as the provider says.</param>
public sealed record ProofFigures(int Asked, int Failed, int Shown, int Dropped, int Repaired, long TokensIn, long TokensOut)
{
    /// <summary>The sums; <see langword="null"/> if no model was asked.</summary>
    public static ProofFigures? Of(IReadOnlyList<ModelReport> reports)
    {
        ArgumentNullException.ThrowIfNull(reports);
        return reports.Count == 0 ? null : new(
            reports.Count, reports.Count(r => r.Failure is not null), reports.Sum(r => r.Shown), reports.Sum(r => r.Dropped.Count), reports.Sum(r => r.Repaired),
            reports.Sum(r => r.TokensIn ?? 0), reports.Sum(r => r.TokensOut ?? 0));
    }
}

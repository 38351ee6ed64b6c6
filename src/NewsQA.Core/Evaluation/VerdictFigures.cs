namespace NewsQA.Evaluation;

/// <summary>How well claims were judged.</summary>
/// <param name="Count">Claims.</param>
/// <param name="Accuracy">Share judged rightly.</param>
/// <param name="BalancedAccuracy">Mean over the verdicts that are right somewhere of the share of their claims judged rightly.</param>
/// <param name="MacroF1">Mean of the classes' F1.</param>
/// <param name="F1">F1 of each verdict that occurs, by name.</param>
public sealed record VerdictFigures(int Count, double Accuracy, double BalancedAccuracy, double MacroF1, IReadOnlyDictionary<string, double> F1)
{
    private static readonly string Supported = ClaimOutcome.Name(FactChecking.Verdict.Supported);

    /// <summary>The figures over at least one outcome. Where a row only tells supported from not supported, all are compared so.</summary>
    public static VerdictFigures Of(IReadOnlyList<ClaimOutcome> outcomes)
    {
        ArgumentNullException.ThrowIfNull(outcomes);
        var isBinary = outcomes.Any(o => o.Row.Verdict == ClaimRow.NotSupported);
        return Of([.. outcomes.Select(o => (Class(o.Row.Verdict), Class(o.Given)))]);

        string Class(string verdict) => isBinary && verdict != Supported ? ClaimRow.NotSupported : verdict;
    }

    /// <summary>The figures over at least one pair of the right verdict and the one given.</summary>
    public static VerdictFigures Of(IReadOnlyList<(string Right, string Given)> verdicts)
    {
        ArgumentNullException.ThrowIfNull(verdicts);
        ArgumentOutOfRangeException.ThrowIfZero(verdicts.Count, nameof(verdicts));
        var f1 = verdicts.SelectMany(v => new[] { v.Right, v.Given }).Distinct().Order(StringComparer.Ordinal).ToDictionary(
            name => name,
            name =>
            {
                // 2TP / (2TP + FP + FN)
                var both = verdicts.Count(v => v.Right == name && v.Given == name);
                return 2.0 * both / (verdicts.Count(v => v.Right == name) + verdicts.Count(v => v.Given == name));
            });
        return new(
            verdicts.Count,
            verdicts.Average(v => v.Right == v.Given ? 1.0 : 0.0),
            verdicts.GroupBy(v => v.Right).Average(claims => claims.Average(v => v.Right == v.Given ? 1.0 : 0.0)),
            f1.Values.Average(),
            f1);
    }
}

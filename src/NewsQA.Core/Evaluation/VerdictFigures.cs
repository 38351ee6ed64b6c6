namespace NewsQA.Evaluation;

/// <summary>How well claims were judged.</summary>
/// <param name="Count">Claims.</param>
/// <param name="Accuracy">Share judged rightly.</param>
/// <param name="MacroF1">Mean of the classes' F1.</param>
/// <param name="F1">F1 of each verdict that occurs, by name.</param>
public sealed record VerdictFigures(int Count, double Accuracy, double MacroF1, IReadOnlyDictionary<string, double> F1)
{
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
        return new(verdicts.Count, verdicts.Average(v => v.Right == v.Given ? 1.0 : 0.0), f1.Values.Average(), f1);
    }
}

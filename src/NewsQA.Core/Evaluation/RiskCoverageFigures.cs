namespace NewsQA.Evaluation;

/// <summary>What is wrong among the surest answers (El-Yaniv and Wiener, 2010): what a higher threshold would buy.</summary>
/// <param name="Points">Coverage by tenths, from the surest answers to all that were given.</param>
/// <param name="Area">Mean risk over all coverages that answers reach (AURC); lower is better.</param>
public sealed record RiskCoverageFigures(IReadOnlyList<RiskCoveragePoint> Points, double Area)
{
    private const int Steps = 10;

    /// <summary>The figures over at least one answer.</summary>
    /// <param name="answers">Confidence, 0 to 1, and whether it was right.</param>
    /// <param name="asked">Questions asked, refused ones included; not fewer than the answers.</param>
    public static RiskCoverageFigures Of(IReadOnlyList<(double Confidence, bool Right)> answers, int asked)
    {
        ArgumentNullException.ThrowIfNull(answers);
        ArgumentOutOfRangeException.ThrowIfZero(answers.Count, nameof(answers));
        ArgumentOutOfRangeException.ThrowIfLessThan(asked, answers.Count);
        var sorted = answers.OrderByDescending(a => a.Confidence).ToArray();
        var risks = new double[sorted.Length];
        var wrong = 0;
        for (var i = 0; i < sorted.Length; i++)
        {
            wrong += sorted[i].Right ? 0 : 1;
            risks[i] = (double)wrong / (i + 1);
        }

        var points = Enumerable.Range(1, Steps).Select(step => Math.Max(1, (int)Math.Round((double)step * sorted.Length / Steps)))
            .Distinct().Select(count => new RiskCoveragePoint((double)count / asked, risks[count - 1], sorted[count - 1].Confidence));
        return new([.. points], risks.Average());
    }
}

/// <summary>What it means to give only the answers from a confidence on.</summary>
/// <param name="Coverage">Share of the questions answered.</param>
/// <param name="Risk">Share of those answers that are wrong.</param>
/// <param name="Threshold">Least confidence among them.</param>
public sealed record RiskCoveragePoint(double Coverage, double Risk, double Threshold);

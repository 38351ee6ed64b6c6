namespace NewsQA.Evaluation;

/// <summary>Milliseconds a question took.</summary>
/// <param name="Median">Half of the questions took no longer.</param>
/// <param name="P95">95 of 100 questions took no longer.</param>
public sealed record LatencyFigures(double Median, double P95)
{
    /// <summary>The figures over at least one time, by linear interpolation between the two nearest ranks.</summary>
    public static LatencyFigures Of(IReadOnlyList<double> milliseconds)
    {
        ArgumentNullException.ThrowIfNull(milliseconds);
        ArgumentOutOfRangeException.ThrowIfZero(milliseconds.Count, nameof(milliseconds));
        double[] sorted = [.. milliseconds.Order()];
        return new(Percentile(sorted, 0.5), Percentile(sorted, 0.95));
    }

    private static double Percentile(double[] sorted, double share)
    {
        var position = share * (sorted.Length - 1);
        var below = (int)position;
        var above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + ((position - below) * (sorted[above] - sorted[below]));
    }
}

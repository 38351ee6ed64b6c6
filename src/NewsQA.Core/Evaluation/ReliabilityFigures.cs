namespace NewsQA.Evaluation;

/// <summary>How far confidence can be believed (Guo et al., 2017).</summary>
/// <param name="Bins">Ten bins of equal width, from 0 to 1.</param>
/// <param name="ExpectedCalibrationError">Mean gap between confidence and share right over the bins, weighted by their counts; 0 is perfect.</param>
public sealed record ReliabilityFigures(IReadOnlyList<ReliabilityBin> Bins, double ExpectedCalibrationError)
{
    private const int Count = 10;

    /// <summary>The figures over at least one answer.</summary>
    /// <param name="answers">Confidence, 0 to 1, and whether it was right.</param>
    public static ReliabilityFigures Of(IReadOnlyList<(double Confidence, bool Right)> answers)
    {
        ArgumentNullException.ThrowIfNull(answers);
        ArgumentOutOfRangeException.ThrowIfZero(answers.Count, nameof(answers));
        var byBin = answers.ToLookup(a => Math.Clamp((int)(a.Confidence * Count), 0, Count - 1));
        ReliabilityBin[] bins = [.. Enumerable.Range(0, Count).Select(i => Bin(i, [.. byBin[i]]))];
        return new(bins, bins.Where(b => b.Count > 0).Sum(b => b.Count * Math.Abs(b.Confidence!.Value - b.ShareRight!.Value)) / answers.Count);
    }

    private static ReliabilityBin Bin(int index, (double Confidence, bool Right)[] answers) => new(
        (double)index / Count,
        (double)(index + 1) / Count,
        answers.Length,
        answers.Length > 0 ? answers.Average(a => a.Confidence) : null,
        answers.Length > 0 ? answers.Average(a => a.Right ? 1.0 : 0) : null);
}

/// <summary>Answers of like confidence.</summary>
/// <param name="From">Least confidence, inclusive.</param>
/// <param name="To">Greatest confidence; exclusive but for the last bin.</param>
/// <param name="Count">Answers.</param>
/// <param name="Confidence">Their mean confidence; <see langword="null"/> if there are none.</param>
/// <param name="ShareRight">Share of them that was right; <see langword="null"/> if there are none.</param>
public sealed record ReliabilityBin(double From, double To, int Count, double? Confidence, double? ShareRight);

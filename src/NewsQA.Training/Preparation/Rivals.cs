namespace NewsQA.Training.Preparation;

/// <summary>Ties claims beside one evidence together, a supported one with some that are not and say nearly the same: they are trained on side by side.</summary>
/// <param name="random">Where chance comes from.</param>
public sealed class Rivals(Random random)
{
    /// <summary>More would make a supported claim rare among those trained on.</summary>
    private const int Most = 2;

    /// <summary>Share of content words (twice the common ones by those of both) from which on claims say nearly the same.</summary>
    private const double Near = 0.5;

    /// <summary>The rows; where claims have the same evidence, some that are not supported are moved to a supported one, at most 2 to each.</summary>
    /// <param name="claims">Claims without rivals.</param>
    public IEnumerable<TrainingRow> Tie(IEnumerable<TrainingRow> claims) => claims.GroupBy(row => row.Second).SelectMany(Tied);

    /// <summary>At most 2 of the claims that are not supported and say nearly what <paramref name="claim"/> says.</summary>
    /// <param name="claim">A supported claim.</param>
    /// <param name="others">Claims beside the same text, each with its verdict.</param>
    public IReadOnlyList<Rival> Of(string claim, IEnumerable<(string Claim, int Verdict)> others)
    {
        var keys = WrittenExamples.Keys(claim);
        Rival[] near = [.. others.Where(other => other.Verdict != ClaimExamples.Supported && IsNear(keys, WrittenExamples.Keys(other.Claim))).Select(other => new Rival(other.Claim, other.Verdict))];
        random.Shuffle(near);
        return near.Length > Most ? near[..Most] : near;
    }

    private IEnumerable<TrainingRow> Tied(IEnumerable<TrainingRow> group)
    {
        TrainingRow[] rows = [.. group];
        var left = rows.Where(row => row.Verdict != ClaimExamples.Supported).ToLookup(row => row.First).ToDictionary(same => same.Key, same => same.First());
        var tied = new List<TrainingRow>(rows.Length);
        if (left.Count == 0 || left.Count == rows.Length) return rows;
        foreach (var row in rows.Where(row => row.Verdict == ClaimExamples.Supported))
        {
            var rivals = Of(row.First, left.Values.Select(other => (other.First, other.Verdict)));
            foreach (var rival in rivals) left.Remove(rival.Claim);
            tied.Add(rivals.Count == 0 ? row : row with { Rivals = rivals });
        }

        return tied.Concat(left.Values);
    }

    private static bool IsNear(HashSet<string> one, HashSet<string> other) => 2 * one.Count(other.Contains) >= Near * (one.Count + other.Count);
}

namespace NewsQA.Storage;

/// <summary>
/// Reciprocal rank fusion (Cormack, Clarke and Büttcher, SIGIR 2009): a chunk's score is the sum over the rankings of
/// 1 / (rank + 60), the rank counted from 1.
/// </summary>
/// <remarks>
/// Qdrant writes the same formula as 1 / (position + k − 1 + 1) over positions from 0 with its k = 61, and adds in single precision, where
/// sums may be equal that are not in double; so does this, and both stores rank alike.
/// </remarks>
public static class RankFusion
{
    /// <summary>The paper's constant.</summary>
    public const int K = 60;

    /// <summary>Fuses rankings of distinct keys, each best first.</summary>
    /// <returns>Keys with their scores, best first; ties keep the order of first appearance.</returns>
    public static IReadOnlyList<(TKey Key, double Score)> Fuse<TKey>(params ReadOnlySpan<IReadOnlyList<TKey>> rankings)
        where TKey : notnull
    {
        var scores = new Dictionary<TKey, (float Score, int Order)>();
        foreach (var ranking in rankings)
        {
            for (var position = 0; position < ranking.Count; position++)
            {
                var key = ranking[position];
                var known = scores.TryGetValue(key, out var entry) ? entry : (Score: 0f, Order: scores.Count);
                scores[key] = (known.Score + (1f / (position + 1 + K)), known.Order);
            }
        }

        return [.. scores.OrderByDescending(s => s.Value.Score).ThenBy(s => s.Value.Order).Select(s => (s.Key, (double)s.Value.Score))];
    }
}

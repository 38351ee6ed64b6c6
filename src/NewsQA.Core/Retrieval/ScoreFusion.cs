using NewsQA.Storage;

namespace NewsQA.Retrieval;

/// <summary>
/// Scores candidates by a convex combination of what the two searches gave them: cosine, stretched so that the candidates' least is
/// 0 and their best 1, and BM25 as a share of the best (Bruch, Gai and Ingber, "An Analysis of Fusion Functions for Hybrid
/// Retrieval", ACM TOIS 2023).
/// </summary>
/// <remarks>
/// The stores fuse by rank, which finds the candidates. By rank alone a chunk that is far down in both searches goes before one
/// that only one of them finds, be it first there; and whether the first is better than the second by far or by a hair is lost.
/// </remarks>
internal static class ScoreFusion
{
    /// <summary>The hits with scores of 0 to 1, best first; equal scores keep their order.</summary>
    /// <param name="hits">Candidates as a store found them.</param>
    /// <param name="denseWeight">Weight of the cosine, 0 to 1; the rest is that of BM25.</param>
    public static IReadOnlyList<ChunkHit> Rescore(IReadOnlyList<ChunkHit> hits, double denseWeight)
    {
        var best = hits.Count == 0 ? 0 : hits.Max(h => h.Score);
        var similarities = hits.Where(h => h.Similarity is not null).Select(h => h.Similarity!.Value).DefaultIfEmpty().ToList();
        var (least, most) = (similarities.Min(), similarities.Max());
        var bm25 = hits.Max(h => h.Bm25) ?? 0;
        var isKnown = hits.Any(h => h.Similarity is not null || h.Bm25 is not null);
        return [.. hits
            .Select(h => h with { Score = isKnown ? (denseWeight * Dense(h)) + ((1 - denseWeight) * Words(h)) : h.Score / best })
            .OrderByDescending(h => h.Score)];

        double Dense(ChunkHit hit) => hit.Similarity is not { } similarity ? 0 : most > least ? (similarity - least) / (most - least) : 1;

        double Words(ChunkHit hit) => bm25 > 0 ? (hit.Bm25 ?? 0) / bm25 : 0;
    }
}

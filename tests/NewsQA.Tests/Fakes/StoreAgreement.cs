using NewsQA.Storage;

namespace NewsQA.Tests.Fakes;

/// <summary>Asks two stores the same and compares what they put first.</summary>
internal static class StoreAgreement
{
    /// <summary>Why two stores put another chunk first.</summary>
    public enum Reason
    {
        /// <summary>They do not.</summary>
        None,

        /// <summary>Both chunks have the same fused score.</summary>
        EqualScores,

        /// <summary>Both stores give the chunks the same values, of which some are equal and ordered by each store's own keys.</summary>
        EqualValues,

        /// <summary>The stores' values differ.</summary>
        OtherValues,
    }

    public static async Task<Reason> CompareAsync(IChunkStore one, IChunkStore other, ChunkQuery query, CancellationToken cancellationToken)
    {
        var first = await one.SearchAsync(query, cancellationToken);
        var second = await other.SearchAsync(query, cancellationToken);
        if (first.Count == 0 || second.Count == 0)
            return first.Count == second.Count ? Reason.None : Reason.OtherValues;
        if (IsSame(first[0], second[0]))
            return Reason.None;
        if (first.FirstOrDefault(h => IsSame(h, second[0])) is not { } wanted || second.FirstOrDefault(h => IsSame(h, first[0])) is not { } had)
            return Reason.OtherValues;
        if (wanted.Score == first[0].Score)
            return Reason.EqualScores;
        return HaveSameValues(wanted, second[0]) && HaveSameValues(had, first[0]) ? Reason.EqualValues : Reason.OtherValues;
    }

    private static bool IsSame(ChunkHit a, ChunkHit b) =>
        (a.Article.Id, a.Article.Version, a.Chunk.Index) == (b.Article.Id, b.Article.Version, b.Chunk.Index);

    private static bool HaveSameValues(ChunkHit a, ChunkHit b) =>
        Math.Abs((a.Bm25 ?? 0) - (b.Bm25 ?? 0)) < 1e-4 && Math.Abs((a.Similarity ?? 0) - (b.Similarity ?? 0)) < 1e-5;
}

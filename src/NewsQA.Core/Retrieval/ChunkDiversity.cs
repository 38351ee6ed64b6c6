using NewsQA.Storage;

namespace NewsQA.Retrieval;

/// <summary>Keeps chunks that say the same from crowding out others.</summary>
internal static class ChunkDiversity
{
    /// <summary>
    /// The first <paramref name="limit"/> of <paramref name="hits"/>: a chunk that mostly repeats a better one of its article
    /// version goes to the end, and so does what lies beyond <paramref name="perArticle"/> chunks of one version.
    /// </summary>
    public static IReadOnlyList<ChunkHit> Take(IReadOnlyList<ChunkHit> hits, int limit, int perArticle)
    {
        var kept = new List<ChunkHit>();
        var later = new List<ChunkHit>();
        foreach (var hit in hits)
        {
            var mates = kept.Where(k => IsSameVersion(k, hit)).ToList();
            (mates.Count >= perArticle || mates.Any(m => Repeats(m, hit)) ? later : kept).Add(hit);
        }

        return [.. kept.Concat(later).Take(limit)];
    }

    private static bool IsSameVersion(ChunkHit a, ChunkHit b) => a.Article.Id == b.Article.Id && a.Article.Version == b.Article.Version;

    private static bool Repeats(ChunkHit kept, ChunkHit hit)
    {
        var common = Math.Min(kept.Chunk.Range.End, hit.Chunk.Range.End) - Math.Max(kept.Chunk.Range.Start, hit.Chunk.Range.Start);
        return common * 2 > hit.Chunk.Range.Length;
    }
}

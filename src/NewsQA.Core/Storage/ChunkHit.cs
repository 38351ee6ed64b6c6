using NewsQA.Chunking;

namespace NewsQA.Storage;

/// <summary>A chunk that was found.</summary>
/// <param name="Article">The article version it belongs to, without the text.</param>
/// <param name="Chunk">The chunk.</param>
/// <param name="Score">Higher is better: the fused score, or that of the only leg searched.</param>
/// <param name="Similarity">Cosine of query and chunk, −1 to 1; <see langword="null"/> if the dense leg did not return it.</param>
/// <param name="Bm25">BM25 score, higher is better; <see langword="null"/> if the lexical leg did not return it.</param>
public sealed record ChunkHit(ArticleSummary Article, Chunk Chunk, double Score, double? Similarity = null, double? Bm25 = null);

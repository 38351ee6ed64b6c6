using NewsQA.Articles;

namespace NewsQA.Storage;

/// <summary>Keeps articles with all their versions, and finds their chunks. It takes vectors and never embeds.</summary>
/// <remarks>Implementations are safe for concurrent use, also by several processes on one store.</remarks>
public interface IChunkStore : IAsyncDisposable
{
    /// <summary>Creates or opens the store, migrates an older schema, and checks that it belongs to <paramref name="model"/>.</summary>
    /// <exception cref="StoreException">The store is damaged, foreign, newer, of another embedding model, or out of reach.</exception>
    Task OpenAsync(EmbeddingModelInfo model, CancellationToken cancellationToken = default);

    /// <summary>
    /// Stores one version of an article, whole or not at all. Content that equals the current version changes nothing. A version
    /// dated before the current one is kept as history and does not supersede it.
    /// </summary>
    Task<SaveResult> SaveAsync(Article article, IReadOnlyList<EmbeddedChunk> chunks, CancellationToken cancellationToken = default);

    /// <summary>A version of an article: <paramref name="version"/>, or the current one; <see langword="null"/> if there is none.</summary>
    Task<ArticleVersion?> GetArticleAsync(string articleId, int? version = null, CancellationToken cancellationToken = default);

    /// <summary>Whether any article's current version has this content hash; its id, or <see langword="null"/>.</summary>
    Task<string?> FindByHashAsync(string contentHash, CancellationToken cancellationToken = default);

    /// <summary>The current versions that pass <paramref name="filter"/>, newest first, without their texts' chunks.</summary>
    IAsyncEnumerable<ArticleSummary> ListArticlesAsync(ChunkFilter filter, CancellationToken cancellationToken = default);

    /// <summary>Removes an article with all its versions; <see langword="false"/> if there was none.</summary>
    Task<bool> RemoveArticleAsync(string articleId, CancellationToken cancellationToken = default);

    /// <summary>Counts of what is stored.</summary>
    Task<StoreStatistics> GetStatisticsAsync(CancellationToken cancellationToken = default);

    /// <summary>
    /// The best chunks for <paramref name="query"/>, best first. With both a vector and a text, the two rankings are fused by
    /// <see cref="RankFusion"/>; with one of them, that ranking alone. Higher scores are better.
    /// </summary>
    Task<IReadOnlyList<ChunkHit>> SearchAsync(ChunkQuery query, CancellationToken cancellationToken = default);

    /// <summary>The chunks of one article version in order; empty if there is none.</summary>
    Task<IReadOnlyList<ChunkHit>> GetChunksAsync(string articleId, int version, CancellationToken cancellationToken = default);
}

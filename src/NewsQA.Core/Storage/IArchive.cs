using NewsQA.Articles;

namespace NewsQA.Storage;

/// <summary>What a store adds for being copied: everything it holds, with vectors, versions and times as they are.</summary>
internal interface IArchive : IChunkStore
{
    /// <summary>All versions of an article by number; empty if there is none.</summary>
    Task<IReadOnlyList<ArticleVersion>> GetVersionsAsync(string articleId, CancellationToken cancellationToken = default);

    /// <summary>The chunks of a version with their vectors, in order.</summary>
    Task<IReadOnlyList<EmbeddedChunk>> GetEmbeddedChunksAsync(string articleId, int version, CancellationToken cancellationToken = default);

    /// <summary>Stores a version under its number and times, in place of one with that number. Whole or not at all; it may be repeated.</summary>
    Task ImportAsync(ArticleVersion version, IReadOnlyList<EmbeddedChunk> chunks, CancellationToken cancellationToken = default);
}

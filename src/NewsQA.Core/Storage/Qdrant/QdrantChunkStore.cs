using Microsoft.Extensions.Options;
using NewsQA.Articles;

namespace NewsQA.Storage.Qdrant;

/// <summary>
/// The archive on a Qdrant server: chunks in one collection, with a dense vector and BM25 as a sparse one; articles with all their
/// versions in another.
/// </summary>
/// <remarks>
/// Safe for concurrent use, also by several processes. <see cref="SaveAsync"/> returns once the server has applied all of it: the next
/// search finds it. A call that fails may be repeated.
/// </remarks>
internal sealed class QdrantChunkStore : IArchive
{
    private readonly QdrantStoreOptions _options;
    private readonly QdrantConnection _connection;
    private readonly TimeProvider _time;
    private QdrantCollections? _collections;

    public QdrantChunkStore(IOptions<QdrantStoreOptions> options, TimeProvider time)
    {
        _options = options.Value;
        _time = time;
        _connection = new QdrantConnection(_options, time);
    }

    /// <summary>Opens a generation of its own instead of the one in use: the target of a rebuild.</summary>
    public int? Generation { get; init; }

    /// <summary>Whether collections of an older schema are read: the source of a rebuild, which is what mends them.</summary>
    public bool AcceptsOlderSchema { get; init; }

    public async Task OpenAsync(EmbeddingModelInfo model, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        await _connection.WaitUntilReadyAsync(cancellationToken);
        var schema = new QdrantSchema(_connection, _options, _time) { AcceptsOlder = AcceptsOlderSchema };
        var current = await schema.CurrentGenerationAsync(cancellationToken);
        var generation = Generation ?? current ?? 1;
        await schema.PrepareAsync(generation, model, cancellationToken);
        if (Generation is null && current is null)
            await schema.UseAsync(generation, null, cancellationToken);
        var collections = Generation is null
            ? new QdrantCollections(_connection, _options, schema.ArticlesAlias, schema.ChunksAlias)
            : new QdrantCollections(_connection, _options, schema.Articles(generation), schema.Chunks(generation));
        await new QdrantSettler(collections, _time).RecoverAsync(cancellationToken);
        _collections = collections;
    }

    public async Task<SaveResult> SaveAsync(
        Article article, IReadOnlyList<EmbeddedChunk> chunks, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(article);
        ArgumentNullException.ThrowIfNull(chunks);
        return await Writer.SaveAsync(article, chunks, cancellationToken);
    }

    public async Task<ArticleVersion?> GetArticleAsync(string articleId, int? version = null, CancellationToken cancellationToken = default) =>
        await Articles.GetAsync(articleId, version, cancellationToken);

    public async Task<string?> FindByHashAsync(string contentHash, CancellationToken cancellationToken = default) =>
        await Articles.FindByHashAsync(contentHash, cancellationToken);

    public IAsyncEnumerable<ArticleSummary> ListArticlesAsync(ChunkFilter filter, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(filter);
        return Articles.ListAsync(filter, cancellationToken);
    }

    public async Task<bool> RemoveArticleAsync(string articleId, CancellationToken cancellationToken = default) =>
        await Writer.RemoveAsync(articleId, cancellationToken);

    public async Task<StoreStatistics> GetStatisticsAsync(CancellationToken cancellationToken = default) =>
        await Articles.CountAsync(cancellationToken);

    public async Task<IReadOnlyList<ChunkHit>> SearchAsync(ChunkQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentOutOfRangeException.ThrowIfLessThan(query.Limit, 1);
        cancellationToken.ThrowIfCancellationRequested();
        return await new QdrantSearch(Collections).SearchAsync(query, cancellationToken);
    }

    public async Task<IReadOnlyList<ChunkHit>> GetChunksAsync(string articleId, int version, CancellationToken cancellationToken = default) =>
        await Articles.GetChunksAsync(articleId, version, cancellationToken);

    public async Task<IReadOnlyList<ArticleVersion>> GetVersionsAsync(string articleId, CancellationToken cancellationToken = default) =>
        await Articles.GetVersionsAsync(articleId, cancellationToken);

    public async Task<IReadOnlyList<EmbeddedChunk>> GetEmbeddedChunksAsync(
        string articleId, int version, CancellationToken cancellationToken = default) =>
        await Articles.GetEmbeddedAsync(articleId, version, cancellationToken);

    public async Task ImportAsync(ArticleVersion version, IReadOnlyList<EmbeddedChunk> chunks, CancellationToken cancellationToken = default) =>
        await Writer.ImportAsync(
            version.Article,
            chunks,
            new VersionEntry(
                QdrantPayload.Summary(version.Article, version.Version), version.Article.ContentHash, version.StoredAt, version.ValidFrom, version.ValidTo),
            cancellationToken);

    public ValueTask DisposeAsync()
    {
        _connection.Dispose();
        return ValueTask.CompletedTask;
    }

    private QdrantCollections Collections => _collections ?? throw new InvalidOperationException("Open the store first.");

    private QdrantWriter Writer => new(Collections, _time);

    private QdrantArticles Articles => new(Collections);
}

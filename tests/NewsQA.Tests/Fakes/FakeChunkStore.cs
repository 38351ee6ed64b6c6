using System.Runtime.CompilerServices;
using NewsQA.Articles;
using NewsQA.Chunking;
using NewsQA.Language;
using NewsQA.Storage;

namespace NewsQA.Tests.Fakes;

/// <summary>A store in memory: one chunk a paragraph, ranked by the words it shares with the query. Versions are given whole.</summary>
internal sealed class FakeChunkStore : IChunkStore
{
    private readonly List<(ArticleVersion Version, IReadOnlyList<Chunk> Chunks)> _versions = [];

    /// <summary>What the next search throws.</summary>
    public Exception? SearchFailure { get; set; }

    /// <summary>Changes a chunk on its way out, as a damaged index would.</summary>
    public Func<ChunkHit, ChunkHit> Tamper { get; set; } = hit => hit;

    /// <summary>The queries searched.</summary>
    public List<ChunkQuery> Queries { get; } = [];

    public void Add(Article article, int version = 1, DateTimeOffset? from = null, DateTimeOffset? to = null) =>
        _versions.Add((new ArticleVersion(article, version, from ?? DateTimeOffset.UnixEpoch, from ?? article.Published, to), Chunks(article.Text)));

    public Task OpenAsync(EmbeddingModelInfo model, CancellationToken cancellationToken = default) => Task.CompletedTask;

    public Task<SaveResult> SaveAsync(Article article, IReadOnlyList<EmbeddedChunk> chunks, CancellationToken cancellationToken = default)
    {
        Add(article);
        return Task.FromResult(new SaveResult(SaveOutcome.Added, 1));
    }

    public Task<ArticleVersion?> GetArticleAsync(string articleId, int? version = null, CancellationToken cancellationToken = default) =>
        Task.FromResult(_versions.Where(v => v.Version.Article.Id == articleId && (version is { } wanted ? v.Version.Version == wanted : v.Version.IsCurrent)).Select(v => v.Version).FirstOrDefault());

    public Task<string?> FindByHashAsync(string contentHash, CancellationToken cancellationToken = default) => Task.FromResult<string?>(null);

    public async IAsyncEnumerable<ArticleSummary> ListArticlesAsync(ChunkFilter filter, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await Task.CompletedTask;
        foreach (var version in _versions.Where(v => Passes(v.Version, filter)))
            yield return Summary(version.Version);
    }

    public Task<bool> RemoveArticleAsync(string articleId, CancellationToken cancellationToken = default) =>
        Task.FromResult(_versions.RemoveAll(v => v.Version.Article.Id == articleId) > 0);

    public Task<StoreStatistics> GetStatisticsAsync(CancellationToken cancellationToken = default) =>
        Task.FromResult(new StoreStatistics(_versions.DistinctBy(v => v.Version.Article.Id).Count(), _versions.Count, _versions.Sum(v => v.Chunks.Count)));

    public Task<IReadOnlyList<ChunkHit>> SearchAsync(ChunkQuery query, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (SearchFailure is not null)
            throw SearchFailure;
        Queries.Add(query);
        var wanted = Words.ContentOf(query.Text).Select(w => w.Stem).ToHashSet();
        var ranked = _versions.Where(v => Passes(v.Version, query.Filter))
            .SelectMany(v => v.Chunks.Select(c => (v.Version, Chunk: c, Score: Words.ContentOf(c.Text).Select(w => w.Stem).Distinct().Count(wanted.Contains))))
            .Where(c => c.Score > 0 || query.Vector.Length > 0)
            .OrderByDescending(c => c.Score)
            .Take(query.Limit);
        return Task.FromResult<IReadOnlyList<ChunkHit>>(
            [.. ranked.Select((c, rank) => Tamper(new ChunkHit(Summary(c.Version), c.Chunk, 2.0 / (rank + 1 + RankFusion.K))))]);
    }

    public Task<IReadOnlyList<ChunkHit>> GetChunksAsync(string articleId, int version, CancellationToken cancellationToken = default) =>
        Task.FromResult<IReadOnlyList<ChunkHit>>([]);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static bool Passes(ArticleVersion version, ChunkFilter filter) =>
        (filter.ArticleIds.Count == 0 || filter.ArticleIds.Contains(version.Article.Id))
        && (filter.AsOf is { } asOf
            ? (version.ValidFrom is null || version.ValidFrom <= asOf) && (version.ValidTo is null || version.ValidTo > asOf)
            : version.IsCurrent);

    private static ArticleSummary Summary(ArticleVersion version) => new()
    {
        Id = version.Article.Id,
        Version = version.Version,
        Title = version.Article.Title,
        Outlet = version.Article.Outlet,
        Published = version.Article.Published,
    };

    private static List<Chunk> Chunks(string text)
    {
        var chunks = new List<Chunk>();
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf("\n\n", start, StringComparison.Ordinal);
            end = end < 0 ? text.Length : end;
            var paragraph = text[start..end];
            var sentences = SentenceSplitter.Split(paragraph).Select(s => s.Shift(start)).ToList();
            if (sentences.Count > 0)
                chunks.Add(new Chunk(chunks.Count, new TextRange(start, end), paragraph, sentences, paragraph.Length / 4));
            start = end + 2;
        }

        return chunks;
    }
}

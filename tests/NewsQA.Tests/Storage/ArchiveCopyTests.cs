using Grpc.Core;
using Microsoft.Extensions.Options;
using NewsQA.Storage;
using NewsQA.Storage.Qdrant;
using NewsQA.Storage.Sqlite;
using NewsQA.Tests.Contracts;
using NewsQA.Tests.Fakes;
using static NewsQA.Tests.Contracts.ArchiveSamples;

namespace NewsQA.Tests.Storage;

public sealed class ArchiveCopyTests : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("newsqa-copy-");
    private readonly ImpatientTimeProvider _time = new();
    private QdrantFake _fake = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _fake = await QdrantFake.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await _fake.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Copy_to_qdrant_and_back_keeps_versions_times_and_vectors()
    {
        await using var first = await OpenSqliteAsync("first.db");
        await FillAsync(first);
        await using var qdrant = await OpenQdrantAsync();
        await using var second = await OpenSqliteAsync("second.db");

        var reports = new List<ArchiveCopyProgress>();
        var there = await new ArchiveCopy(first, qdrant).RunAsync(false, new Reports(reports), Token);
        Assert.Equal(new ArchiveCopyProgress(7, 7, 9, 0), there);
        Assert.Equal(there, reports.MaxBy(r => r.Articles));
        await new ArchiveCopy(qdrant, second).RunAsync(false, null, Token);

        foreach (var store in new IArchive[] { qdrant, second })
        {
            Assert.Equal(await first.GetStatisticsAsync(Token), await store.GetStatisticsAsync(Token));
            await foreach (var article in first.ListArticlesAsync(ChunkFilter.None, Token))
            {
                Assert.Equal(await first.GetVersionsAsync(article.Id, Token), await store.GetVersionsAsync(article.Id, Token));
                foreach (var (expected, actual) in (await first.GetEmbeddedChunksAsync(article.Id, 1, Token)).Zip(await store.GetEmbeddedChunksAsync(article.Id, 1, Token)))
                {
                    Assert.Equal(expected.Chunk.Text, actual.Chunk.Text);
                    Assert.All(expected.Vector.ToArray().Zip(actual.Vector.ToArray()), v => Assert.Equal(v.First, v.Second, 1e-6f));
                }
            }
        }
    }

    [Fact]
    public async Task Copy_that_was_interrupted_goes_on_where_it_was()
    {
        await using var source = await OpenSqliteAsync("source.db");
        await FillAsync(source);
        await using (var target = await OpenQdrantAsync(o => o.Retries = 0))
        {
            _fake.Faults.Add("Upsert", QdrantFault.Refuse, StatusCode.ResourceExhausted, times: int.MaxValue, skip: 4);
            await Assert.ThrowsAsync<StoreException>(() => new ArchiveCopy(source, target).RunAsync(false, null, Token));
        }

        _fake.Faults.Clear();
        await using var again = await OpenQdrantAsync();
        var result = await new ArchiveCopy(source, again).RunAsync(false, null, Token);
        Assert.True(result.Present > 0);
        Assert.Equal(9, result.Copied + result.Present);
        Assert.Equal(await source.GetStatisticsAsync(Token), await again.GetStatisticsAsync(Token));
    }

    [Fact]
    public async Task Reindex_for_another_model_answers_throughout_and_drops_the_old_collections()
    {
        await using var store = await OpenQdrantAsync();
        await FillAsync(store);
        var model = new EmbeddingModelInfo("better-model", 4);
        var reindex = new QdrantReindex(Options.Create(new QdrantStoreOptions { Address = _fake.Address }), _time);
        await reindex.RunAsync(
            model,
            async (_, chunks, token) =>
            {
                // The old collections still answer.
                Assert.NotEmpty(await store.SearchAsync(new ChunkQuery { Text = "crane" }, token));
                return [.. chunks.Select(c => (ReadOnlyMemory<float>)Vector(c.Text, 4))];
            },
            null,
            Token);

        Assert.Equal(["newsqa_articles_g2", "newsqa_chunks_g2"], _fake.Server.Collections.Keys.Order());
        Assert.Equal(new StoreStatistics(7, 9, 9), await store.GetStatisticsAsync(Token));
        await using var reader = new QdrantChunkStore(Options.Create(new QdrantStoreOptions { Address = _fake.Address }), _time);
        await reader.OpenAsync(model, Token);
        var hits = await reader.SearchAsync(new ChunkQuery { Vector = Vector("crane number 3", 4) }, Token);
        Assert.Equal("crane number 3", hits[0].Chunk.Text);
    }

    [Fact]
    public async Task Reindex_that_was_interrupted_goes_on_and_forgets_what_was_removed_meanwhile()
    {
        await using var store = await OpenQdrantAsync();
        await FillAsync(store);
        var options = new QdrantStoreOptions { Address = _fake.Address, Retries = 0 };
        var reindex = new QdrantReindex(Options.Create(options), _time);
        _fake.Faults.Add("Upsert", QdrantFault.Refuse, times: int.MaxValue, skip: 4);
        await Assert.ThrowsAsync<StoreException>(() => reindex.RunAsync(Model, NoEmbedding, null, Token));
        _fake.Faults.Clear();
        Assert.Equal(new StoreStatistics(7, 9, 9), await store.GetStatisticsAsync(Token));

        await store.RemoveArticleAsync("crane-0", Token);
        await store.RemoveArticleAsync("crane-1", Token);
        var result = await reindex.RunAsync(Model, NoEmbedding, null, Token);
        Assert.True(result.Present > 0);
        Assert.Equal(new StoreStatistics(5, 7, 7), await store.GetStatisticsAsync(Token));
        Assert.Equal(["newsqa_articles_g2", "newsqa_chunks_g2"], _fake.Server.Collections.Keys.Order());
    }

    [Theory]
    [InlineData("Upsert", QdrantFault.DropAfter, 3)]
    [InlineData("Upsert", QdrantFault.DropBefore, 3)]
    [InlineData("UpdateBatch", QdrantFault.DropAfter, 5)]
    [InlineData("Scroll", QdrantFault.Refuse, 1)]
    [InlineData("UpdateAliases", QdrantFault.Refuse, 0)]
    [InlineData("UpdateAliases", QdrantFault.DropBefore, 0)]
    [InlineData("UpdateAliases", QdrantFault.DropAfter, 0)]
    public async Task Reindex_survives_a_passing_fault_and_can_be_repeated_after_a_lasting_one(string method, object kind, int skip)
    {
        // The fake's types are not public, a test's parameters are.
        var fault = (QdrantFault)kind;
        await using var store = await OpenQdrantAsync();
        await FillAsync(store);
        _fake.Faults.Add(method, fault, skip: skip);
        await Reindex().RunAsync(Model, NoEmbedding, null, Token);
        Assert.Equal(new StoreStatistics(7, 9, 9), await store.GetStatisticsAsync(Token));

        _fake.Faults.Clear();
        _fake.Faults.Add(method, fault, skip: skip, times: int.MaxValue);
        await Assert.ThrowsAsync<StoreException>(() => Reindex(o => o.Retries = 0).RunAsync(Model, NoEmbedding, null, Token));
        _fake.Faults.Clear();
        Assert.Equal(new StoreStatistics(7, 9, 9), await store.GetStatisticsAsync(Token));
        await Reindex().RunAsync(Model, NoEmbedding, null, Token);
        Assert.Equal(new StoreStatistics(7, 9, 9), await store.GetStatisticsAsync(Token));
        Assert.Equal(2, _fake.Server.Collections.Count);
    }

    [Fact]
    public async Task Reindex_that_died_after_its_switch_is_finished_by_the_next_one_and_brings_nothing_back()
    {
        await using var store = await OpenQdrantAsync();
        await FillAsync(store);
        _time.Advance(TimeSpan.FromHours(1));
        await using var late = new QdrantChunkStore(Options.Create(new QdrantStoreOptions { Address = _fake.Address }), _time) { Generation = 1 };
        await late.OpenAsync(Model, Token);
        _fake.Faults.Add("UpdateAliases", QdrantFault.DropAfter);
        await Assert.ThrowsAsync<StoreException>(() => Reindex(o => o.Retries = 0).RunAsync(Model, NoEmbedding, null, Token));
        // Into the old collections just before the switch; out of and into the new ones after it.
        await SaveAsync(late, "late", "crane in time", Day(12));
        await store.RemoveArticleAsync("crane-0", Token);
        await SaveAsync(store, "new", "crane afterwards", Day(13));

        await Reindex().RunAsync(Model, NoEmbedding, null, Token);

        Assert.Equal(["newsqa_articles_g3", "newsqa_chunks_g3"], _fake.Server.Collections.Keys.Order());
        Assert.Null(await store.GetArticleAsync("crane-0", cancellationToken: Token));
        Assert.Equal("crane in time", (await store.GetArticleAsync("late", cancellationToken: Token))!.Article.Text);
        Assert.Equal("crane afterwards", (await store.GetArticleAsync("new", cancellationToken: Token))!.Article.Text);
        Assert.Equal(new StoreStatistics(8, 10, 10), await store.GetStatisticsAsync(Token));
    }

    [Fact]
    public async Task Save_across_the_switch_of_a_rebuild_writes_its_chunks_where_its_head_is()
    {
        await using var store = await OpenQdrantAsync();
        await FillAsync(store);
        _fake.Faults.BeforeNext("UpdateBatch", () => Reindex().RunAsync(Model, NoEmbedding, null, Token));
        await SaveAsync(store, "across", "heron in flight", Day(12));
        Assert.Equal(["newsqa_articles_g2", "newsqa_chunks_g2"], _fake.Server.Collections.Keys.Order());
        var hits = await store.SearchAsync(new ChunkQuery { Text = "heron" }, Token);
        Assert.Equal("heron in flight", Assert.Single(hits).Chunk.Text);
        Assert.Equal(new StoreStatistics(8, 10, 10), await store.GetStatisticsAsync(Token));
    }

    [Fact]
    public async Task Older_schema_is_refused_with_the_remedy_and_the_remedy_works()
    {
        await using (var store = await OpenQdrantAsync())
            await FillAsync(store);
        foreach (var collection in _fake.Server.Collections.Values)
            collection.Request.Metadata["newsqa_schema"] = 0;
        var error = await Assert.ThrowsAsync<StoreException>(() => OpenQdrantAsync());
        Assert.Contains("newsqa reindex", error.Message, StringComparison.Ordinal);

        await Reindex().RunAsync(Model, NoEmbedding, null, Token);
        await using var again = await OpenQdrantAsync();
        Assert.Equal(new StoreStatistics(7, 9, 9), await again.GetStatisticsAsync(Token));
    }

    [Fact]
    public async Task Reindex_begun_with_other_settings_is_begun_anew()
    {
        await using var store = await OpenQdrantAsync();
        await FillAsync(store);
        _fake.Faults.Add("UpdateAliases", QdrantFault.Refuse);
        await Assert.ThrowsAsync<StoreException>(() => Reindex(o => (o.Retries, o.Shards) = (0, 3)).RunAsync(Model, NoEmbedding, null, Token));
        Assert.Equal(3u, _fake.Server.Collections["newsqa_chunks_g2"].Request.ShardNumber);
        await Reindex(o => o.Shards = 6).RunAsync(Model, NoEmbedding, null, Token);
        Assert.Equal(6u, _fake.Server.Collections["newsqa_chunks_g2"].Request.ShardNumber);
        Assert.Equal(new StoreStatistics(7, 9, 9), await store.GetStatisticsAsync(Token));
    }

    private QdrantReindex Reindex(Action<QdrantStoreOptions>? configure = null)
    {
        var options = new QdrantStoreOptions { Address = _fake.Address };
        configure?.Invoke(options);
        return new QdrantReindex(Options.Create(options), _time);
    }

    private static Task<IReadOnlyList<ReadOnlyMemory<float>>> NoEmbedding(
        NewsQA.Articles.Article article, IReadOnlyList<NewsQA.Chunking.Chunk> chunks, CancellationToken cancellationToken) =>
        throw new InvalidOperationException("The model is the same: its vectors are copied.");

    private async Task FillAsync(IChunkStore store)
    {
        for (var i = 0; i < 5; i++)
            await SaveAsync(store, $"crane-{i}", $"crane number {i}", Day(3 + i));
        await SaveAsync(store, "undated", "crane before", null);
        _time.Advance(TimeSpan.FromMinutes(1));
        await SaveAsync(store, "undated", "crane after", null);
        var latest = Article("toll", "crane late", Day(3)) with { Modified = Day(9) };
        await store.SaveAsync(latest, Chunks(latest), Token);
        var older = Article("toll", "crane early", Day(3)) with { Modified = Day(5) };
        await store.SaveAsync(older, Chunks(older), Token);
    }

    private static Task<SaveResult> SaveAsync(IChunkStore store, string id, string text, DateTimeOffset? published)
    {
        var article = Article(id, text, published);
        return store.SaveAsync(article, Chunks(article), Token);
    }

    private async Task<SqliteChunkStore> OpenSqliteAsync(string name)
    {
        var store = new SqliteChunkStore(Options.Create(new SqliteStoreOptions { Path = Path.Combine(_folder.FullName, name) }), _time);
        await store.OpenAsync(Model, Token);
        return store;
    }

    private async Task<QdrantChunkStore> OpenQdrantAsync(Action<QdrantStoreOptions>? configure = null)
    {
        var options = new QdrantStoreOptions { Address = _fake.Address };
        configure?.Invoke(options);
        var store = new QdrantChunkStore(Options.Create(options), _time);
        await store.OpenAsync(Model, Token);
        return store;
    }

    private sealed class Reports(List<ArchiveCopyProgress> reports) : IProgress<ArchiveCopyProgress>
    {
        public void Report(ArchiveCopyProgress value)
        {
            lock (reports)
                reports.Add(value);
        }
    }
}

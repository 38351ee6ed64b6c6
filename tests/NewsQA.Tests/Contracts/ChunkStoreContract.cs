using NewsQA.Articles;
using NewsQA.Storage;
using NewsQA.Tests.Fakes;
using static NewsQA.Tests.Contracts.ArchiveSamples;

namespace NewsQA.Tests.Contracts;

/// <summary>What every store does alike. One small subclass for each store.</summary>
public abstract partial class ChunkStoreContract : IAsyncLifetime
{
    private readonly ImpatientTimeProvider _time = new();
    private IChunkStore? _store;

    private protected ImpatientTimeProvider Time => _time;

    private IChunkStore Store => _store!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public virtual async ValueTask InitializeAsync()
    {
        _store = await CreateAsync(_time);
        await _store.OpenAsync(Model, Token);
    }

    public virtual async ValueTask DisposeAsync()
    {
        if (_store is not null)
            await _store.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>A store that is not open yet; two made by one test share their archive.</summary>
    protected abstract Task<IChunkStore> CreateAsync(TimeProvider time);

    [Fact]
    public async Task Save_new_article_reads_back_whole()
    {
        var article = Article("harbour", "The crane stood still.\n\nThe harbour opened again.", Day(3)) with { Modified = Day(4) };
        Assert.Equal(new SaveResult(SaveOutcome.Added, 1), await Store.SaveAsync(article, Chunks(article), Token));

        var stored = await Store.GetArticleAsync("harbour", cancellationToken: Token);
        Assert.NotNull(stored);
        Assert.Equal(article.ContentHash, stored.Article.ContentHash);
        Assert.Equal(article with { }, stored.Article with { });
        Assert.Equal((1, _time.GetUtcNow(), (DateTimeOffset?)Day(4), (DateTimeOffset?)null), (stored.Version, stored.StoredAt, stored.ValidFrom?.ToOffset(TimeSpan.FromHours(2)), stored.ValidTo));
        Assert.True(stored.IsCurrent);
        Assert.Null(await Store.GetArticleAsync("harbour", 2, Token));
        Assert.Null(await Store.GetArticleAsync("nowhere", cancellationToken: Token));
    }

    [Fact]
    public async Task Save_same_content_again_changes_nothing()
    {
        var article = await SaveAsync("harbour", "The crane stood still.", Day(3));
        var again = article with { Fetched = Day(28), Modified = Day(27) };
        Assert.Equal(new SaveResult(SaveOutcome.Unchanged, 1), await Store.SaveAsync(again, Chunks(again), Token));
        Assert.Equal(new StoreStatistics(1, 1, 1), await Store.GetStatisticsAsync(Token));
    }

    [Fact]
    public async Task Save_new_content_supersedes_and_keeps_the_old_version()
    {
        await SaveAsync("toll", "Fourteen people died in the flood.", Day(3));
        _time.Advance(TimeSpan.FromHours(1));
        var later = Article("toll", "Seventeen people died in the flood.", Day(3)) with { Modified = Day(5) };
        Assert.Equal(new SaveResult(SaveOutcome.Updated, 2), await Store.SaveAsync(later, Chunks(later), Token));

        var old = await Store.GetArticleAsync("toll", 1, Token);
        var current = await Store.GetArticleAsync("toll", cancellationToken: Token);
        Assert.Equal("Fourteen people died in the flood.", old!.Article.Text);
        Assert.Equal(Day(5), old.ValidTo);
        Assert.Equal((2, (DateTimeOffset?)Day(5)), (current!.Version, current.ValidFrom));
        Assert.Equal(["Seventeen people died in the flood."], await TextsAsync(new ChunkQuery { Text = "died flood" }));
        Assert.Equal(["Seventeen people died in the flood."], await TextsAsync(new ChunkQuery { Vector = Vector("x") }));
        Assert.Equal(new StoreStatistics(1, 2, 2), await Store.GetStatisticsAsync(Token));
    }

    [Fact]
    public async Task Save_undated_change_counts_from_when_it_was_seen()
    {
        await SaveAsync("notice", "The bridge is closed.", published: null);
        _time.Advance(TimeSpan.FromDays(1));
        await SaveAsync("notice", "The bridge is open.", published: null);
        var first = await Store.GetArticleAsync("notice", 1, Token);
        var second = await Store.GetArticleAsync("notice", 2, Token);
        Assert.Null(first!.ValidFrom);
        Assert.Equal(_time.GetUtcNow(), first.ValidTo);
        Assert.Equal(_time.GetUtcNow(), second!.ValidFrom);
    }

    [Fact]
    public async Task Save_older_version_is_kept_as_history()
    {
        var current = Article("toll", "Seventeen people died.", Day(3)) with { Modified = Day(9) };
        await Store.SaveAsync(current, Chunks(current), Token);
        var older = Article("toll", "Fourteen people died.", Day(3)) with { Modified = Day(5) };
        Assert.Equal(new SaveResult(SaveOutcome.KeptAsHistory, 2), await Store.SaveAsync(older, Chunks(older), Token));
        Assert.Equal(new SaveResult(SaveOutcome.Unchanged, 2), await Store.SaveAsync(older, Chunks(older), Token));

        Assert.Equal(1, (await Store.GetArticleAsync("toll", cancellationToken: Token))!.Version);
        Assert.Equal(["Seventeen people died."], await TextsAsync(new ChunkQuery { Text = "died" }));
        Assert.Equal(["Fourteen people died."], await TextsAsync(new ChunkQuery { Text = "died", Filter = new ChunkFilter { AsOf = Day(6) } }));
    }

    [Fact]
    public async Task Save_older_version_never_leaves_an_article_without_a_current_one()
    {
        // Seen before the date that it bears, as an embargoed report is: it is valid from when it was seen.
        var undated = Article("embargo", "Three people died.", null);
        await Store.SaveAsync(undated, Chunks(undated), Token);
        var current = Article("embargo", "Seventeen people died.", _time.GetUtcNow().AddDays(20));
        Assert.Equal(SaveOutcome.Updated, (await Store.SaveAsync(current, Chunks(current), Token)).Outcome);
        var older = Article("embargo", "Fourteen people died.", _time.GetUtcNow().AddDays(10));

        Assert.Equal(SaveOutcome.KeptAsHistory, (await Store.SaveAsync(older, Chunks(older), Token)).Outcome);

        Assert.Equal(2, (await Store.GetArticleAsync("embargo", cancellationToken: Token))!.Version);
        Assert.Equal(["Seventeen people died."], await TextsAsync(new ChunkQuery { Text = "died" }));
    }

    [Fact]
    public async Task Save_article_without_chunks_is_stored()
    {
        var article = Article("empty", "Nothing to cut.", Day(3));
        Assert.Equal(SaveOutcome.Added, (await Store.SaveAsync(article, [], Token)).Outcome);
        Assert.NotNull(await Store.GetArticleAsync("empty", cancellationToken: Token));
        Assert.Empty(await Store.GetChunksAsync("empty", 1, Token));
    }

    [Fact]
    public async Task List_gives_current_versions_newest_first_and_undated_last()
    {
        await SaveAsync("old", "one", Day(3));
        await SaveAsync("undated", "two", published: null);
        await SaveAsync("same-b", "three", Day(9));
        await SaveAsync("same-a", "four", Day(9));
        await SaveAsync("newest", "five", Day(11));
        Assert.Equal(["newest", "same-a", "same-b", "old", "undated"], await ListAsync(new ChunkFilter()));
        Assert.Equal(["same-a", "same-b"], await ListAsync(new ChunkFilter { PublishedFrom = Day(9), PublishedBefore = Day(10) }));
    }

    [Fact]
    public async Task FindByHash_knows_current_versions_alone()
    {
        var first = await SaveAsync("a", "one", Day(3));
        var second = await SaveAsync("a", "two", Day(3));
        Assert.Null(await Store.FindByHashAsync(first.ContentHash, Token));
        Assert.Equal("a", await Store.FindByHashAsync(second.ContentHash, Token));
        await SaveAsync("0-copy", "two", Day(3));
        Assert.Equal("0-copy", await Store.FindByHashAsync(second.ContentHash, Token));
    }

    [Fact]
    public async Task Remove_takes_all_versions_and_can_be_repeated()
    {
        await SaveAsync("a", "crane one", Day(3));
        await SaveAsync("a", "crane two", Day(3));
        await SaveAsync("b", "crane three", Day(3));
        Assert.True(await Store.RemoveArticleAsync("a", Token));
        Assert.False(await Store.RemoveArticleAsync("a", Token));
        Assert.Equal(["crane three"], await TextsAsync(new ChunkQuery { Text = "crane" }));
        Assert.Null(await Store.GetArticleAsync("a", 1, Token));
        Assert.Equal(new StoreStatistics(1, 1, 1), await Store.GetStatisticsAsync(Token));
        await SaveAsync("a", "crane again", Day(3));
        Assert.Equal(1, (await Store.GetArticleAsync("a", cancellationToken: Token))!.Version);
    }

    [Fact]
    public async Task GetChunks_gives_them_in_order_with_their_sentences()
    {
        var article = Article("long", "One. Two.\n\nThree.\n\nFour.", Day(3));
        List<EmbeddedChunk> chunks = [.. Chunks(article).Select(c => c.Chunk.Index == 0
            ? c with { Chunk = c.Chunk with { Sentences = [new TextRange(0, 4), new TextRange(5, 9)] } }
            : c)];
        await Store.SaveAsync(article, chunks, Token);
        var read = await Store.GetChunksAsync("long", 1, Token);
        Assert.Equal(["One. Two.", "Three.", "Four."], read.Select(h => h.Chunk.Text));
        Assert.Equal([new TextRange(0, 4), new TextRange(5, 9)], read[0].Chunk.Sentences);
        Assert.Equal(chunks.Select(c => (c.Chunk.Range, c.Chunk.TokenCount)), read.Select(h => (h.Chunk.Range, h.Chunk.TokenCount)));
        Assert.All(read, h => Assert.Equal(("long", 1), (h.Article.Id, h.Article.Version)));
        Assert.Empty(await Store.GetChunksAsync("long", 2, Token));
    }

    [Fact]
    public async Task Many_writers_of_one_article_lose_nothing()
    {
        await using var other = await CreateAsync(_time);
        await other.OpenAsync(Model, Token);
        var results = await Task.WhenAll(Enumerable.Range(0, 8).Select(i =>
        {
            var article = Article("busy", $"crane take {i}", Day(3));
            return Task.Run(() => (i % 2 == 0 ? Store : other).SaveAsync(article, Chunks(article), Token), Token);
        }));
        Assert.Equal(Enumerable.Range(1, 8), results.Select(r => r.Version).Order());
        Assert.Single(results, r => r.Outcome is SaveOutcome.Added);
        Assert.Equal(new StoreStatistics(1, 8, 8), await other.GetStatisticsAsync(Token));
        var hit = Assert.Single(await Store.SearchAsync(new ChunkQuery { Text = "crane" }, Token));
        Assert.Equal(8, hit.Article.Version);
    }

    [Fact]
    public async Task Readers_see_the_old_or_the_new_version_never_both_or_none()
    {
        await SaveAsync("switching", "crane 0\n\ncrane 0", Day(3));
        var saving = Task.Run(
            async () =>
            {
                for (var i = 1; i <= 15; i++)
                    await SaveAsync("switching", $"crane {i}\n\ncrane {i}", Day(3));
            },
            Token);
        do
        {
            var hits = await Store.SearchAsync(new ChunkQuery { Text = "crane", Vector = Vector("crane") }, Token);
            Assert.Equal(2, hits.Count);
            Assert.Single(hits.Select(h => (h.Article.Version, h.Chunk.Text)).Distinct());
        }
        while (!saving.IsCompleted);
        await saving;
    }

    [Fact]
    public async Task Cancelled_calls_say_so_and_change_nothing()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        var article = Article("a", "one", Day(3));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Store.SaveAsync(article, Chunks(article), cancelled.Token));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Store.SearchAsync(new ChunkQuery { Text = "one" }, cancelled.Token));
        Assert.Equal(new StoreStatistics(0, 0, 0), await Store.GetStatisticsAsync(Token));
    }

    [Fact]
    public async Task Open_again_finds_what_was_stored()
    {
        await SaveAsync("a", "crane", Day(3));
        await using var again = await CreateAsync(_time);
        await again.OpenAsync(Model, Token);
        Assert.Equal("crane", Assert.Single(await again.SearchAsync(new ChunkQuery { Vector = Vector("crane") }, Token)).Chunk.Text);
    }

    [Theory]
    [InlineData("another-model", Dimensions)]
    [InlineData("test-model", 16)]
    public async Task Open_for_another_model_is_refused_with_the_remedy(string id, int dimensions)
    {
        await using var other = await CreateAsync(_time);
        var error = await Assert.ThrowsAsync<StoreException>(() => other.OpenAsync(new EmbeddingModelInfo(id, dimensions), Token));
        Assert.Contains("test-model", error.Message, StringComparison.Ordinal);
        Assert.Matches("ingest into another file|newsqa reindex", error.Message);
        Assert.DoesNotContain('\n', error.Message);
    }

    private async Task<Article> SaveAsync(
        string id, string text, DateTimeOffset? published, string? outlet = "The Halvorn Gazette", string? title = "Harbour report", int[]? axes = null)
    {
        var article = Article(id, text, published, outlet, title);
        await Store.SaveAsync(article, Chunks(article, axes ?? []), Token);
        return article;
    }

    private async Task<string[]> TextsAsync(ChunkQuery query) => [.. (await Store.SearchAsync(query, Token)).Select(h => h.Chunk.Text)];

    private async Task<string[]> IdsAsync(ChunkFilter filter)
    {
        var searched = (await Store.SearchAsync(new ChunkQuery { Text = "crane", Filter = filter }, Token)).Select(h => h.Article.Id).Order().ToArray();
        var byVector = (await Store.SearchAsync(new ChunkQuery { Vector = Vector("crane"), Filter = filter }, Token)).Select(h => h.Article.Id).Order();
        Assert.Equal(searched, byVector);
        Assert.Equal(searched, (await ListAsync(filter)).Order());
        return searched;
    }

    private async Task<string[]> ListAsync(ChunkFilter filter)
    {
        var ids = new List<string>();
        await foreach (var article in Store.ListArticlesAsync(filter, Token))
            ids.Add(article.Id);
        return [.. ids];
    }

    private async Task<int[]> VersionsAsync(ChunkFilter filter)
    {
        var versions = new List<int>();
        await foreach (var article in Store.ListArticlesAsync(filter, Token))
            versions.Add(article.Version);
        return [.. versions];
    }
}

using Grpc.Core;
using Microsoft.Extensions.Options;
using NewsQA.Storage;
using NewsQA.Storage.Qdrant;
using NewsQA.Tests.Contracts;
using NewsQA.Tests.Fakes;
using static NewsQA.Tests.Contracts.ArchiveSamples;

namespace NewsQA.Tests.Storage.Qdrant;

/// <summary>What is broken, when, and what then: nothing is lost, and what is said helps.</summary>
public sealed class QdrantFaultTests : IAsyncLifetime
{
    /// <summary>Every call that a save makes, so that each of its steps can be broken.</summary>
    private static readonly string[] SaveCalls = ["Get", "Upsert", "UpdateBatch", "Count"];

    private readonly ImpatientTimeProvider _time = new();
    private QdrantFake _fake = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _fake = await QdrantFake.StartAsync("secret");

    public async ValueTask DisposeAsync() => await _fake.DisposeAsync();

    public static TheoryData<string, QdrantFaultCase, int> EachStep()
    {
        var data = new TheoryData<string, QdrantFaultCase, int>();
        foreach (var method in SaveCalls)
        {
            foreach (var fault in Enum.GetValues<QdrantFaultCase>())
            {
                for (var skip = 0; skip < 3; skip++)
                    data.Add(method, fault, skip);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(EachStep))]
    public async Task Save_survives_a_passing_fault_at_any_step(string method, QdrantFaultCase fault, int skip)
    {
        await using var store = await OpenAsync();
        var first = Text("first version");
        await store.SaveAsync(first, Chunks(first), Token);
        Break(method, fault, skip, times: 1);
        var second = Text("second version");
        Assert.Equal(new SaveResult(SaveOutcome.Updated, 2), await store.SaveAsync(second, Chunks(second), Token));
        _fake.Faults.Clear();

        await AssertWholeAsync(store, "second version", version: 2);
        Assert.Equal(new StoreStatistics(1, 2, 10), await store.GetStatisticsAsync(Token));
    }

    [Theory]
    [MemberData(nameof(EachStep))]
    public async Task Save_that_dies_at_any_step_leaves_the_old_or_the_new_and_can_be_repeated(string method, QdrantFaultCase fault, int skip)
    {
        await using (var store = await OpenAsync(o => o.Retries = 0))
        {
            var first = Text("first version");
            await store.SaveAsync(first, Chunks(first), Token);
            Break(method, fault, skip, times: int.MaxValue);
            var second = Text("second version");
            try
            {
                await store.SaveAsync(second, Chunks(second), Token);
            }
            catch (StoreException e)
            {
                Assert.DoesNotContain('\n', e.Message);
            }
        }

        _fake.Faults.Clear();
        await using var reader = await OpenAsync();
        var hits = await reader.SearchAsync(new ChunkQuery { Text = "version", Vector = Vector("x") }, Token);
        var seen = Assert.Single(hits.Select(h => h.Article.Version).Distinct());
        await AssertWholeAsync(reader, seen == 1 ? "first version" : "second version", seen);

        var again = Text("second version");
        await reader.SaveAsync(again, Chunks(again), Token);
        await AssertWholeAsync(reader, "second version", 2);
        _time.Advance(TimeSpan.FromHours(7));
        await using var later = await OpenAsync();
        Assert.Equal(new StoreStatistics(1, 2, 10), await later.GetStatisticsAsync(Token));
    }

    [Fact]
    public async Task Save_that_is_overtaken_before_it_hears_of_its_success_is_stored_once()
    {
        await using var store = await OpenAsync();
        await using var other = await OpenAsync();
        var (first, second, third) = (Text("first version"), Text("second version"), Text("third version"));
        await store.SaveAsync(first, Chunks(first), Token);
        var overtaking = default(SaveResult);
        // The head is replaced by the one batch, and read again by the call after it.
        _fake.Faults.BeforeNext("UpdateBatch", () =>
        {
            _fake.Faults.BeforeNext("Get", async () => overtaking = await other.SaveAsync(third, Chunks(third), Token));
            return Task.CompletedTask;
        });

        var saved = await store.SaveAsync(second, Chunks(second), Token);

        Assert.Equal(new SaveResult(SaveOutcome.Updated, 2), saved);
        Assert.Equal(new SaveResult(SaveOutcome.Updated, 3), overtaking);
        await AssertWholeAsync(store, "third version", 3);
        Assert.Equal(new StoreStatistics(1, 3, 15), await store.GetStatisticsAsync(Token));
    }

    [Fact]
    public async Task Abandoned_save_is_invisible_and_swept_away_later()
    {
        await using (var store = await OpenAsync(o => o.Retries = 0))
        {
            Break("UpdateBatch", QdrantFaultCase.Unavailable, skip: 0, times: int.MaxValue);
            var article = Text("never finished");
            await Assert.ThrowsAsync<StoreException>(() => store.SaveAsync(article, Chunks(article), Token));
            Assert.Empty(await store.SearchAsync(new ChunkQuery { Text = "finished" }, Token));
            Assert.Equal(new StoreStatistics(0, 0, 0), await store.GetStatisticsAsync(Token));
        }

        _fake.Faults.Clear();
        await using (await OpenAsync())
            Assert.Equal(5, _fake.Server.Collections["newsqa_chunks_g1"].PointCount);
        _time.Advance(TimeSpan.FromHours(7));
        await using (await OpenAsync())
            Assert.Equal(0, _fake.Server.Collections["newsqa_chunks_g1"].PointCount);
    }

    [Fact]
    public async Task Removal_that_dies_hides_the_article_at_once_and_is_finished_at_the_next_start()
    {
        await using (var store = await OpenAsync(o => o.Retries = 0))
        {
            var article = Text("to be removed");
            await store.SaveAsync(article, Chunks(article), Token);
            _fake.Faults.Add("Delete", QdrantFault.Refuse, times: 1);
            await Assert.ThrowsAsync<StoreException>(() => store.RemoveArticleAsync("news", Token));
            Assert.Empty(await store.SearchAsync(new ChunkQuery { Text = "removed" }, Token));
            Assert.Null(await store.GetArticleAsync("news", cancellationToken: Token));
        }

        await using (await OpenAsync())
            Assert.All(_fake.Server.Collections.Values, c => Assert.Equal(0, c.PointCount));
    }

    [Theory]
    [InlineData(StatusCode.Unavailable, "cannot be reached after 6 attempts: start it (docker compose up -d qdrant)")]
    [InlineData(StatusCode.ResourceExhausted, "has no room for more after 6 attempts")]
    [InlineData(StatusCode.DeadlineExceeded, "did not answer within 30 s after 6 attempts")]
    [InlineData(StatusCode.Internal, "answered Internal: broken by order")]
    public async Task Lasting_fault_is_told_with_the_remedy_after_a_bounded_time(StatusCode status, string expected)
    {
        await using var store = await OpenAsync();
        _fake.Faults.Add("*", QdrantFault.Refuse, status, times: int.MaxValue);
        var error = await Assert.ThrowsAsync<StoreException>(() => store.SearchAsync(new ChunkQuery { Text = "crane" }, Token));
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.StartsWith($"Qdrant at {_fake.Address.GetLeftPart(UriPartial.Authority)} ", error.Message, StringComparison.Ordinal);
        if (status is not StatusCode.Internal)
            Assert.Equal([0.2, 0.4, 0.8, 1.6, 3.2], _time.Waits.Select(w => Math.Round(w.TotalSeconds, 3)));
    }

    [Fact]
    public async Task Health_is_told_with_the_cause_and_returns_with_the_server()
    {
        await using var store = await OpenAsync(o => o.Retries = 0);
        var health = new StoreHealth(store);
        Assert.Null(await health.CheckAsync(Token));
        _fake.Faults.Add("*", QdrantFault.Refuse, times: int.MaxValue);
        Assert.Contains("cannot be reached", await health.CheckAsync(Token), StringComparison.Ordinal);
        _fake.Faults.Clear();
        Assert.Null(await health.CheckAsync(Token));
    }

    [Fact]
    public async Task Server_that_names_a_delay_is_given_it()
    {
        await using var store = await OpenAsync();
        _fake.Faults.Add("QueryBatch", QdrantFault.Refuse, StatusCode.ResourceExhausted, retryAfter: 3);
        await store.SearchAsync(new ChunkQuery { Text = "crane" }, Token);
        Assert.Equal([TimeSpan.FromSeconds(3)], _time.Waits);
    }

    [Fact]
    public async Task Call_without_an_answer_ends_at_its_deadline_and_is_made_again()
    {
        await using var store = await OpenAsync(o => o.TimeoutSeconds = 0.3);
        _fake.Faults.Add("QueryBatch", QdrantFault.Hang);
        Assert.Empty(await store.SearchAsync(new ChunkQuery { Text = "crane" }, Token));
        Assert.Equal(2, _fake.Faults.Calls.Count(c => c == "QueryBatch"));
    }

    [Fact]
    public async Task Cancelling_a_call_without_an_answer_is_not_a_store_error()
    {
        await using var store = await OpenAsync();
        _fake.Faults.Add("QueryBatch", QdrantFault.Hang, times: int.MaxValue);
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var search = store.SearchAsync(new ChunkQuery { Text = "crane" }, cancel.Token);
        while (!_fake.Faults.Calls.Contains("QueryBatch"))
            await Task.Yield();
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => search);
    }

    [Fact]
    public async Task Open_waits_for_a_server_that_is_still_loading()
    {
        _fake.Faults.Add("HealthCheck", QdrantFault.Refuse, times: 6);
        await using var store = await OpenAsync();
        Assert.Equal(7, _fake.Faults.Calls.Count(c => c == "HealthCheck"));
    }

    [Fact]
    public async Task Open_gives_up_when_its_time_is_over()
    {
        _fake.Faults.Add("HealthCheck", QdrantFault.Refuse, times: int.MaxValue);
        var error = await Assert.ThrowsAsync<StoreException>(() => OpenAsync(o => o.StartupWaitSeconds = 12));
        Assert.Contains("cannot be reached", error.Message, StringComparison.Ordinal);
        Assert.InRange(_time.Waits.Sum(w => w.TotalSeconds), 12, 17);
    }

    [Fact]
    public async Task Wrong_key_is_refused_at_once_and_never_shown()
    {
        var error = await Assert.ThrowsAsync<StoreException>(() => OpenAsync(o => o.ApiKey = "wrong-key"));
        Assert.Contains("NewsQA__Store__Qdrant__ApiKey", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("wrong-key", error.ToString(), StringComparison.Ordinal);
        Assert.Empty(_time.Waits);
    }

    [Fact]
    public async Task Long_articles_are_written_in_batches()
    {
        await using var store = await OpenAsync(o => o.BatchSize = 64);
        var article = Article("long", string.Join("\n\n", Enumerable.Range(0, 200).Select(i => $"paragraph {i}")), Day(3));
        _fake.Faults.Add("Upsert", QdrantFault.DropAfter, skip: 1);
        await store.SaveAsync(article, Chunks(article), Token);
        Assert.Equal(5, _fake.Faults.Calls.Count(c => c == "Upsert"));
        Assert.Equal(64, _fake.Server.LargestUpsert);
        Assert.Equal(200, (await store.GetChunksAsync("long", 1, Token)).Count);
    }

    public enum QdrantFaultCase
    {
        Unavailable,
        DeadlineExceeded,
        ResourceExhausted,
        DroppedBefore,
        DroppedAfter,
    }

    private void Break(string method, QdrantFaultCase fault, int skip, int times) => _fake.Faults.Add(
        method,
        fault switch
        {
            QdrantFaultCase.DroppedBefore => QdrantFault.DropBefore,
            QdrantFaultCase.DroppedAfter => QdrantFault.DropAfter,
            _ => QdrantFault.Refuse,
        },
        fault switch
        {
            QdrantFaultCase.DeadlineExceeded => StatusCode.DeadlineExceeded,
            QdrantFaultCase.ResourceExhausted => StatusCode.ResourceExhausted,
            _ => StatusCode.Unavailable,
        },
        skip: skip,
        times: times);

    /// <summary>Five chunks in batches of two.</summary>
    private static NewsQA.Articles.Article Text(string text) =>
        Article("news", string.Join("\n\n", Enumerable.Range(1, 5).Select(i => $"{text} {i}")), Day(3));

    private async Task<QdrantChunkStore> OpenAsync(Action<QdrantStoreOptions>? configure = null)
    {
        var options = new QdrantStoreOptions { Address = _fake.Address, ApiKey = "secret", BatchSize = 2 };
        configure?.Invoke(options);
        var store = new QdrantChunkStore(Options.Create(options), _time);
        await store.OpenAsync(Model, Token);
        return store;
    }

    private static async Task AssertWholeAsync(QdrantChunkStore store, string text, int version)
    {
        var expected = Enumerable.Range(1, 5).Select(i => $"{text} {i}").ToArray();
        Assert.Equal(expected, (await store.GetChunksAsync("news", version, Token)).Select(h => h.Chunk.Text));
        Assert.Equal(string.Join("\n\n", expected), (await store.GetArticleAsync("news", cancellationToken: Token))!.Article.Text);
        var hits = await store.SearchAsync(new ChunkQuery { Text = "version", Vector = Vector("x"), Limit = 100 }, Token);
        Assert.Equal(expected, hits.Select(h => h.Chunk.Text).Order());
        Assert.All(hits, h => Assert.Equal(version, h.Article.Version));
    }
}

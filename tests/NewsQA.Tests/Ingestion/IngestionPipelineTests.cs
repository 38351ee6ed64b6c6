using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Options;
using NewsQA.Articles;
using NewsQA.Chunking;
using NewsQA.Embeddings;
using NewsQA.Ingestion;
using NewsQA.Storage;
using NewsQA.Storage.Sqlite;
using NewsQA.Tests.Fakes;

namespace NewsQA.Tests.Ingestion;

public sealed class IngestionPipelineTests : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("newsqa-ingestion-");
    private readonly FakeEmbeddings _embeddings = new();
    private readonly ListReader _reader = new();
    private SqliteChunkStore _store = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _store = new SqliteChunkStore(Options.Create(new SqliteStoreOptions { Path = Path.Combine(_folder.FullName, "index.db") }), TimeProvider.System);
        await _store.OpenAsync(new EmbeddingModelInfo("fake", FakeEmbeddings.Dimensions), Token);
    }

    public async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        _embeddings.Dispose();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Each_item_has_its_result_and_a_bad_one_stops_none()
    {
        _reader.Add("a.txt", Article("a", "The harbour opened."));
        _reader.Add("bad.bin", "It is not text.");
        _reader.Add("archive.jsonl", Article("b", "The mayor resigned."), "Line 2 is no JSON.", Article("c", "The bridge fell."));
        _reader.Throw("broken.txt", new IOException("The disk sighed."));
        _reader.Add("z.txt", Article("z", "The zoo closed."));

        var results = await IngestAsync("a.txt", "bad.bin", "archive.jsonl", "broken.txt", "z.txt");

        Assert.Equal(["a", "b", "c", "z"], results.Where(r => r.Outcome == IngestionOutcome.Added).Select(r => r.ArticleId).Order(StringComparer.Ordinal));
        var rejected = results.Where(r => r.Outcome == IngestionOutcome.Rejected).ToList();
        Assert.Equal(["archive.jsonl", "bad.bin", "broken.txt"], rejected.Select(r => r.Source).Order(StringComparer.Ordinal));
        Assert.All(rejected, r => Assert.False(string.IsNullOrWhiteSpace(r.Reason)));
        Assert.Equal(4, (await _store.GetStatisticsAsync(Token)).Articles);
    }

    [Fact]
    public async Task The_same_again_is_unchanged_and_embeds_nothing()
    {
        _reader.Add("a.txt", Article("a", "The harbour opened."));
        await IngestAsync("a.txt");
        _embeddings.Texts.Clear();

        var result = Assert.Single(await IngestAsync("a.txt"));

        Assert.Equal((IngestionOutcome.Unchanged, "a", 1, 0), (result.Outcome, result.ArticleId, result.Version, result.Chunks));
        Assert.Empty(_embeddings.Texts);
    }

    [Fact]
    public async Task A_moved_file_is_unchanged_under_the_id_that_holds_it()
    {
        _reader.Add("old/place.txt", Article("a", "The harbour opened."));
        _reader.Add("new/place.txt", Article("moved", "The harbour opened."));
        await IngestAsync("old/place.txt");

        var result = Assert.Single(await IngestAsync("new/place.txt"));

        Assert.Equal((IngestionOutcome.Unchanged, "a"), (result.Outcome, result.ArticleId));
        Assert.Equal(1, (await _store.GetStatisticsAsync(Token)).Articles);
    }

    [Fact]
    public async Task Copies_and_versions_within_one_run_are_told_apart()
    {
        _reader.Add("run.jsonl", Article("a", "The harbour opened."), Article("copy", "The harbour opened."), Article("a", "The harbour shut."));

        var results = await IngestAsync("run.jsonl");

        Assert.Equal(
            [(IngestionOutcome.Added, "a", 1), (IngestionOutcome.Unchanged, "a", 1), (IngestionOutcome.Updated, "a", 2)],
            results.Select(r => (r.Outcome, r.ArticleId, r.Version)));
    }

    [Fact]
    public async Task A_changed_article_is_updated_and_an_older_one_kept_as_history()
    {
        _reader.Add("now.txt", Article("a", "The harbour opened.") with { Modified = Day(5) });
        _reader.Add("later.txt", Article("a", "The harbour shut.") with { Modified = Day(9) });
        _reader.Add("before.txt", Article("a", "The harbour is being built.") with { Modified = Day(2) });

        var results = await IngestAsync("now.txt", "later.txt", "before.txt");

        Assert.Equal([IngestionOutcome.Added, IngestionOutcome.Updated, IngestionOutcome.KeptAsHistory], results.Select(r => r.Outcome));
        Assert.Equal("The harbour shut.", (await _store.GetArticleAsync("a", cancellationToken: Token))?.Article.Text);
    }

    [Fact]
    public async Task A_chunk_is_embedded_below_its_headline()
    {
        _reader.Add("a.txt", Article("a", "It opened.") with { Title = "Harbour of Halvorn" });

        await IngestAsync("a.txt");

        Assert.Equal(["Harbour of Halvorn\nIt opened."], _embeddings.Texts);
    }

    [Fact]
    public async Task Progress_ends_with_all_sources_and_articles()
    {
        _reader.Add("a.txt", Article("a", "The harbour opened."));
        _reader.Add("b.jsonl", Article("b", "The mayor resigned."), "Line 2 is no JSON.");
        var progress = new LastProgress();

        await IngestAsync(["a.txt", "b.jsonl"], progress);

        Assert.Equal(new IngestionProgress(2, 2, 3, 2), progress.Last);
    }

    [Fact]
    public async Task An_endless_archive_gives_its_results_as_they_come_and_stops_where_it_is_left()
    {
        var read = 0;
        _reader.AddEndless("endless.jsonl", () => Article($"n{read++}", $"Ship number {read} came in."));
        var results = 0;

        await foreach (var result in Pipeline().IngestAsync([Source("endless.jsonl")], cancellationToken: Token))
        {
            Assert.Equal(IngestionOutcome.Added, result.Outcome);
            if (++results == 500)
            {
                break;
            }
        }

        // What is read ahead is bounded by a batch and the reader's own queue.
        Assert.InRange(read, 500, 700);
    }

    [Fact]
    public async Task Cancelling_says_so_and_leaves_only_whole_articles()
    {
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var read = 0;
        _reader.AddEndless("endless.jsonl", () => Article($"n{read++}", $"Ship number {read} came in.\n\nIt carried {read} tons of salt."));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var result in Pipeline().IngestAsync([Source("endless.jsonl")], cancellationToken: cancellation.Token))
            {
                if (result.ArticleId == "n200")
                {
                    await cancellation.CancelAsync();
                }
            }
        });

        var statistics = await _store.GetStatisticsAsync(Token);
        Assert.True(statistics.Articles >= 200);
        Assert.Equal(statistics.Articles, statistics.Chunks);
    }

    private static DateTimeOffset Day(int day) => new(2026, 1, day, 12, 0, 0, TimeSpan.Zero);

    private static Article Article(string id, string text) => new() { Id = id, Text = text, Published = Day(1) };

    private static ArticleSource Source(string name) => new(name, () => Stream.Null);

    private IngestionPipeline Pipeline() => new(
        _reader,
        new SentenceChunker(ArcticModel.CreateTokenizer(), Options.Create(new ChunkingOptions())),
        _embeddings,
        _store,
        Options.Create(new IngestionOptions { Parallelism = 2 }));

    private Task<List<IngestionResult>> IngestAsync(params string[] names) => IngestAsync(names, null);

    private async Task<List<IngestionResult>> IngestAsync(string[] names, IProgress<IngestionProgress>? progress)
    {
        var results = new List<IngestionResult>();
        await foreach (var result in Pipeline().IngestAsync(names.Select(Source), progress, Token))
        {
            results.Add(result);
        }

        return results;
    }

    private sealed class LastProgress : IProgress<IngestionProgress>
    {
        public IngestionProgress? Last { get; private set; }

        public void Report(IngestionProgress value) => Last = value;
    }

    /// <summary>Reads what the test gave for a source's name: articles, rejections (strings), or a failure.</summary>
    private sealed class ListReader : IArticleReader
    {
        private readonly Dictionary<string, IEnumerable<object>> _items = [];

        public void Add(string source, params object[] items) => _items[source] = items;

        public void Throw(string source, Exception failure) => _items[source] = [failure];

        public void AddEndless(string source, Func<Article> next)
        {
            IEnumerable<object> Endless()
            {
                while (true)
                {
                    yield return next();
                }
            }

            _items[source] = Endless();
        }

        public async IAsyncEnumerable<ArticleReadResult> ReadAsync(
            ArticleSource source, [EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            await Task.Yield();
            foreach (var item in _items[source.Name])
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return item switch
                {
                    Exception failure => throw failure,
                    Article article => new ArticleReadResult(source.Name, article, null),
                    _ => new ArticleReadResult(source.Name, null, (string)item),
                };
            }
        }
    }
}

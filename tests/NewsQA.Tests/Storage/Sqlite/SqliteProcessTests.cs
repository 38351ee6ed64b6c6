using System.Diagnostics;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using NewsQA.Embeddings;
using NewsQA.Storage;
using NewsQA.Storage.Sqlite;
using NewsQA.Tests.Cli;

namespace NewsQA.Tests.Storage.Sqlite;

/// <summary>Real processes of <c>newsqa ingest</c> on one index: killed at any point, and side by side.</summary>
public sealed class SqliteProcessTests : IDisposable
{
    private static readonly EmbeddingModelInfo Model = new(ArcticModel.Id, ArcticModel.Dimensions);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("newsqa-process-");

    private string Index => Path.Combine(_folder.FullName, "index.db");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Killed_while_it_writes_it_leaves_each_article_in_the_old_or_the_new_version()
    {
        const int Articles = 30;
        Assert.Equal(0, await IngestAsync(Archive("old.jsonl", Articles, "stays shut")));
        var updated = Archive("new.jsonl", Articles, "opens again");

        // Killed at another point of its work each time; what is left is finished by the run after it.
        foreach (var results in new[] { 1, 4, 2, 7 })
        {
            using var process = Start(updated);
            for (var i = 0; i < results && await process.StandardOutput.ReadLineAsync(Token) is not null; i++)
            {
            }

            process.Kill();
            await process.WaitForExitAsync(Token);
            Assert.NotEqual(0, process.ExitCode);
            await AssertWholeAsync(Articles, mayBeOld: true);
        }

        Assert.Equal(0, await IngestAsync(updated));
        await AssertWholeAsync(Articles, mayBeOld: false);
    }

    [Fact]
    public async Task Two_processes_fill_one_index_together_while_a_third_reads_it()
    {
        var first = IngestAsync(Archive("first.jsonl", 12, "stays shut"));
        var second = IngestAsync(Archive("second.jsonl", 12, "opens again", firstNumber: 100));
        await using (var reader = Store())
        {
            await reader.OpenAsync(Model, Token);
            do
            {
                await reader.SearchAsync(new ChunkQuery { Text = "harbour" }, Token);
            }
            while (!first.IsCompleted || !second.IsCompleted);

            Assert.Equal((0, 0), (await first, await second));
            Assert.Equal(24, (await reader.GetStatisticsAsync(Token)).Articles);
            Assert.Equal(24, (await reader.SearchAsync(new ChunkQuery { Text = "harbour", Limit = 100, CandidatesPerLeg = 100 }, Token)).Select(h => h.Article.Id).Distinct().Count());
        }

        AssertSound();
    }

    private async Task AssertWholeAsync(int articles, bool mayBeOld)
    {
        AssertSound();
        await using var store = Store();
        await store.OpenAsync(Model, Token);
        var found = 0;
        await foreach (var summary in store.ListArticlesAsync(ChunkFilter.None, Token))
        {
            found++;
            var stored = await store.GetArticleAsync(summary.Id, cancellationToken: Token);
            var text = stored!.Article.Text;
            var isNew = text.Contains("opens again", StringComparison.Ordinal);
            Assert.True(isNew || mayBeOld, $"{summary.Id} is old.");
            Assert.Equal(isNew ? 2 : 1, summary.Version);
            Assert.EndsWith(isNew ? "opens again." : "stays shut.", text, StringComparison.Ordinal);

            // Every sentence is in a chunk, each chunk is of this text, and words and vectors are there for all of them.
            var chunks = await store.GetEmbeddedChunksAsync(summary.Id, summary.Version, Token);
            Assert.NotEmpty(chunks);
            Assert.All(chunks, c => Assert.Equal(c.Chunk.Range.Of(text), c.Chunk.Text));
            Assert.Equal(text.Length, chunks[^1].Chunk.Range.End);
            var filter = new ChunkFilter { ArticleIds = [summary.Id] };
            Assert.Equal(chunks.Count, (await store.SearchAsync(new ChunkQuery { Text = "harbour", Limit = 50, Filter = filter }, Token)).Count);
            Assert.Equal(chunks.Count, (await store.SearchAsync(new ChunkQuery { Vector = chunks[0].Vector, Limit = 50, Filter = filter }, Token)).Count);
        }

        Assert.Equal(articles, found);
    }

    private void AssertSound()
    {
        using var connection = new SqliteConnection($"Data Source={Index};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA integrity_check";
        Assert.Equal("ok", command.ExecuteScalar());
        command.CommandText = "SELECT count(*) FROM pragma_foreign_key_check";
        Assert.Equal(0L, command.ExecuteScalar());
    }

    private string Archive(string name, int count, string end, int firstNumber = 0)
    {
        var path = Path.Combine(_folder.FullName, name);
        File.WriteAllLines(path, Enumerable.Range(firstNumber, count).Select(n => JsonSerializer.Serialize(new
        {
            url = $"https://gazette.example/harbour-{n}",
            title = $"Harbour number {n}",
            published = "2026-01-05T10:00:00Z",
            text = string.Join("\n\n", Enumerable.Range(1, 12).Select(p =>
                $"The council met for the {p}. time about harbour {n}, and the harbour master asked for {(n * p) + 3} million crowns to mend its northern wall."))
                + $"\n\nHarbour {n} {end}.",
        })));
        return path;
    }

    private async Task<int> IngestAsync(string archive)
    {
        using var process = Start(archive);
        var error = process.StandardError.ReadToEndAsync(Token);
        await process.StandardOutput.ReadToEndAsync(Token);
        await process.WaitForExitAsync(Token);
        return process.ExitCode == 0 ? 0 : throw new InvalidOperationException(await error);
    }

    // Small batches: results come one after another, so that the kill falls between and within writes.
    private Process Start(string archive) => CommandProcess.Start(
        ["ingest", archive, "--index", Index, "--json"], new Dictionary<string, string?> { ["NewsQA__Ingestion__ChunksAtOnce"] = "4" });

    private SqliteChunkStore Store() => new(Options.Create(new SqliteStoreOptions { Path = Index }), TimeProvider.System);
}

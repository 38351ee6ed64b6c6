using System.Diagnostics;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using NewsQA.Articles;
using NewsQA.Embeddings;
using NewsQA.Ingestion;
using NewsQA.Storage;

namespace NewsQA.Benchmarks;

/// <summary>Ingests generated articles through the product as it is wired, from one JSON Lines archive.</summary>
internal static class IngestBenchmark
{
    public static async Task<int> RunAsync(int count)
    {
        var folder = Directory.CreateTempSubdirectory("newsqa-benchmark-");
        try
        {
            var archive = await WriteAsync(folder.FullName, count);
            await using var services = Services(Path.Combine(folder.FullName, "index.db"));
            await services.OpenNewsQAAsync();

            var first = await IngestAsync(services, [archive]);
            Console.WriteLine($"{count} articles of 500 words, {first.Chunks} chunks: {first.Time.TotalSeconds:F1} s, {count / first.Time.TotalSeconds:F1} articles/s, {first.Chunks / first.Time.TotalSeconds:F0} chunks/s");
            var second = await IngestAsync(services, [archive]);
            Console.WriteLine($"the same again, nothing changed: {second.Time.TotalSeconds:F1} s, {count / second.Time.TotalSeconds:F0} articles/s");
            await SearchAsync(services);
            using var process = Process.GetCurrentProcess();
            Console.WriteLine($"index {new FileInfo(Path.Combine(folder.FullName, "index.db")).Length / 1e6:F0} MB, peak memory {process.PeakWorkingSet64 / (1024.0 * 1024):F0} MiB, {Environment.ProcessorCount} cores");
            return 0;
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Writes <paramref name="count"/> generated articles as JSON Lines, as an archive holds them.</summary>
    /// <returns>The file.</returns>
    internal static async Task<string> WriteAsync(string folder, int count)
    {
        var archive = Path.Combine(folder, "generated.jsonl");
        await File.WriteAllLinesAsync(archive, GeneratedNews.Articles(count).Select(a => JsonSerializer.Serialize(new
        {
            url = $"https://gazette.example/{a.Id}",
            title = a.Title,
            text = a.Text,
            outlet = a.Outlet,
            published = a.Published,
        })));
        return archive;
    }

    /// <summary>The product as it is wired, with its index in a file.</summary>
    internal static ServiceProvider Services(string index) => new ServiceCollection()
        .AddLogging()
        .AddNewsQA(new ConfigurationBuilder().AddInMemoryCollection([new("NewsQA:Store:Path", index)]).Build())
        .BuildServiceProvider();

    internal static async Task<(TimeSpan Time, int Added, int Chunks)> IngestAsync(IServiceProvider services, IEnumerable<string> files)
    {
        var watch = Stopwatch.StartNew();
        var (added, chunks) = (0, 0);
        await foreach (var result in services.GetRequiredService<IngestionPipeline>().IngestAsync([.. files.Select(ArticleSource.File)]))
        {
            if (result.Outcome == IngestionOutcome.Rejected)
            {
                throw new InvalidOperationException(result.Reason);
            }

            added += result.Outcome == IngestionOutcome.Added ? 1 : 0;
            chunks += result.Chunks;
        }

        return (watch.Elapsed, added, chunks);
    }

    private static async Task SearchAsync(IServiceProvider services)
    {
        var store = services.GetRequiredService<IChunkStore>();
        var embeddings = services.GetRequiredService<ArcticEmbeddingGenerator>();
        var question = GeneratedNews.Articles(1).Single().Title!;
        var (embed, dense, lexical) = (new List<double>(), new List<double>(), new List<double>());
        for (var i = 0; i < 21; i++)
        {
            var watch = Stopwatch.StartNew();
            var vector = await embeddings.GenerateQueryVectorAsync(question);
            embed.Add(watch.Elapsed.TotalMilliseconds);
            watch.Restart();
            await store.SearchAsync(new ChunkQuery { Vector = vector });
            dense.Add(watch.Elapsed.TotalMilliseconds);
            watch.Restart();
            await store.SearchAsync(new ChunkQuery { Text = question });
            lexical.Add(watch.Elapsed.TotalMilliseconds);
        }

        Console.WriteLine($"a question, median of 21: embedding {Median(embed):F1} ms, dense search {Median(dense):F1} ms, BM25 {Median(lexical):F1} ms; the first dense search, which loads the vectors: {dense[0]:F0} ms");
    }

    internal static double Median(IReadOnlyCollection<double> values) => values.Order().ElementAt(values.Count / 2);
}

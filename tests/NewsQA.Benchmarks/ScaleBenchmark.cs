using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Options;
using NewsQA.Storage;
using NewsQA.Storage.Qdrant;
using NewsQA.Storage.Sqlite;
using NewsQA.Tests.Fakes;

namespace NewsQA.Benchmarks;

/// <summary>
/// Stores generated chunks through the Qdrant store into the tests' fake, which runs in a process of its own so that its memory does not
/// count, then the same in SQLite; no model is run.
/// </summary>
internal static class ScaleBenchmark
{
    private const int Dimensions = 384;

    /// <summary>The fake by itself, until standard input ends.</summary>
    public static async Task<int> ServeAsync()
    {
        await using var fake = await QdrantFake.StartAsync();
        Console.WriteLine(fake.Address);
        await Console.In.ReadToEndAsync();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{fake.Faults.Calls.Count} calls, of which {string.Join(", ", fake.Faults.Calls.CountBy(c => c).OrderByDescending(c => c.Value).Select(c => $"{c.Value} {c.Key}"))}; largest upsert {fake.Server.LargestUpsert} points, {fake.Server.WritesWithoutWait} writes without waiting"));
        return 0;
    }

    public static async Task<int> RunAsync(int chunks)
    {
        var folder = Directory.CreateTempSubdirectory("newsqa-benchmark-");
        try
        {
            using var server = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, [typeof(ScaleBenchmark).Assembly.Location, "serve"])
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
            })!;
            var address = new Uri((await server.StandardOutput.ReadLineAsync())!);
            await using (var qdrant = new QdrantChunkStore(Options.Create(new QdrantStoreOptions { Address = address }), TimeProvider.System))
            {
                await FillAsync("Qdrant (fake)", qdrant, chunks);
            }

            server.StandardInput.Close();
            Console.WriteLine($"the fake counted {await server.StandardOutput.ReadLineAsync()}");
            await server.WaitForExitAsync();

            var path = Path.Combine(folder.FullName, "index.db");
            await using var sqlite = new SqliteChunkStore(Options.Create(new SqliteStoreOptions { Path = path }), TimeProvider.System);
            await FillAsync("SQLite", sqlite, chunks);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"SQLite's file: {new FileInfo(path).Length / 1e6:F0} MB"));
            await SearchAsync(sqlite, chunks);
            return 0;
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            folder.Delete(recursive: true);
        }
    }

    private static async Task FillAsync(string name, IChunkStore store, int chunks)
    {
        var articles = chunks / GeneratedArchive.ChunksPerArticle;
        await store.OpenAsync(new EmbeddingModelInfo("generated", Dimensions));
        var watch = new Stopwatch();
        var memory = new List<string>();
        var saved = 0;
        foreach (var (article, own) in new GeneratedArchive(Dimensions).Articles(articles))
        {
            watch.Start();
            await store.SaveAsync(article, own);
            watch.Stop();
            if (++saved % Math.Max(1, articles / 4) == 0)
            {
                // What is held, not what the collector has yet to free.
                memory.Add((GC.GetTotalMemory(forceFullCollection: true) / (1024.0 * 1024)).ToString("F0", CultureInfo.InvariantCulture));
            }
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{name}: {saved} articles, {saved * GeneratedArchive.ChunksPerArticle} chunks in {watch.Elapsed.TotalSeconds:F1} s, {saved * GeneratedArchive.ChunksPerArticle / watch.Elapsed.TotalSeconds:F0} chunks/s; memory held after each quarter {string.Join(" / ", memory)} MiB"));
    }

    private static async Task SearchAsync(SqliteChunkStore store, int chunks)
    {
        var archive = new GeneratedArchive(Dimensions);
        var (words, vectors, both) = (new List<double>(), new List<double>(), new List<double>());
        foreach (var question in GeneratedArchive.Questions(41, chunks / GeneratedArchive.ChunksPerArticle))
        {
            var vector = archive.Vector(question);
            words.Add(await TimeAsync(store, new ChunkQuery { Text = question, Limit = 40, CandidatesPerLeg = 60 }));
            vectors.Add(await TimeAsync(store, new ChunkQuery { Vector = vector, Limit = 40, CandidatesPerLeg = 60 }));
            both.Add(await TimeAsync(store, new ChunkQuery { Text = question, Vector = vector, Limit = 40, CandidatesPerLeg = 60 }));
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"SQLite, a question over {chunks} chunks, median of 41: words {IngestBenchmark.Median(words):F1} ms, vectors {IngestBenchmark.Median(vectors):F1} ms, both {IngestBenchmark.Median(both):F1} ms; slowest by words {words.Max():F1} ms; the first by vectors, which loads them, {vectors[0]:F0} ms"));
    }

    private static async Task<double> TimeAsync(SqliteChunkStore store, ChunkQuery query)
    {
        var watch = Stopwatch.StartNew();
        await store.SearchAsync(query);
        return watch.Elapsed.TotalMilliseconds;
    }
}

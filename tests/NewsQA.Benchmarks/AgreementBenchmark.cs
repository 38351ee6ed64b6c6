using Microsoft.Extensions.Options;
using NewsQA.Storage;
using NewsQA.Storage.Qdrant;
using NewsQA.Storage.Sqlite;
using NewsQA.Tests.Fakes;

namespace NewsQA.Benchmarks;

/// <summary>The same questions over the same articles in both stores, Qdrant's being the tests' fake: how often the same chunk comes first, and why not.</summary>
internal static class AgreementBenchmark
{
    private const int Dimensions = 384;

    public static async Task<int> RunAsync(int articles, int questions)
    {
        var folder = Directory.CreateTempSubdirectory("newsqa-benchmark-");
        try
        {
            await using var fake = await QdrantFake.StartAsync();
            var archive = new GeneratedArchive(Dimensions);
            await using var sqlite = new SqliteChunkStore(
                Options.Create(new SqliteStoreOptions { Path = Path.Combine(folder.FullName, "index.db") }), TimeProvider.System);
            await using var qdrant = new QdrantChunkStore(Options.Create(new QdrantStoreOptions { Address = fake.Address }), TimeProvider.System);
            foreach (var store in new IChunkStore[] { sqlite, qdrant })
            {
                await store.OpenAsync(new EmbeddingModelInfo("generated", Dimensions));
                foreach (var (article, chunks) in archive.Articles(articles))
                {
                    await store.SaveAsync(article, chunks);
                }
            }

            foreach (var (name, byWords, byVector) in new[] { ("words and vectors", true, true), ("words", true, false), ("vectors", false, true) })
            {
                var reasons = new List<StoreAgreement.Reason>();
                foreach (var question in GeneratedArchive.Questions(questions, articles))
                {
                    reasons.Add(await StoreAgreement.CompareAsync(
                        sqlite,
                        qdrant,
                        new ChunkQuery
                        {
                            Text = byWords ? question : "",
                            Vector = byVector ? archive.Vector(question) : ReadOnlyMemory<float>.Empty,
                            Limit = 40,
                            CandidatesPerLeg = 60,
                        },
                        CancellationToken.None));
                }

                var rest = reasons.Where(r => r is not StoreAgreement.Reason.None).CountBy(r => r).Select(r => $"{r.Value} {r.Key}");
                Console.WriteLine($"{name}: the same chunk first for {reasons.Count(r => r is StoreAgreement.Reason.None)} of {questions}; the rest: {string.Join(", ", rest.DefaultIfEmpty("none"))}");
            }

            return 0;
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            folder.Delete(recursive: true);
        }
    }
}

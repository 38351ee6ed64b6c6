using Microsoft.Extensions.Options;
using NewsQA.Storage;
using NewsQA.Storage.Qdrant;
using NewsQA.Storage.Sqlite;
using NewsQA.Tests.Fakes;

namespace NewsQA.Tests.Storage;

/// <summary>The same questions over the same articles: both stores rank by one formula.</summary>
public sealed class StoreAgreementTests : IAsyncLifetime
{
    private const int Dimensions = 64;
    private const int ArticleCount = 500;
    private const int QuestionCount = 200;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("newsqa-agreement-");
    private QdrantFake _fake = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _fake = await QdrantFake.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await _fake.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Both_stores_put_the_same_chunk_first()
    {
        var archive = new GeneratedArchive(Dimensions);
        var model = new EmbeddingModelInfo("generated", Dimensions);
        await using var sqlite = new SqliteChunkStore(
            Options.Create(new SqliteStoreOptions { Path = Path.Combine(_folder.FullName, "index.db") }), TimeProvider.System);
        await using var qdrant = new QdrantChunkStore(Options.Create(new QdrantStoreOptions { Address = _fake.Address }), TimeProvider.System);
        foreach (var store in new IChunkStore[] { sqlite, qdrant })
        {
            await store.OpenAsync(model, Token);
            foreach (var (article, chunks) in archive.Articles(ArticleCount))
                await store.SaveAsync(article, chunks, Token);
        }

        var (fused, words) = (0, 0);
        foreach (var question in GeneratedArchive.Questions(QuestionCount, ArticleCount))
        {
            var query = new ChunkQuery { Text = question, Vector = archive.Vector(question), Limit = 40, CandidatesPerLeg = 60 };
            fused += await StoreAgreement.CompareAsync(sqlite, qdrant, query, Token) is StoreAgreement.Reason.None ? 1 : 0;
            var byWords = query with { Vector = ReadOnlyMemory<float>.Empty };
            var reason = await StoreAgreement.CompareAsync(sqlite, qdrant, byWords, Token);
            words += reason is StoreAgreement.Reason.None ? 1 : 0;
            Assert.NotEqual(StoreAgreement.Reason.OtherValues, reason);
        }

        Assert.InRange(fused, QuestionCount * 97 / 100, QuestionCount);
        Assert.InRange(words, QuestionCount * 97 / 100, QuestionCount);
    }
}

using Microsoft.Extensions.Options;
using NewsQA.Storage;
using NewsQA.Storage.Qdrant;
using NewsQA.Tests.Contracts;
using NewsQA.Tests.Fakes;
using Qdrant.Client.Grpc;

namespace NewsQA.Tests.Storage.Qdrant;

/// <summary>What the settings make of the collections and calls, as the server sees them.</summary>
public sealed class QdrantSettingsTests : IAsyncLifetime
{
    private QdrantFake _fake = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _fake = await QdrantFake.StartAsync();

    public async ValueTask DisposeAsync() => await _fake.DisposeAsync();

    [Fact]
    public async Task Defaults_suit_one_node()
    {
        await OpenAsync(new QdrantStoreOptions());
        var request = _fake.Server.Collections["newsqa_chunks_g1"].Request;
        var dense = request.VectorsConfig.ParamsMap.Map["dense"];
        Assert.Equal((1u, 1u, 1u), (request.ShardNumber, request.ReplicationFactor, request.WriteConsistencyFactor));
        Assert.Equal((8ul, Distance.Cosine, Memory.Cached), (dense.Size, dense.Distance, dense.Memory));
        Assert.Null(dense.QuantizationConfig);
        Assert.Equal(Memory.Cold, request.Payload.Memory);
        Assert.Equal(Modifier.Idf, request.SparseVectorsConfig.Map["bm25"].Modifier);
        Assert.Equal(("test-model", 8L, (long)QdrantSchema.Version), (request.Metadata["newsqa_model"].StringValue, request.Metadata["newsqa_dimensions"].IntegerValue, request.Metadata["newsqa_schema"].IntegerValue));
    }

    [Fact]
    public async Task Settings_of_a_cluster_reach_the_server()
    {
        await OpenAsync(new QdrantStoreOptions
        {
            Shards = 6,
            Replicas = 2,
            WriteConsistency = 2,
            VectorsOnDisk = true,
            PayloadOnDisk = false,
            Quantization = QdrantQuantization.Binary,
            HnswLinks = 32,
            HnswBuildBreadth = 256,
            HnswOnDisk = true,
        });
        foreach (var name in new[] { "newsqa_chunks_g1", "newsqa_articles_g1" })
        {
            var request = _fake.Server.Collections[name].Request;
            Assert.Equal((6u, 2u, 2u), (request.ShardNumber, request.ReplicationFactor, request.WriteConsistencyFactor));
            Assert.Equal(Memory.Cached, request.Payload.Memory);
        }

        var dense = _fake.Server.Collections["newsqa_chunks_g1"].Request.VectorsConfig.ParamsMap.Map["dense"];
        Assert.Equal(Memory.Cold, dense.Memory);
        Assert.Equal((32ul, 256ul, Memory.Cold), (dense.HnswConfig.M, dense.HnswConfig.EfConstruct, dense.HnswConfig.Memory));
        Assert.NotNull(dense.QuantizationConfig.Binary);
    }

    [Theory]
    [InlineData(1, 1, null)]
    [InlineData(2, 2, null)]
    [InlineData(2, 1, ReadConsistencyType.Majority)]
    public async Task Heads_are_read_so_that_no_acknowledged_write_is_missed(int replicas, int writeConsistency, ReadConsistencyType? expected)
    {
        await using var store = await OpenAsync(new QdrantStoreOptions { Replicas = replicas, WriteConsistency = writeConsistency });
        await store.GetArticleAsync("nowhere", cancellationToken: Token);
        Assert.Equal(expected, _fake.Server.LastConsistency?.Type);
    }

    private async Task<QdrantChunkStore> OpenAsync(QdrantStoreOptions options)
    {
        options.Address = _fake.Address;
        var store = new QdrantChunkStore(Options.Create(options), TimeProvider.System);
        await store.OpenAsync(ArchiveSamples.Model, Token);
        return store;
    }
}

using Microsoft.Extensions.Options;
using NewsQA.Storage;
using NewsQA.Storage.Qdrant;
using NewsQA.Tests.Contracts;

namespace NewsQA.Tests.Storage.Qdrant;

/// <summary>The same suite against the server that <c>NEWSQA_TEST_QDRANT</c> names, in collections of its own that are dropped after each test.</summary>
public sealed class QdrantServerContractTests : ChunkStoreContract
{
    private readonly QdrantStoreOptions _options = new() { Collection = $"newsqa_test_{Guid.NewGuid():N}" };
    private bool _isOpen;

    public override async ValueTask InitializeAsync()
    {
        var address = Environment.GetEnvironmentVariable("NEWSQA_TEST_QDRANT");
        Assert.SkipWhen(string.IsNullOrEmpty(address), "NEWSQA_TEST_QDRANT does not name a Qdrant server, such as http://localhost:6334.");
        _options.Address = new Uri(address!);
        _options.ApiKey = Environment.GetEnvironmentVariable("NEWSQA_TEST_QDRANT_APIKEY");
        _isOpen = true;
        await base.InitializeAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (_isOpen)
        {
            using var connection = new QdrantConnection(_options, TimeProvider.System);
            await new QdrantSchema(connection, _options, TimeProvider.System).DropAsync(1, CancellationToken.None);
        }
    }

    protected override Task<IChunkStore> CreateAsync(TimeProvider time) =>
        Task.FromResult<IChunkStore>(new QdrantChunkStore(Options.Create(_options), time));
}

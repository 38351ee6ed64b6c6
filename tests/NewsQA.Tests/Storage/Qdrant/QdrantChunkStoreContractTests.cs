using Microsoft.Extensions.Options;
using NewsQA.Storage;
using NewsQA.Storage.Qdrant;
using NewsQA.Tests.Contracts;
using NewsQA.Tests.Fakes;

namespace NewsQA.Tests.Storage.Qdrant;

public sealed class QdrantChunkStoreContractTests : ChunkStoreContract
{
    private QdrantFake? _fake;

    public override async ValueTask InitializeAsync()
    {
        _fake = await QdrantFake.StartAsync();
        await base.InitializeAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Assert.Equal(0, _fake!.Server.WritesWithoutWait);
        await _fake.DisposeAsync();
    }

    protected override Task<IChunkStore> CreateAsync(TimeProvider time) => Task.FromResult<IChunkStore>(
        new QdrantChunkStore(Options.Create(new QdrantStoreOptions { Address = _fake!.Address }), time));
}

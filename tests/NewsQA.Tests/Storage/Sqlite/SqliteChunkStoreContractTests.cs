using Microsoft.Extensions.Options;
using NewsQA.Storage;
using NewsQA.Storage.Sqlite;
using NewsQA.Tests.Contracts;

namespace NewsQA.Tests.Storage.Sqlite;

public sealed class SqliteChunkStoreContractTests : ChunkStoreContract
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("newsqa-contract-");

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    protected override Task<IChunkStore> CreateAsync(TimeProvider time) => Task.FromResult<IChunkStore>(
        new SqliteChunkStore(Options.Create(new SqliteStoreOptions { Path = Path.Combine(_folder.FullName, "index.db") }), time));
}

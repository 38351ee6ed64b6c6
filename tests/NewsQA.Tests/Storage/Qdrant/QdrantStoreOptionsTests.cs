using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using NewsQA.Storage;
using NewsQA.Storage.Qdrant;
using NewsQA.Storage.Sqlite;

namespace NewsQA.Tests.Storage.Qdrant;

public sealed class QdrantStoreOptionsTests
{
    [Theory]
    [InlineData("Address", "localhost:6334")]
    [InlineData("Collection", "with space")]
    [InlineData("TimeoutSeconds", "0")]
    [InlineData("StartupWaitSeconds", "3601")]
    [InlineData("Retries", "21")]
    [InlineData("RetryDelaySeconds", "0")]
    [InlineData("BatchSize", "0")]
    [InlineData("AbandonedAfterHours", "0")]
    [InlineData("Shards", "0")]
    [InlineData("Replicas", "21")]
    [InlineData("Quantization", "7")]
    [InlineData("Oversampling", "0.5")]
    [InlineData("HnswBuildBreadth", "7")]
    [InlineData("HnswSearchBreadth", "7")]
    [InlineData("WriteConsistency", "2")]
    [InlineData("HnswLinks", "3")]
    public void Wrong_value_is_refused_by_its_name(string setting, string value)
    {
        using var services = Services(("NewsQA:Store:Qdrant:" + setting, value));
        var error = Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<IOptions<QdrantStoreOptions>>().Value);
        Assert.Contains($"NewsQA:Store:Qdrant:{setting} must", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, typeof(SqliteChunkStore))]
    [InlineData("Sqlite", typeof(SqliteChunkStore))]
    [InlineData("Qdrant", typeof(QdrantChunkStore))]
    public async Task Kind_chooses_the_store(string? kind, Type expected)
    {
        await using var services = Services(("NewsQA:Store:Kind", kind));
        Assert.IsType(expected, services.GetRequiredService<IChunkStore>());
    }

    private static ServiceProvider Services(params (string Name, string? Value)[] settings) => new ServiceCollection()
        .AddLogging()
        .AddNewsQA(new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(s => s.Name, s => s.Value)).Build())
        .BuildServiceProvider();
}

using NewsQA.Storage.Qdrant;
using NewsQA.Tests.Fakes;

namespace NewsQA.Tests.Cli;

/// <summary>The program with the archive on a Qdrant server, from end to end: on the fake, and on the server that <c>NEWSQA_TEST_QDRANT</c> names.</summary>
public sealed class QdrantCommandTests : IDisposable
{
    private const string Question = "How much did Japan pledge?";

    private readonly CommandRun _newsqa = new();

    [Fact]
    public async Task Ask_copy_and_reindex_on_the_fake()
    {
        await using var fake = await QdrantFake.StartAsync("secret");
        await AskCopyAndReindexAsync(new QdrantStoreOptions { Address = fake.Address, ApiKey = "secret", Collection = "newsqa" });
        Assert.Equal(["newsqa_articles_g2", "newsqa_chunks_g2"], fake.Server.Collections.Keys.Order());
    }

    [Fact]
    public async Task Ask_copy_and_reindex_on_a_server()
    {
        var address = Environment.GetEnvironmentVariable("NEWSQA_TEST_QDRANT");
        Assert.SkipWhen(string.IsNullOrEmpty(address), "NEWSQA_TEST_QDRANT does not name a Qdrant server, such as http://localhost:6334.");
        var options = new QdrantStoreOptions
        {
            Address = new Uri(address!),
            ApiKey = Environment.GetEnvironmentVariable("NEWSQA_TEST_QDRANT_APIKEY"),
            Collection = $"newsqa_test_{Guid.NewGuid():N}",
        };
        try
        {
            await AskCopyAndReindexAsync(options);
        }
        finally
        {
            using var connection = new QdrantConnection(options, TimeProvider.System);
            var schema = new QdrantSchema(connection, options, TimeProvider.System);
            foreach (var generation in new[] { 1, 2 })
                await schema.DropAsync(generation, CancellationToken.None);
        }
    }

    [Fact]
    public async Task Wrong_key_is_one_line_without_the_key()
    {
        await using var fake = await QdrantFake.StartAsync("secret");
        var (code, _, error) = await _newsqa.RunAsync(
            ["ask", Question, "--verbose", .. Settings(new QdrantStoreOptions { Address = fake.Address, ApiKey = "wrong-key" })]);
        Assert.Equal(1, code);
        Assert.Contains("refused the API key", error, StringComparison.Ordinal);
        Assert.DoesNotContain("wrong-key", error, StringComparison.Ordinal);
    }

    public void Dispose() => _newsqa.Dispose();

    private async Task AskCopyAndReindexAsync(QdrantStoreOptions options)
    {
        var settings = Settings(options);
        var (code, first, notice) = await _newsqa.RunAsync(["ask", Question, .. settings]);
        Assert.Equal(0, code);
        Assert.Contains("$4.5 billion", first, StringComparison.Ordinal);
        Assert.Contains("index was empty", notice, StringComparison.Ordinal);

        var (copied, report, failure) = await _newsqa.RunAsync(
            ["copy", "--from", "qdrant", "--to", "sqlite", "--set", $"Store:Path={_newsqa.Index}", .. settings]);
        Assert.True(copied == 0, failure);
        Assert.Contains("1 versions written", report, StringComparison.Ordinal);
        var (_, local, _) = await _newsqa.RunAsync("ask", Question, "--index", _newsqa.Index);
        Assert.Equal(first, local);

        var (rebuilt, _, error) = await _newsqa.RunAsync(["reindex", .. settings, "--set", "Store:Qdrant:Shards=2"]);
        Assert.True(rebuilt == 0, error);
        var (_, again, silence) = await _newsqa.RunAsync(["ask", Question, .. settings]);
        Assert.Equal(first, again);
        Assert.DoesNotContain("index was empty", silence, StringComparison.Ordinal);
    }

    private static string[] Settings(QdrantStoreOptions options) =>
    [
        "--set", "Store:Kind=Qdrant", "--set", $"Store:Qdrant:Address={options.Address}", "--set", $"Store:Qdrant:Collection={options.Collection}",
        "--set", $"Store:Qdrant:ApiKey={options.ApiKey}",
    ];
}

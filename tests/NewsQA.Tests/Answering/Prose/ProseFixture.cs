using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using NewsQA.Answering;
using NewsQA.Articles;
using NewsQA.Chunking;
using NewsQA.Reading;
using NewsQA.Storage;
using NewsQA.Tests.Fakes;

namespace NewsQA.Tests.Answering.Prose;

/// <summary>The product's services with a language model at an address of the test's.</summary>
internal static class ProseFixture
{
    public static ServiceProvider Services(Uri endpoint, TimeProvider? time = null, params (string Name, string Value)[] settings)
    {
        var values = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["NewsQA:Model:Provider"] = "OpenAI",
            ["NewsQA:Model:Endpoint"] = endpoint.ToString(),
            ["NewsQA:Model:Model"] = "test-model",
            ["NewsQA:Model:ApiKey"] = "sk-secret",
            ["NewsQA:Model:RetryDelaySeconds"] = "0.01",
        };
        foreach (var (name, value) in settings)
            values[$"NewsQA:{name}"] = value;
        var services = new ServiceCollection().AddLogging();
        if (time is not null)
            services.AddSingleton(time);
        return services.AddNewsQA(new ConfigurationBuilder().AddInMemoryCollection(values).Build()).BuildServiceProvider();
    }

    public static IReadOnlyList<SourcePassage> Passages(Article article, SentenceChunker chunker)
    {
        var summary = new ArticleSummary { Id = article.Id, Version = 1, Title = article.Title, Outlet = article.Outlet, Published = article.Published };
        return [.. chunker.Chunk(article).Select(c => new SourcePassage(
            new Passage(c.Text, [.. c.Sentences.Select(s => s.Shift(-c.Range.Start))], 1, article.Title, article.Published), summary, article.Text, c.Range.Start))];
    }

    public static IReadOnlyList<SourcePassage> Passages(string text, string? title = null, string? outlet = null) => Passages(
        new Article { Id = "a", Text = text, Title = title, Outlet = outlet, Published = new DateTimeOffset(2031, 11, 6, 9, 0, 0, TimeSpan.Zero) },
        new SentenceChunker(NewsQA.Embeddings.ArcticModel.CreateTokenizer(), Microsoft.Extensions.Options.Options.Create(new ChunkingOptions())));

    /// <summary>A server that says the same to every question, and nothing to what it shall repair.</summary>
    public static Task<ModelServer> ServerAsync(string reply, string repair = "") => ModelServer.StartAsync(call => call.SayAsync(call.IsRepair ? repair : reply));
}

using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using NewsQA.Answering;
using NewsQA.Articles;
using NewsQA.Ingestion;
using NewsQA.Retrieval;
using NewsQA.Storage;

namespace NewsQA.Cli;

/// <summary>The product, ready to work on one index.</summary>
internal sealed class Session(IHost host) : IAsyncDisposable
{
    public IServiceProvider Services => host.Services;

    public IChunkStore Store => Services.GetRequiredService<IChunkStore>();

    public IngestionPipeline Ingestion => Services.GetRequiredService<IngestionPipeline>();

    public QuestionAnswerer Answerer => Services.GetRequiredService<QuestionAnswerer>();

    public IRetriever Retriever => Services.GetRequiredService<IRetriever>();

    /// <summary>Fills an empty index with the articles that come with the program, so that the first question has something to ask.</summary>
    public async Task IndexBundledArticlesAsync(Terminal terminal, CancellationToken cancellationToken)
    {
        if ((await Store.GetStatisticsAsync(cancellationToken)).Versions > 0)
        {
            return;
        }

        var folder = Path.Combine(AppContext.BaseDirectory, "data", "articles");
        if (!Directory.Exists(folder))
        {
            return;
        }

        // Named by the file alone: the article stays the same wherever the program lies.
        var sources = Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal)
            .Select(path => new ArticleSource(Path.GetFileName(path), () => File.OpenRead(path), $"newsqa:bundled/{Path.GetFileName(path)}"));
        var taken = 0;
        await foreach (var result in Ingestion.IngestAsync(sources, cancellationToken: cancellationToken))
        {
            taken += result.Outcome is IngestionOutcome.Added ? 1 : 0;
        }

        terminal.Say($"The index was empty: {taken} bundled {(taken == 1 ? "article was" : "articles were")} indexed first. Add your own with 'newsqa ingest PATH'.");
    }

    public ValueTask DisposeAsync() => SessionFactory.DisposeAsync(host);
}

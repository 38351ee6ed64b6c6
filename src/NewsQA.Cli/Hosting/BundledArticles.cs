using Microsoft.Extensions.DependencyInjection;
using NewsQA.Articles;
using NewsQA.Ingestion;
using NewsQA.Storage;

namespace NewsQA.Cli.Hosting;

/// <summary>The articles that come with the program, so that the first question of a new user has something to answer it.</summary>
internal static class BundledArticles
{
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "data", "articles");

    /// <summary>Indexes them if the index is empty.</summary>
    /// <returns>How many were indexed.</returns>
    public static async Task<int> IndexIfEmptyAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var statistics = await services.GetRequiredService<IChunkStore>().GetStatisticsAsync(cancellationToken);
        if (statistics.Articles > 0 || !Directory.Exists(Folder))
            return 0;
        // Named, not placed: the same article is the same, wherever the program is installed.
        var sources = Directory.EnumerateFiles(Folder).Order(StringComparer.Ordinal)
            .Select(path => ArticleSource.File(path) with { Identity = $"bundled:{Path.GetFileName(path)}" });
        var count = 0;
        await foreach (var result in services.GetRequiredService<IngestionPipeline>().IngestAsync(sources, cancellationToken: cancellationToken))
            count += result.Outcome == IngestionOutcome.Added ? 1 : 0;
        return count;
    }
}

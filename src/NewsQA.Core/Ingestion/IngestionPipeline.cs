using NewsQA.Articles;

namespace NewsQA.Ingestion;

/// <summary>Reads, chunks, embeds and stores articles, several at a time; one bad item never stops the others.</summary>
public sealed class IngestionPipeline
{
    /// <summary>Ingests all articles of all sources, giving each result as it is known, in no fixed order.</summary>
    public IAsyncEnumerable<IngestionResult> IngestAsync(
        IEnumerable<ArticleSource> sources, IProgress<IngestionProgress>? progress = null, CancellationToken cancellationToken = default) =>
        throw new NotImplementedException();
}

/// <summary>How far an ingestion has come.</summary>
/// <param name="SourcesRead">Sources read to their end.</param>
/// <param name="SourcesTotal">Sources given.</param>
/// <param name="Articles">Articles finished, rejected ones included.</param>
/// <param name="Chunks">Chunks embedded.</param>
public sealed record IngestionProgress(int SourcesRead, int SourcesTotal, int Articles, int Chunks);

namespace NewsQA.Ingestion;

/// <summary>How far an ingestion has come.</summary>
/// <param name="SourcesRead">Sources read to their end.</param>
/// <param name="SourcesTotal">Sources given.</param>
/// <param name="Articles">Articles finished, rejected ones included.</param>
/// <param name="Chunks">Chunks embedded.</param>
public sealed record IngestionProgress(int SourcesRead, int SourcesTotal, int Articles, int Chunks);

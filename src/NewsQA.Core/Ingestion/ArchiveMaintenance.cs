using Microsoft.Extensions.AI;
using Microsoft.Extensions.Options;
using NewsQA.Articles;
using NewsQA.Chunking;
using NewsQA.Storage;
using NewsQA.Storage.Qdrant;
using NewsQA.Storage.Sqlite;

namespace NewsQA.Ingestion;

/// <summary>Moves an archive between stores, and rebuilds it for another model or other settings.</summary>
/// <remarks>Both tasks may be interrupted: run again, they go on where they were.</remarks>
public sealed class ArchiveMaintenance(
    IOptions<SqliteStoreOptions> sqlite,
    IOptions<QdrantStoreOptions> qdrant,
    IEmbeddingGenerator<string, Embedding<float>> embeddings,
    TimeProvider time)
{
    /// <summary>Copies every article with all versions, times and vectors. What the target has beside them stays.</summary>
    /// <param name="from">The store to read.</param>
    /// <param name="to">The store to write; another than <paramref name="from"/>.</param>
    /// <param name="progress">Told after each article.</param>
    /// <param name="cancellationToken">Stops between two versions.</param>
    /// <exception cref="StoreException">A store cannot be used.</exception>
    public async Task<ArchiveCopyProgress> CopyAsync(
        StoreKind from, StoreKind to, IProgress<ArchiveCopyProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfEqual(from, to);
        if (from == StoreKind.Sqlite && !File.Exists(sqlite.Value.Path))
            throw new StoreException($"There is no index {sqlite.Value.Path} to copy: name it with --index.");
        await using var source = Store(from);
        await using var target = Store(to);
        await source.OpenAsync(Model, cancellationToken);
        await target.OpenAsync(Model, cancellationToken);
        return await new ArchiveCopy(source, target).RunAsync(removeOthers: false, progress, cancellationToken);
    }

    /// <summary>
    /// Builds the collections on Qdrant anew with the configured settings and model, while the old ones go on answering; then puts them in
    /// use in one step. It needs room for both.
    /// </summary>
    /// <exception cref="StoreException">The server cannot be used, or has no archive.</exception>
    public Task<ArchiveCopyProgress> ReindexAsync(IProgress<ArchiveCopyProgress>? progress = null, CancellationToken cancellationToken = default) =>
        new QdrantReindex(qdrant, time).RunAsync(Model, EmbedAsync, progress, cancellationToken);

    private EmbeddingModelInfo Model => embeddings.GetService<EmbeddingGeneratorMetadata>() is { DefaultModelId: { } id, DefaultModelDimensions: { } dimensions }
        ? new EmbeddingModelInfo(id, dimensions)
        : throw new InvalidOperationException("The embedding generator does not name its model and dimensions.");

    private IArchive Store(StoreKind kind) => kind is StoreKind.Qdrant ? new QdrantChunkStore(qdrant, time) : new SqliteChunkStore(sqlite, time);

    private async Task<IReadOnlyList<ReadOnlyMemory<float>>> EmbedAsync(Article article, IReadOnlyList<Chunk> chunks, CancellationToken cancellationToken)
    {
        if (chunks.Count == 0)
            return [];
        var made = await embeddings.GenerateAsync(
            chunks.Select(chunk => IngestionPipeline.EmbeddingText(article, chunk)), cancellationToken: cancellationToken);
        return [.. made.Select(e => e.Vector)];
    }
}

using Microsoft.Extensions.Options;
using NewsQA.Articles;
using NewsQA.Chunking;

namespace NewsQA.Storage.Qdrant;

/// <summary>
/// Builds the collections anew, with today's settings and model, while the old ones go on answering; then puts them in use in one
/// step. Interrupted, it goes on where it was.
/// </summary>
internal sealed class QdrantReindex(IOptions<QdrantStoreOptions> options, TimeProvider time)
{
    public async Task<ArchiveCopyProgress> RunAsync(
        EmbeddingModelInfo model,
        Func<Article, IReadOnlyList<Chunk>, CancellationToken, Task<IReadOnlyList<ReadOnlyMemory<float>>>> embed,
        IProgress<ArchiveCopyProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        using var connection = new QdrantConnection(options.Value, time);
        await connection.WaitUntilReadyAsync(cancellationToken);
        var schema = new QdrantSchema(connection, options.Value);
        var former = await schema.CurrentGenerationAsync(cancellationToken)
            ?? throw new StoreException(
                $"There is no archive named {options.Value.Collection} on Qdrant at {options.Value.Address}: ingest articles first.");
        var formerModel = await schema.ModelAsync(former, cancellationToken)
            ?? throw new StoreException($"The collection {schema.Chunks(former)} does not say which model it was made with: ingest anew under another NewsQA:Store:Qdrant:Collection.");
        var next = former + 1;
        if (await schema.ModelAsync(next, cancellationToken) is { } begun && begun != model)
            await schema.DropAsync(next, cancellationToken);

        await using var source = new QdrantChunkStore(options, time) { Generation = former };
        await source.OpenAsync(formerModel, cancellationToken);
        await using var target = new QdrantChunkStore(options, time) { Generation = next };
        await target.OpenAsync(model, cancellationToken);
        var copy = new ArchiveCopy(source, target, formerModel == model ? null : embed);
        var result = await copy.RunAsync(removeOthers: true, progress, cancellationToken);
        await schema.UseAsync(next, former, cancellationToken);
        // What was saved into the old ones between the copy and the switch follows; then they are no longer needed.
        var catchUp = new ArchiveCopy(source, target, formerModel == model ? null : embed)
        {
            Import = (version, chunks, token) => ImportLateAsync(target, version, chunks, token),
        };
        await catchUp.RunAsync(removeOthers: false, null, cancellationToken);
        await schema.DropAsync(former, cancellationToken);
        return result;
    }

    /// <summary>The target is in use by now: what comes late is saved beside what others have saved there, and replaces nothing.</summary>
    private static async Task ImportLateAsync(
        QdrantChunkStore target, ArticleVersion version, IReadOnlyList<EmbeddedChunk> chunks, CancellationToken cancellationToken)
    {
        var known = await target.GetVersionsAsync(version.Article.Id, cancellationToken);
        if (known.Any(k => k.Article.ContentHash == version.Article.ContentHash))
            return;
        if (known.All(k => k.Version != version.Version))
            await target.ImportAsync(version, chunks, cancellationToken);
        else
            await target.SaveAsync(version.Article, chunks, cancellationToken);
    }
}

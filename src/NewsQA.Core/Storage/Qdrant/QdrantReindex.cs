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
    /// <summary>How far the clocks of writers may be apart.</summary>
    private static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(5);

    public async Task<ArchiveCopyProgress> RunAsync(
        EmbeddingModelInfo model,
        Func<Article, IReadOnlyList<Chunk>, CancellationToken, Task<IReadOnlyList<ReadOnlyMemory<float>>>> embed,
        IProgress<ArchiveCopyProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        using var connection = new QdrantConnection(options.Value, time);
        await connection.WaitUntilReadyAsync(cancellationToken);
        var schema = new QdrantSchema(connection, options.Value, time);
        var former = await schema.CurrentGenerationAsync(cancellationToken)
            ?? throw new StoreException(
                $"There is no archive named {options.Value.Collection} on Qdrant at {options.Value.Address}: ingest articles first.");
        foreach (var left in await schema.FormerAsync(former, cancellationToken))
            await FinishAsync(schema, left, former, embed, cancellationToken);

        var next = former + 1;
        if (await schema.DescribeAsync(next, cancellationToken) is { } begun && !schema.Fits(begun, model))
            await schema.DropAsync(next, cancellationToken);
        ArchiveCopyProgress result;
        await using (var source = await OpenAsync(former, await ModelAsync(schema, former, cancellationToken), cancellationToken))
        await using (var target = await OpenAsync(next, model, cancellationToken))
            result = await new ArchiveCopy(source.Store, target.Store, source.Model == model ? null : embed).RunAsync(removeOthers: true, progress, cancellationToken);

        await schema.UseAsync(next, former, cancellationToken);
        await FinishAsync(schema, former, next, embed, cancellationToken);
        return result;
    }

    /// <summary>
    /// After the switch: what was saved into the old collections while they were copied follows, what was removed from them is removed, and
    /// they are dropped.
    /// </summary>
    private async Task FinishAsync(
        QdrantSchema schema,
        int former,
        int current,
        Func<Article, IReadOnlyList<Chunk>, CancellationToken, Task<IReadOnlyList<ReadOnlyMemory<float>>>> embed,
        CancellationToken cancellationToken)
    {
        if (await schema.DescribeAsync(former, cancellationToken) is { } old && await schema.DescribeAsync(current, cancellationToken) is { } made)
        {
            // Older versions were copied before the switch: where they are missing now they were removed since, and stay away.
            var knowsTime = made.Created > DateTimeOffset.MinValue;
            await using var source = await OpenAsync(former, old.Model, cancellationToken);
            await using var target = await OpenAsync(current, made.Model, cancellationToken);
            await new ArchiveCopy(source.Store, target.Store, old.Model == made.Model ? null : embed)
            {
                Since = knowsTime ? made.Created - ClockSkew : DateTimeOffset.MinValue,
                Import = (version, chunks, token) => ImportLateAsync(target.Store, version, chunks, token),
            }.RunAsync(removeOthers: knowsTime, null, cancellationToken);
        }

        await schema.DropAsync(former, cancellationToken);
    }

    private static async Task<EmbeddingModelInfo> ModelAsync(QdrantSchema schema, int generation, CancellationToken cancellationToken) =>
        (await schema.DescribeAsync(generation, cancellationToken))?.Model
        ?? throw new StoreException(
            $"The collection {schema.Chunks(generation)} does not say which model it was made with: ingest anew under another NewsQA:Store:Qdrant:Collection.");

    private async Task<OpenGeneration> OpenAsync(int generation, EmbeddingModelInfo model, CancellationToken cancellationToken)
    {
        var store = new QdrantChunkStore(options, time) { Generation = generation, AcceptsOlderSchema = true };
        await store.OpenAsync(model, cancellationToken);
        return new OpenGeneration(store, model);
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

    private sealed record OpenGeneration(QdrantChunkStore Store, EmbeddingModelInfo Model) : IAsyncDisposable
    {
        public ValueTask DisposeAsync() => Store.DisposeAsync();
    }
}

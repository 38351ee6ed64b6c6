using Grpc.Core;
using Qdrant.Client.Grpc;

namespace NewsQA.Storage.Qdrant;

/// <summary>
/// Makes the collections, and refuses those that belong to something else. Readers and writers name aliases; behind each stands one
/// generation of a collection, so that a rebuilt generation takes the old one's place in one step.
/// </summary>
internal sealed class QdrantSchema(QdrantConnection connection, QdrantStoreOptions options, TimeProvider time)
{
    private readonly QdrantCollectionRequests _requests = new(options, time);

    /// <summary>Raised when points change their form or texts their terms.</summary>
    public const int Version = 1;

    public const string Dense = "dense";
    public const string Bm25 = "bm25";

    private static readonly (string Field, PayloadSchemaType Type)[] ChunkIndexes =
    [
        (QdrantPayload.ArticleId, PayloadSchemaType.Keyword), (QdrantPayload.OutletKey, PayloadSchemaType.Keyword),
        (QdrantPayload.Published, PayloadSchemaType.Datetime), (QdrantPayload.ValidFrom, PayloadSchemaType.Datetime),
        (QdrantPayload.ValidTo, PayloadSchemaType.Datetime), (QdrantPayload.Current, PayloadSchemaType.Bool),
        (QdrantPayload.PendingSince, PayloadSchemaType.Datetime), (QdrantPayload.Version, PayloadSchemaType.Integer),
    ];

    private static readonly (string Field, PayloadSchemaType Type)[] ArticleIndexes =
    [
        (QdrantPayload.ArticleId, PayloadSchemaType.Keyword), (QdrantPayload.Kind, PayloadSchemaType.Keyword),
        (QdrantPayload.Hash, PayloadSchemaType.Keyword), (QdrantPayload.OutletKey, PayloadSchemaType.Keyword),
        (QdrantPayload.Published, PayloadSchemaType.Datetime), (QdrantPayload.PendingSince, PayloadSchemaType.Datetime),
        (QdrantPayload.Settled, PayloadSchemaType.Bool), (QdrantPayload.Removed, PayloadSchemaType.Bool),
        (QdrantPayload.Revision, PayloadSchemaType.Keyword),
    ];

    /// <summary>Whether an older schema is let pass: a rebuild reads it.</summary>
    public bool AcceptsOlder { get; init; }

    public string ChunksAlias => $"{options.Collection}_chunks";

    public string ArticlesAlias => $"{options.Collection}_articles";

    public string Chunks(int generation) => $"{ChunksAlias}_g{generation}";

    public string Articles(int generation) => $"{ArticlesAlias}_g{generation}";

    /// <summary>The generation in use, or <see langword="null"/> if the archive does not exist yet.</summary>
    public async Task<int?> CurrentGenerationAsync(CancellationToken cancellationToken)
    {
        var aliases = await connection.CallAsync((client, token) => client.ListAliasesAsync(token), cancellationToken);
        var target = aliases.FirstOrDefault(a => a.AliasName == ChunksAlias)?.CollectionName;
        if (target is null)
            return null;
        return target.StartsWith($"{ChunksAlias}_g", StringComparison.Ordinal) && int.TryParse(target[(ChunksAlias.Length + 2)..], out var generation)
            ? generation
            : throw new StoreException(
                $"The alias {ChunksAlias} names the collection {target}, which NewsQA did not make: set another NewsQA:Store:Qdrant:Collection.");
    }

    /// <summary>Makes what is missing of a generation. It may be called again after a crash, and by several processes at once.</summary>
    public async Task PrepareAsync(int generation, EmbeddingModelInfo model, CancellationToken cancellationToken)
    {
        await PrepareAsync(Articles(generation), _requests.Articles(Articles(generation), model), ArticleIndexes, model, cancellationToken);
        await PrepareAsync(Chunks(generation), _requests.Chunks(Chunks(generation), model), ChunkIndexes, model, cancellationToken);
    }

    /// <summary>Puts a generation in use: both aliases change in one step.</summary>
    public Task UseAsync(int generation, int? former, CancellationToken cancellationToken)
    {
        var actions = new List<AliasOperations>();
        foreach (var (alias, collection) in new[] { (ArticlesAlias, Articles(generation)), (ChunksAlias, Chunks(generation)) })
        {
            if (former is not null)
                actions.Add(new AliasOperations { DeleteAlias = new DeleteAlias { AliasName = alias } });
            actions.Add(new AliasOperations { CreateAlias = new CreateAlias { AliasName = alias, CollectionName = collection } });
        }

        return connection.CallAsync((client, token) => client.UpdateAliasesAsync(actions, cancellationToken: token), cancellationToken);
    }

    /// <summary>What a generation says of itself, or <see langword="null"/> if it does not exist or was not made by NewsQA.</summary>
    public async Task<GenerationInfo?> DescribeAsync(int generation, CancellationToken cancellationToken)
    {
        var name = Chunks(generation);
        if (!await connection.CallAsync((client, token) => client.CollectionExistsAsync(name, token), cancellationToken))
            return null;
        var fields = (await connection.CallAsync((client, token) => client.GetCollectionInfoAsync(name, token), cancellationToken)).Config.Metadata;
        return fields.Text(QdrantCollectionRequests.ModelField) is { } id
            ? new GenerationInfo(
                new EmbeddingModelInfo(id, fields.Number(QdrantCollectionRequests.DimensionsField)),
                fields.Text(QdrantCollectionRequests.SettingsField),
                fields.Time(QdrantCollectionRequests.CreatedField) ?? DateTimeOffset.MinValue)
            : null;
    }

    /// <summary>Whether a generation could go on being filled: made for this model, with the settings of today.</summary>
    public bool Fits(GenerationInfo generation, EmbeddingModelInfo model) => generation.Model == model && generation.Settings == _requests.Settings;

    /// <summary>Generations before <paramref name="current"/>: what a rebuild left that ended between its switch and its end.</summary>
    public async Task<IReadOnlyList<int>> FormerAsync(int current, CancellationToken cancellationToken)
    {
        var names = await connection.CallAsync((client, token) => client.ListCollectionsAsync(token), cancellationToken);
        // By the articles: they are dropped last.
        var prefix = $"{ArticlesAlias}_g";
        return [.. names
            .Where(name => name.StartsWith(prefix, StringComparison.Ordinal))
            .Select(name => int.TryParse(name[prefix.Length..], out var generation) ? generation : int.MaxValue)
            .Where(generation => generation < current)
            .Order()];
    }

    public async Task DropAsync(int generation, CancellationToken cancellationToken)
    {
        foreach (var name in new[] { Chunks(generation), Articles(generation) })
        {
            await connection.CallAsync(
                async (client, token) =>
                {
                    if (await client.CollectionExistsAsync(name, token))
                        await client.DeleteCollectionAsync(name, cancellationToken: token);
                },
                cancellationToken);
        }
    }

    private async Task PrepareAsync(
        string name, CreateCollection request, (string Field, PayloadSchemaType Type)[] indexes, EmbeddingModelInfo model, CancellationToken cancellationToken)
    {
        await connection.CallAsync(
            async (client, token) =>
            {
                if (await client.CollectionExistsAsync(name, token))
                    return;
                try
                {
                    await client.CreateCollectionAsync(request, token);
                }
                catch (RpcException) when (!token.IsCancellationRequested)
                {
                    // Another process may have been first; if it was not, the cause is told.
                    if (!await client.CollectionExistsAsync(name, token))
                        throw;
                }
            },
            cancellationToken);
        var info = await connection.CallAsync((client, token) => client.GetCollectionInfoAsync(name, token), cancellationToken);
        Check(name, info, model);
        foreach (var (field, type) in indexes.Where(i => !info.PayloadSchema.ContainsKey(i.Field)))
        {
            await connection.CallAsync(
                (client, token) => client.CreatePayloadIndexAsync(name, field, type, cancellationToken: token), cancellationToken);
        }
    }

    private void Check(string name, CollectionInfo info, EmbeddingModelInfo model)
    {
        var metadata = info.Config.Metadata;
        if (metadata.Text(QdrantCollectionRequests.ModelField) is not { } stored)
        {
            throw new StoreException(
                $"The collection {name} was not made by NewsQA: set another NewsQA:Store:Qdrant:Collection.");
        }

        var schema = metadata.Number(QdrantCollectionRequests.SchemaField);
        if (schema > Version)
        {
            throw new StoreException(
                $"The collection {name} was made by a newer NewsQA (schema {schema}, this one knows {Version}): update NewsQA, or set another NewsQA:Store:Qdrant:Collection.");
        }

        if (schema < Version && !AcceptsOlder)
        {
            throw new StoreException(
                $"The collection {name} has the older schema {schema}, this NewsQA writes {Version}: rebuild it with newsqa reindex.");
        }

        var dimensions = metadata.Number(QdrantCollectionRequests.DimensionsField);
        if (stored != model.Id || dimensions != model.Dimensions)
        {
            throw new StoreException(
                $"The collection {name} holds vectors of {stored} ({dimensions} dimensions), not of {model.Id} ({model.Dimensions}): rebuild it with newsqa reindex, or set another NewsQA:Store:Qdrant:Collection.");
        }

        if (info.Config.Params.VectorsConfig?.ParamsMap?.Map.TryGetValue(Dense, out var dense) == true && dense.Size != (ulong)model.Dimensions)
        {
            throw new StoreException(
                $"The collection {name} takes vectors of {dense.Size} dimensions though its description says {dimensions}: it was changed by another program; set another NewsQA:Store:Qdrant:Collection and ingest anew.");
        }
    }
}

/// <summary>What a generation of collections says of itself.</summary>
/// <param name="Model">The model of its vectors.</param>
/// <param name="Settings">The settings that it was made with.</param>
/// <param name="Created">When it was made.</param>
internal sealed record GenerationInfo(EmbeddingModelInfo Model, string? Settings, DateTimeOffset Created);

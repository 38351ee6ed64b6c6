using Grpc.Core;
using Qdrant.Client.Grpc;

namespace NewsQA.Storage.Qdrant;

/// <summary>
/// Makes the collections, and refuses those that belong to something else. Readers and writers name aliases; behind each stands one
/// generation of a collection, so that a rebuilt generation takes the old one's place in one step.
/// </summary>
internal sealed class QdrantSchema(QdrantConnection connection, QdrantStoreOptions options)
{
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
        await PrepareAsync(Articles(generation), ArticlesRequest(Articles(generation), model), ArticleIndexes, model, cancellationToken);
        await PrepareAsync(Chunks(generation), ChunksRequest(Chunks(generation), model), ChunkIndexes, model, cancellationToken);
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

    /// <summary>The model that a generation was made with, or <see langword="null"/> if it does not exist or does not say.</summary>
    public async Task<EmbeddingModelInfo?> ModelAsync(int generation, CancellationToken cancellationToken)
    {
        var name = Chunks(generation);
        if (!await connection.CallAsync((client, token) => client.CollectionExistsAsync(name, token), cancellationToken))
            return null;
        var info = await connection.CallAsync((client, token) => client.GetCollectionInfoAsync(name, token), cancellationToken);
        return info.Config.Metadata.Text("newsqa_model") is { } id
            ? new EmbeddingModelInfo(id, info.Config.Metadata.Number("newsqa_dimensions"))
            : null;
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

    private static void Check(string name, CollectionInfo info, EmbeddingModelInfo model)
    {
        var metadata = info.Config.Metadata;
        if (metadata.Text("newsqa_model") is not { } stored)
        {
            throw new StoreException(
                $"The collection {name} was not made by NewsQA: set another NewsQA:Store:Qdrant:Collection.");
        }

        var schema = metadata.Number("newsqa_schema");
        if (schema > Version)
        {
            throw new StoreException(
                $"The collection {name} was made by a newer NewsQA (schema {schema}, this one knows {Version}): update NewsQA, or set another NewsQA:Store:Qdrant:Collection.");
        }

        if (schema < Version)
        {
            throw new StoreException(
                $"The collection {name} has the older schema {schema}, this NewsQA writes {Version}: rebuild it with newsqa reindex.");
        }

        var dimensions = metadata.Number("newsqa_dimensions");
        if (stored != model.Id || dimensions != model.Dimensions)
        {
            throw new StoreException(
                $"The collection {name} holds vectors of {stored} ({dimensions} dimensions), not of {model.Id} ({model.Dimensions}): rebuild it with newsqa reindex, or set another NewsQA:Store:Qdrant:Collection.");
        }

        if (info.Config.Params.VectorsConfig?.ParamsMap?.Map.TryGetValue(Dense, out var dense) == true && dense.Size != (ulong)model.Dimensions)
        {
            throw new StoreException(
                $"The collection {name} takes vectors of {dense.Size} dimensions though its description says {dimensions}: it was changed by another program; rebuild it with newsqa reindex.");
        }
    }

    private CreateCollection ArticlesRequest(string name, EmbeddingModelInfo model)
    {
        var request = Request(name, model);
        request.VectorsConfig = new VectorsConfig { ParamsMap = new VectorParamsMap() };
        return request;
    }

    private CreateCollection ChunksRequest(string name, EmbeddingModelInfo model)
    {
        var request = Request(name, model);
        var dense = new VectorParams
        {
            Size = (ulong)model.Dimensions,
            Distance = Distance.Cosine,
            Memory = options.VectorsOnDisk ? Memory.Cold : Memory.Cached,
            HnswConfig = new HnswConfigDiff
            {
                M = (ulong)options.HnswLinks,
                EfConstruct = (ulong)options.HnswBuildBreadth,
                Memory = options.HnswOnDisk ? Memory.Cold : Memory.Cached,
            },
            QuantizationConfig = options.Quantization switch
            {
                QdrantQuantization.Scalar => new QuantizationConfig
                {
                    Scalar = new ScalarQuantization { Type = QuantizationType.Int8, Quantile = 0.99f, Memory = Memory.Pinned },
                },
                QdrantQuantization.Binary => new QuantizationConfig { Binary = new BinaryQuantization { Memory = Memory.Pinned } },
                _ => null,
            },
        };
        request.VectorsConfig = new VectorsConfig { ParamsMap = new VectorParamsMap { Map = { [Dense] = dense } } };
        request.SparseVectorsConfig = new SparseVectorConfig
        {
            Map =
            {
                [Bm25] = new SparseVectorParams
                {
                    Modifier = Modifier.Idf,
                    Index = new SparseIndexConfig { Memory = options.VectorsOnDisk ? Memory.Cold : Memory.Cached },
                },
            },
        };
        return request;
    }

    private CreateCollection Request(string name, EmbeddingModelInfo model) => new()
    {
        CollectionName = name,
        ShardNumber = (uint)options.Shards,
        ReplicationFactor = (uint)options.Replicas,
        WriteConsistencyFactor = (uint)options.WriteConsistency,
        Payload = new PayloadStorageParams { Memory = options.PayloadOnDisk ? Memory.Cold : Memory.Cached },
        Metadata =
        {
            ["newsqa_schema"] = Version,
            ["newsqa_model"] = model.Id,
            ["newsqa_dimensions"] = model.Dimensions,
        },
    };
}

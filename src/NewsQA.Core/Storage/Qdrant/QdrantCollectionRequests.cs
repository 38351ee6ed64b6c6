using System.Globalization;
using Qdrant.Client.Grpc;

namespace NewsQA.Storage.Qdrant;

/// <summary>How the collections are made: what the options say, and in their metadata what they are made for.</summary>
internal sealed class QdrantCollectionRequests(QdrantStoreOptions options, TimeProvider time)
{
    public const string SchemaField = "newsqa_schema";
    public const string ModelField = "newsqa_model";
    public const string DimensionsField = "newsqa_dimensions";
    public const string SettingsField = "newsqa_settings";
    public const string CreatedField = "newsqa_created";

    /// <summary>The options that shape a collection when it is made.</summary>
    public string Settings => string.Create(
        CultureInfo.InvariantCulture,
        $"shards={options.Shards} replicas={options.Replicas} consistency={options.WriteConsistency} vectors_on_disk={options.VectorsOnDisk} payload_on_disk={options.PayloadOnDisk} quantization={options.Quantization} hnsw={options.HnswLinks}/{options.HnswBuildBreadth} hnsw_on_disk={options.HnswOnDisk}");

    public CreateCollection Articles(string name, EmbeddingModelInfo model)
    {
        var request = Request(name, model);
        request.VectorsConfig = new VectorsConfig { ParamsMap = new VectorParamsMap() };
        return request;
    }

    public CreateCollection Chunks(string name, EmbeddingModelInfo model)
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
        request.VectorsConfig = new VectorsConfig { ParamsMap = new VectorParamsMap { Map = { [QdrantSchema.Dense] = dense } } };
        request.SparseVectorsConfig = new SparseVectorConfig
        {
            Map =
            {
                [QdrantSchema.Bm25] = new SparseVectorParams
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
            [SchemaField] = QdrantSchema.Version,
            [ModelField] = model.Id,
            [DimensionsField] = model.Dimensions,
            [SettingsField] = Settings,
            [CreatedField] = QdrantPayload.Text(time.GetUtcNow()),
        },
    };
}

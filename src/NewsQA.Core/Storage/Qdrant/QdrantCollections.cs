namespace NewsQA.Storage.Qdrant;

/// <summary>What readers and writers work on: aliases in daily use, a generation's own names while it is being rebuilt.</summary>
internal sealed record QdrantCollections(QdrantConnection Connection, QdrantStoreOptions Options, string Articles, string Chunks);

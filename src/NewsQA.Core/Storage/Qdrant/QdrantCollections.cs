using Qdrant.Client.Grpc;

namespace NewsQA.Storage.Qdrant;

/// <summary>What readers and writers work on: aliases in daily use, a generation's own names while it is being rebuilt.</summary>
internal sealed record QdrantCollections(QdrantConnection Connection, QdrantStoreOptions Options, string Articles, string Chunks)
{
    /// <summary>Deletes what passes, and waits until it is gone.</summary>
    public Task<UpdateResult> DeleteAsync(string collection, Filter filter, CancellationToken cancellationToken) =>
        Connection.CallAsync((client, token) => client.DeleteAsync(collection, filter, wait: true, cancellationToken: token), cancellationToken);
}

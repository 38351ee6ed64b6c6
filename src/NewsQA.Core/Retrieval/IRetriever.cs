using NewsQA.Storage;

namespace NewsQA.Retrieval;

/// <summary>Finds the chunks that may hold the answer to a question.</summary>
public interface IRetriever
{
    /// <summary>The best chunks, best first; empty if nothing passes the filter.</summary>
    Task<IReadOnlyList<ChunkHit>> RetrieveAsync(RetrievalQuery query, CancellationToken cancellationToken = default);
}

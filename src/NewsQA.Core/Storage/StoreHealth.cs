namespace NewsQA.Storage;

/// <summary>Whether the store answers: for a host's health check, as often as it likes.</summary>
/// <remarks>One small read: it proves that the store is reached, lets this program in and holds an archive. Safe for concurrent use.</remarks>
/// <param name="store">The store, opened.</param>
public sealed class StoreHealth(IChunkStore store)
{
    /// <summary>What is looked up; no article has an empty id.</summary>
    private const string NoArticle = "";

    /// <summary><see langword="null"/> if the store answers, else one line with the cause and the remedy.</summary>
    public async Task<string?> CheckAsync(CancellationToken cancellationToken = default)
    {
        try
        {
            await store.GetArticleAsync(NoArticle, cancellationToken: cancellationToken);
            return null;
        }
        catch (StoreException e)
        {
            return e.Message;
        }
    }
}

namespace NewsQA.Storage;

/// <summary>A store cannot be used. The message names the store, the cause and the remedy in one line.</summary>
public sealed class StoreException : Exception
{
    /// <inheritdoc/>
    public StoreException(string message)
        : base(message)
    {
    }

    /// <inheritdoc/>
    public StoreException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}

namespace NewsQA.Storage;

/// <summary>Counts of what a store holds.</summary>
/// <param name="Articles">Articles, each counted once.</param>
/// <param name="Versions">Versions of all articles.</param>
/// <param name="Chunks">Chunks of all versions.</param>
public sealed record StoreStatistics(long Articles, long Versions, long Chunks);

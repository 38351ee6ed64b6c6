namespace NewsQA.Storage;

/// <summary>How far a copy has come.</summary>
/// <param name="Articles">Articles done.</param>
/// <param name="Total">Articles to do.</param>
/// <param name="Copied">Versions that were written.</param>
/// <param name="Present">Versions that were there already, from an earlier copy that was interrupted.</param>
public readonly record struct ArchiveCopyProgress(long Articles, long Total, long Copied, long Present);

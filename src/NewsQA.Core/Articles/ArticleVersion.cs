namespace NewsQA.Articles;

/// <summary>An article as one version of it is stored.</summary>
/// <param name="Article">The article as it read in this version.</param>
/// <param name="Version">1 for the first version stored, counted up by one for each that followed.</param>
/// <param name="StoredAt">When this version was stored.</param>
/// <param name="ValidFrom">From when on the article read so: modified, else published for the first version, else stored; <see langword="null"/> for a first version with no date.</param>
/// <param name="ValidTo">Until when it read so; <see langword="null"/> for the current version.</param>
public sealed record ArticleVersion(
    Article Article, int Version, DateTimeOffset StoredAt, DateTimeOffset? ValidFrom, DateTimeOffset? ValidTo)
{
    /// <summary>Whether no other version has superseded this one.</summary>
    public bool IsCurrent => ValidTo is null;
}

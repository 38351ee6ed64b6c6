namespace NewsQA.Storage;

/// <summary>Which chunks or articles may be returned. What is <see langword="null"/> or empty does not restrict.</summary>
public sealed record ChunkFilter
{
    /// <summary>Everything that is current.</summary>
    public static ChunkFilter None { get; } = new();

    /// <summary>Ids of the articles.</summary>
    public IReadOnlyList<string> ArticleIds { get; init; } = [];

    /// <summary>Names of the outlets, compared without regard to case.</summary>
    public IReadOnlyList<string> Outlets { get; init; } = [];

    /// <summary>Published at this time or later; an article without a date does not pass.</summary>
    public DateTimeOffset? PublishedFrom { get; init; }

    /// <summary>Published before this time; an article without a date does not pass.</summary>
    public DateTimeOffset? PublishedBefore { get; init; }

    /// <summary>
    /// Reads the archive as it stood at this time: each article in the version that was valid then, none that was published
    /// later; an article without any date passes. <see langword="null"/> gives the current versions.
    /// </summary>
    public DateTimeOffset? AsOf { get; init; }
}

namespace NewsQA.Storage;

/// <summary>What is known of an article version, without its text.</summary>
public sealed record ArticleSummary
{
    /// <summary>The article's id.</summary>
    public required string Id { get; init; }

    /// <summary>The version, from 1.</summary>
    public required int Version { get; init; }

    /// <summary>The headline.</summary>
    public string? Title { get; init; }

    /// <summary>The publisher or agency.</summary>
    public string? Outlet { get; init; }

    /// <summary>When it was first published.</summary>
    public DateTimeOffset? Published { get; init; }

    /// <summary>When the publisher last changed it.</summary>
    public DateTimeOffset? Modified { get; init; }

    /// <summary>Its canonical address.</summary>
    public Uri? Address { get; init; }

    /// <summary>Language of the body as an ISO 639-1 code.</summary>
    public string? Language { get; init; }
}

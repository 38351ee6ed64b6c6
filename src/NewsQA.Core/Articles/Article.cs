namespace NewsQA.Articles;

/// <summary>One article as it was read, cleaned of page furniture. What a source does not say stays <see langword="null"/>.</summary>
/// <remarks>Citations are character ranges of <see cref="Text"/>: it is never changed once an article is stored.</remarks>
public sealed record Article
{
    /// <summary>
    /// Identity across versions: readable, stable and unique, such as <c>ukraine-japan-sign-bilateral-security-agreement-3f2a9c1d</c>.
    /// Derived from the canonical address where there is one, else from where the article was read.
    /// </summary>
    public required string Id { get; init; }

    /// <summary>The body: paragraphs parted by one blank line (<c>"\n\n"</c>), without headline, byline and dateline.</summary>
    public required string Text { get; init; }

    /// <summary>The headline.</summary>
    public string? Title { get; init; }

    /// <summary>The line below the headline (standfirst, deck).</summary>
    public string? Subtitle { get; init; }

    /// <summary>Who wrote it, without the word "By".</summary>
    public string? Byline { get; init; }

    /// <summary>The publisher or agency.</summary>
    public string? Outlet { get; init; }

    /// <summary>The place line of the report, such as <c>ISTANBUL</c>.</summary>
    public string? Place { get; init; }

    /// <summary>When it was first published.</summary>
    public DateTimeOffset? Published { get; init; }

    /// <summary>When the publisher last changed it.</summary>
    public DateTimeOffset? Modified { get; init; }

    /// <summary>When it was read from its source.</summary>
    public DateTimeOffset? Fetched { get; init; }

    /// <summary>Its canonical address.</summary>
    public Uri? Address { get; init; }

    /// <summary>Language of the body as an ISO 639-1 code, such as <c>en</c>.</summary>
    public string? Language { get; init; }

    /// <summary>SHA-256, in lower-case hexadecimal, over everything that makes a version: text, headline, subtitle, byline, outlet, place, published.</summary>
    public string ContentHash => field ??= ArticleHash.Of(this);
}

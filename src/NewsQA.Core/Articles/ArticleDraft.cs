namespace NewsQA.Articles;

internal enum BlockKind
{
    Paragraph,
    Heading,
    ListItem,
    TableRow,
}

/// <summary>One paragraph, heading, list item or table row of a page, on one line.</summary>
internal readonly record struct Block(BlockKind Kind, string Text);

/// <summary>What a format's reader found, before furniture is taken off.</summary>
internal sealed class ArticleDraft
{
    public string? ExplicitId { get; set; }

    public string? Title { get; set; }

    public string? Subtitle { get; set; }

    public string? Byline { get; set; }

    public string? Outlet { get; set; }

    public string? Place { get; set; }

    public DateTimeOffset? Published { get; set; }

    public DateTimeOffset? Modified { get; set; }

    public Uri? Address { get; set; }

    public string? Language { get; set; }

    public List<Block> Blocks { get; set; } = [];
}

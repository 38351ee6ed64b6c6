namespace NewsQA.Articles;

/// <summary>
/// Takes page furniture off the body. In doubt a line stays: a sentence lost cannot be quoted, a line too many only takes room.
/// </summary>
internal static class FurnitureFilter
{
    private const int ShortLine = 14;
    private const int ShortReport = 400;

    /// <summary>Removes furniture from <paramref name="blocks"/>, which begin with the body.</summary>
    /// <param name="blocks">The blocks, changed in place.</param>
    /// <param name="title">The headline; repetitions of it are removed.</param>
    /// <param name="language">The language of the body.</param>
    /// <param name="byline">Who wrote it: a line on this person at the end is removed.</param>
    public static void Apply(List<Block> blocks, string? title, string? language, string? byline = null)
    {
        CutAtPageEnd(blocks);
        RemoveWithin(blocks, title);
        TrimTail(blocks, language, byline);
    }

    /// <summary>Cuts where the page's end begins: a comment form, or a rule with furniture below it, after most of the prose.</summary>
    private static void CutAtPageEnd(List<Block> blocks)
    {
        var total = blocks.Sum(block => Wording.IsProse(block.Text) ? block.Text.Length : 0);
        var lastProse = blocks.FindLastIndex(block => Wording.IsProse(block.Text) && Wording.Count(block.Text) >= 20);
        var seen = 0;
        for (var i = 0; i < blocks.Count; i++)
        {
            // A heading "38 comments" opens them even where they are longer than the report.
            if (seen * 2 > total || (blocks[i].Kind == BlockKind.Heading && seen >= ShortReport && Furniture.Of(blocks[i].Text) == FurnitureKind.Comments))
            {
                var kind = Furniture.Of(blocks[i].Text);
                var rule = kind == FurnitureKind.Separator && i + 1 < blocks.Count && Furniture.Of(blocks[i + 1].Text) is not (FurnitureKind.None or FurnitureKind.Separator);
                var end = kind is FurnitureKind.Comments || (kind is FurnitureKind.Legal && lastProse < i);
                if (rule || end)
                {
                    blocks.RemoveRange(i, blocks.Count - i);
                    return;
                }
            }

            if (Wording.IsProse(blocks[i].Text)) seen += blocks[i].Text.Length;
        }
    }

    private static void RemoveWithin(List<Block> blocks, string? title)
    {
        var inLinks = false;
        blocks.RemoveAll(block =>
        {
            var kind = Furniture.Of(block.Text);
            if (kind == FurnitureKind.Links)
            {
                // "Read more" opens a list; "Read more: Such a headline" is the link itself.
                inLinks = Wording.Count(block.Text) <= 4;
                return true;
            }

            if (inLinks && block.Kind == BlockKind.ListItem && IsHeadline(block.Text)) return true;
            inLinks = false;
            return kind != FurnitureKind.None
                   || (block.Kind is BlockKind.Heading or BlockKind.Paragraph && !Wording.EndsSentence(block.Text) && HeadMatter.SameLine(block.Text, title));
        });
    }

    private static void TrimTail(List<Block> blocks, string? language, string? byline)
    {
        while (blocks.Count > 1)
        {
            var last = blocks[^1];
            if (!IsForeign(last.Text, language) && !CreditLine.IsAboutWriter(last.Text, byline)
                && !(last.Kind is BlockKind.Paragraph or BlockKind.Heading && IsLabel(last.Text)))
            {
                return;
            }

            blocks.RemoveAt(blocks.Count - 1);
        }
    }

    /// <summary>No full stop ends it: headlines may ask or exclaim.</summary>
    private static bool IsHeadline(string text) => !Wording.EndsSentence(text) || (text[^1] is '?' or '!' && Wording.Count(text) < ShortLine);

    private static bool IsLabel(string text) => !Wording.EndsSentence(text) && Wording.Count(text) < ShortLine;

    private static bool IsForeign(string text, string? language) =>
        language is not null && Wording.Count(text) >= 4 && LanguageDetector.Detect(text) is { } found && found != language;
}

using System.Text;

namespace NewsQA.Articles;

/// <summary>Makes the article of a draft: front matter and furniture off, body joined, language and identity found.</summary>
internal static class ArticleComposer
{
    /// <exception cref="RejectedException">No sentence is left, or the text is over the limit.</exception>
    public static Article Compose(ArticleDraft draft, ArticleSource source, ArticleOptions options, DateTimeOffset fetched)
    {
        HeadMatter.Take(draft);
        var language = LanguageDetector.Detect(Prose(draft.Blocks)) ?? draft.Language;
        FurnitureFilter.Apply(draft.Blocks, draft.Title, language, draft.Byline);
        var text = Join(draft.Blocks);
        if (!draft.Blocks.Exists(block => Wording.IsProse(block.Text)))
            throw new RejectedException("No sentence was found in it; give the article's text, not a list or a headline alone.");
        if (text.Length > options.MaxCharacters)
            throw new RejectedException($"The text has {text.Length:N0} characters, more than the limit of {options.MaxCharacters:N0}; split it, or raise NewsQA:Articles:MaxCharacters.");
        return new Article
        {
            Id = ArticleId.Of(draft, source.Identity, text),
            Text = text,
            Title = draft.Title,
            Subtitle = draft.Subtitle,
            Byline = draft.Byline,
            Outlet = draft.Outlet,
            Place = draft.Place,
            Published = draft.Published,
            Modified = draft.Modified,
            Fetched = fetched,
            Address = draft.Address,
            Language = language,
        };
    }

    /// <summary>Paragraphs parted by a blank line; items of one list and rows of one table on consecutive lines.</summary>
    private static string Join(List<Block> blocks)
    {
        var text = new StringBuilder();
        for (var i = 0; i < blocks.Count; i++)
        {
            if (i > 0)
            {
                var together = blocks[i].Kind == blocks[i - 1].Kind && blocks[i].Kind is BlockKind.ListItem or BlockKind.TableRow;
                text.Append(together && blocks[i - 1].Kind == blocks[i].Kind ? "\n" : "\n\n");
            }

            text.Append(blocks[i].Text);
        }

        return text.ToString();
    }

    private static string Prose(List<Block> blocks)
    {
        var prose = new StringBuilder();
        foreach (var block in blocks)
        {
            if (prose.Length > 20_000) break;
            if (Wording.IsProse(block.Text)) prose.Append(block.Text).Append('\n');
        }

        return prose.ToString();
    }
}

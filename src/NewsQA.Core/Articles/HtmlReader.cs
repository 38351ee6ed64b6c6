using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using SmartReader;

namespace NewsQA.Articles;

/// <summary>Finds the article on a page. Runs no script and opens no address.</summary>
internal static partial class HtmlReader
{
    /// <summary>The readability search is for pages of usual size; on others the page's own marks and paragraphs are used.</summary>
    private const int MostElements = 50_000;
    private const int DeepestForReadability = 200;
    private const int FewWords = 120;
    private static readonly TimeSpan ReadabilityTime = TimeSpan.FromSeconds(10);

    /// <exception cref="RejectedException">The page holds no article.</exception>
    public static async Task<ArticleDraft> ReadAsync(string html, TimeProvider time, CancellationToken cancellationToken)
    {
        HtmlNesting.Check(html);
        using var document = await new HtmlParser().ParseDocumentAsync(html, cancellationToken);
        var metadata = new HtmlMetadata(document);
        if (!metadata.SaysArticle && IsListing(document))
            throw new RejectedException("The page is a list of headlines, not an article; save or name the page of one article.");

        var title = Title(document, metadata);
        var page = HtmlBlocks.Of(document.Body ?? (INode)document);
        var pageText = document.Body?.TextContent ?? "";

        // Before the search for the body, which takes the document apart.
        var draft = new ArticleDraft
        {
            Title = title,
            Subtitle = Distinct(metadata.AlternativeHeadline, title),
            Byline = metadata.Authors,
            Outlet = metadata.Outlet,
            Published = metadata.Published,
            Modified = metadata.Modified,
            Address = metadata.Address,
            Language = metadata.Language,
        };
        var blocks = await BodyAsync(document, metadata, page, time, cancellationToken);
        var words = blocks.Where(block => Wording.IsProse(block.Text)).Sum(block => Wording.Count(block.Text));
        if (words < FewWords && (metadata.SaysPaywall || Paywall().IsMatch(pageText)))
            throw new RejectedException($"The page shows only {words} words before a paywall; save it while signed in, or give the text.");
        if (words == 0) throw new RejectedException("No article was found on the page; save the page of one article, or give its text.");
        draft.Blocks = [.. FrontMatter(page, blocks, title), .. blocks];
        return draft;
    }

    private static async Task<List<Block>> BodyAsync(
        IHtmlDocument document, HtmlMetadata metadata, List<Block> page, TimeProvider time, CancellationToken cancellationToken)
    {
        var (marked, marks) = Marked(document);
        var stated = metadata.Body is { } body ? HtmlBlocks.HasMarkup(body) ? HtmlBlocks.Parse(body) : TextBlocks.Parse(TextCleaner.Clean(body)) : [];
        var readable = await ReadableAsync(document, time, cancellationToken);

        // The page's own mark is more exact than a guess; a guess that finds far more shows that the mark is a teaser's. A mark with a
        // whole report in it is no teaser: what a guess finds beyond it are comments, a consent box and the like.
        var best = marked;
        var isTeaser = marked.Where(block => Wording.IsProse(block.Text)).Sum(block => Wording.Count(block.Text)) < FewWords || marks > 1;
        if (Prose(readable) > (isTeaser ? 1.5 : 3) * Prose(best)) best = readable;
        if (Prose(stated) > 1.5 * Prose(best)) best = stated;
        return Prose(best) > 0 ? best : page;
    }

    /// <summary>The element that the page marks as the article.</summary>
    private static (List<Block> Blocks, int Marks) Marked(IHtmlDocument document)
    {
        foreach (var selector in (ReadOnlySpan<string>)["[itemprop~=articleBody]", "article", "main, [role=main]"])
        {
            var found = document.QuerySelectorAll(selector);
            if (found.Length is 0 or > 20) continue;
            var best = found.Select(HtmlBlocks.Of).MaxBy(Prose)!;
            if (Prose(best) > 0) return (best, found.Length);
        }

        return ([], 0);
    }

    private static async Task<List<Block>> ReadableAsync(IHtmlDocument document, TimeProvider time, CancellationToken cancellationToken)
    {
        if (document.All.Length > MostElements || Depth(document) > DeepestForReadability) return [];
        using var limit = new CancellationTokenSource(ReadabilityTime, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            using var reader = new Reader("https://localhost/", document);
            var article = await reader.GetArticleAsync(both.Token);
            return article.Content is { Length: > 0 } content ? HtmlBlocks.Parse(content) : [];
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested)
        {
            // The library fails on some odd pages in many ways; the page's own paragraphs are used then.
            return [];
        }
    }

    /// <summary>What stands between the headline and the body that says who wrote it and when: it is often outside the body's element.</summary>
    private static List<Block> FrontMatter(List<Block> page, List<Block> body, string? title)
    {
        var start = page.FindLastIndex(block => block.Kind == BlockKind.Heading && HeadMatter.SameLine(block.Text, title));
        if (start < 0) return [];
        var opening = body.Find(block => Wording.IsProse(block.Text) && Wording.Count(block.Text) >= 8);
        var end = page.FindIndex(start, block => block.Text == opening.Text);
        if (end < 0) return [];
        var front = page.GetRange(start + 1, end - start - 1).FindAll(block => !body.Contains(block) && block.Text.Length <= 300);
        var last = front.FindLastIndex(block => CreditLine.TryTake(block.Text, null));
        return front.Where((block, index) => index <= last || (index == 0 && !Wording.IsProse(block.Text))).ToList();
    }

    private static string? Title(IHtmlDocument document, HtmlMetadata metadata)
    {
        var headings = document.QuerySelectorAll("h1");
        var heading = headings.Length == 1 ? TextCleaner.OneLine(headings[0].TextContent) : null;
        var stated = metadata.Headline ?? WithoutSite(TextCleaner.OneLine(document.Title));
        if (heading is null || Wording.Count(heading) < 3) return stated ?? heading;

        // Headlines given to search engines are often cut or reworded; the page's own is what readers see.
        return stated is null || Shared(heading, stated) ? heading : stated;
    }

    private static bool Shared(string heading, string stated)
    {
        var words = Wording.Normalize(heading).Split(' ').ToHashSet();
        var other = Wording.Normalize(stated).Split(' ');
        return other.Count(words.Contains) * 2 >= Math.Min(words.Count, other.Length);
    }

    private static string? WithoutSite(string? title)
    {
        if (title is null) return null;
        var cut = title.LastIndexOfAny(['|', '–', '—', '»']);
        if (cut < 0) cut = title.LastIndexOf(" - ", StringComparison.Ordinal);
        return cut > 0 && Wording.Count(title[..cut]) >= 3 ? title[..cut].Trim() : title;
    }

    private static string? Distinct(string? text, string? title) => text is null || HeadMatter.SameLine(text, title) ? null : text;

    private static int Prose(List<Block> blocks) => blocks.Sum(block => Wording.IsProse(block.Text) ? block.Text.Length : 0);

    /// <summary>A front or section page: many linked headlines, none of which is the page's own.</summary>
    private static bool IsListing(IHtmlDocument document)
    {
        if (document.QuerySelectorAll("h2 a, h3 a, h4 a, a h2, a h3, a h4").Length < 5) return false;
        return document.QuerySelectorAll("article").Length != 1 || document.QuerySelector("article h1") is null;
    }

    private static int Depth(INode root)
    {
        var deepest = 0;
        var path = new Stack<(INode Node, int Depth)>();
        path.Push((root, 0));
        while (path.TryPop(out var place))
        {
            deepest = Math.Max(deepest, place.Depth);
            foreach (var child in place.Node.ChildNodes) path.Push((child, place.Depth + 1));
        }

        return deepest;
    }

    [GeneratedRegex(@"\b(subscribe|subscription|log in|sign in|register|create an account)\b.{0,60}\b(continue|read (on|more|the (full|rest))|keep reading|unlock|full (article|story))|\b(continue|keep) reading\b.{0,60}\b(subscri|log in|sign in|register)|\b(this|the) (article|story|content) is (only )?(for|available to|reserved for) (our )?(subscribers|members)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Paywall();
}

using NewsQA.Articles;

namespace NewsQA.Tests.Articles;

public class HtmlTests
{
    private const string Paragraphs =
        """
        <p>The council of Marsk voted on Monday to buy the old mill for 2.1 million crowns &amp; a promise.</p>
        <p>“It was that or lose it,” said the mayor, <b>Ida Moen</b>. Work begins in May and will last for two years, at a cost that nobody would name.</p>
        <p>The mill has stood empty since 2019, when its last owner died. It was built in 1804 by two brothers from Carrow, who quarrelled over the wheel.</p>
        """;

    private const string Body =
        "The council of Marsk voted on Monday to buy the old mill for 2.1 million crowns & a promise.\n\n"
        + "“It was that or lose it,” said the mayor, Ida Moen. Work begins in May and will last for two years, at a cost that nobody would name.\n\n"
        + "The mill has stood empty since 2019, when its last owner died. It was built in 1804 by two brothers from Carrow, who quarrelled over the wheel.";

    [Fact]
    public async Task Json_ld_in_a_graph_gives_headline_writers_outlet_dates_and_address()
    {
        var article = await Reading.OneAsync(Page(Paragraphs,
            """
            <script type="application/ld+json">{"@context":"https://schema.org","@graph":[
              {"@type":"WebSite","name":"Site"},
              {"@type":"Person","@id":"#ida","name":"Ida Holm"},
              {"@type":["ReportageNewsArticle"],"headline":"Council buys old mill &amp; wheel","alternativeHeadline":"A close vote in Marsk",
               "author":[{"@id":"#ida"},{"@type":"Person","name":"Paul Rask"}],"publisher":{"@type":"Organization","name":"Marsk Observer"},
               "datePublished":"2031-03-14T09:12:00+01:00","dateModified":"2031-03-15T10:00:00Z","url":"https://observer.example/mill","inLanguage":"en-GB"}]}</script>
            """));

        Assert.Equal("Council buys old mill & wheel", article.Title);
        Assert.Equal("A close vote in Marsk", article.Subtitle);
        Assert.Equal("Ida Holm and Paul Rask", article.Byline);
        Assert.Equal("Marsk Observer", article.Outlet);
        Assert.Equal(new DateTimeOffset(2031, 3, 14, 9, 12, 0, TimeSpan.FromHours(1)), article.Published);
        Assert.Equal(new DateTimeOffset(2031, 3, 15, 10, 0, 0, TimeSpan.Zero), article.Modified);
        Assert.Equal("https://observer.example/mill", article.Address?.AbsoluteUri);
        Assert.Equal(Body, article.Text);
    }

    [Fact]
    public async Task Meta_elements_serve_where_there_is_no_json_ld()
    {
        var article = await Reading.OneAsync(Page(Paragraphs,
            """
            <meta property="og:title" content="Council buys old mill"><meta property="og:site_name" content="Marsk Observer">
            <meta name="parsely-author" content="Ida Holm"><meta property="article:published_time" content="2031-03-14T09:12:00Z">
            <meta property="article:modified_time" content="2031-03-15"><link rel="canonical" href="https://observer.example/mill">
            """));

        Assert.Equal(("Council buys old mill", "Marsk Observer", "Ida Holm"), (article.Title, article.Outlet, article.Byline));
        Assert.Equal((14, 15), (article.Published?.Day, article.Modified?.Day));
        Assert.Equal("https://observer.example/mill", article.Address?.AbsoluteUri);
    }

    [Fact]
    public async Task Microdata_and_time_elements_serve_where_there_is_nothing_else()
    {
        var article = await Reading.OneAsync(
            $"""
             <html><body><div itemscope itemtype="https://schema.org/NewsArticle"><h1 itemprop="headline">Council buys old mill at Marsk</h1>
             <span itemprop="author"><span itemprop="name">Ida Holm</span></span> <time itemprop="datePublished" datetime="2031-03-14">14 March</time>
             <div itemprop="articleBody">{Paragraphs}</div></div></body></html>
             """);

        Assert.Equal(("Council buys old mill at Marsk", "Ida Holm", 14), (article.Title, article.Byline, article.Published?.Day));
        Assert.Equal(Body, article.Text);
    }

    [Fact]
    public async Task Byline_and_date_between_headline_and_body_are_read()
    {
        var article = await Reading.OneAsync($"<html><body><h1>Council buys old mill at Marsk</h1><div>By <a href='/i'>Ida Holm</a><br>14 March 2031</div><article>{Paragraphs}</article></body></html>");

        Assert.Equal(("Ida Holm", 14), (article.Byline, article.Published?.Day));
        Assert.Equal(Body, article.Text);
    }

    [Fact]
    public async Task Menus_scripts_forms_captions_hidden_parts_and_link_lists_are_no_text()
    {
        var article = await Reading.OneAsync(Page(
            Paragraphs
            + """
              <script>document.write("<p>This was written by a script on the page itself.</p>")</script>
              <figure><img alt="a mill"><figcaption>The mill in a storm last May.</figcaption></figure>
              <div hidden>Nobody is meant to see this sentence at all.</div><div style="display: none">Nor this one, which is hidden too.</div>
              <ul><li><a href="/a">Mill owner’s heirs go to court</a></li><li><a href="/b">A short history of milling</a></li></ul>
              <form>Leave your address for us to write to you. <input></form>
              """));

        Assert.Equal(Body, article.Text);
    }

    [Fact]
    public async Task Lists_tables_quotes_and_subheadings_are_kept_as_lines()
    {
        var article = await Reading.OneAsync(Page(
            Paragraphs + "<h2>What it costs</h2><ul><li>Walls: 900,000 crowns.</li><li>Roof: 700,000 crowns.</li></ul>"
            + "<table><tr><th>Part</th><th>Cost</th></tr><tr><td>Walls</td><td>900,000</td></tr></table><blockquote>It was that or lose it.</blockquote><p>The rest is a gift.</p>"));

        Assert.Equal(
            Body + "\n\nWhat it costs\n\n• Walls: 900,000 crowns.\n• Roof: 700,000 crowns.\n\nPart | Cost\nWalls | 900,000\n\nIt was that or lose it.\n\nThe rest is a gift.",
            article.Text);
    }

    [Fact]
    public async Task Paragraphs_made_of_line_breaks_are_parted()
    {
        var article = await Reading.OneAsync($"<html><head><title>Council buys old mill - Marsk Observer</title></head><body><div id=story>{Body.Replace("\n\n", "<br><br>", StringComparison.Ordinal).Replace("&", "&amp;", StringComparison.Ordinal)}</div></body></html>");

        Assert.Equal("Council buys old mill", article.Title);
        Assert.Equal(Body, article.Text);
    }

    [Fact]
    public async Task The_body_stated_in_json_ld_is_used_where_the_page_shows_none()
    {
        var json = System.Text.Json.JsonSerializer.Serialize(Body);

        var article = await Reading.OneAsync("<html><head><script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"Council buys old mill\",\"articleBody\":" + json + "}</script></head><body><div id=app></div></body></html>");

        Assert.Equal(Body, article.Text);
    }

    [Fact]
    public async Task Broken_json_ld_does_not_cost_the_article() =>
        Assert.Equal(Body, (await Reading.OneAsync(Page(Paragraphs, "<script type='application/ld+json'>{\"@type\": </script>"))).Text);

    [Fact]
    public async Task Entities_are_decoded_once() =>
        Assert.Contains("writes &lt;b&gt; for bold", (await Reading.OneAsync(Page(Paragraphs + "<p>She writes &amp;lt;b&amp;gt; for bold, and means it.</p>"))).Text, StringComparison.Ordinal);

    [Fact]
    public async Task A_list_of_headlines_is_no_article()
    {
        var teasers = string.Concat(Enumerable.Range(1, 12).Select(i => $"<div><h3><a href='/{i}'>Headline number {i} of the day</a></h3><p>A teaser sentence of some length stands below the headline.</p></div>"));

        Assert.Contains("list of headlines", await Reading.RejectionAsync($"<html><body>{teasers}</body></html>"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stub_before_a_paywall_is_no_article() =>
        Assert.Contains("paywall", await Reading.RejectionAsync(Page("<p>The council of Marsk voted on Monday to buy the old mill.</p><div class=wall>Subscribe to continue reading this article.</div>")), StringComparison.Ordinal);

    [Theory]
    [InlineData("<html><body></body></html>")]
    [InlineData("<html><body><nav>Home News Sport</nav><script>var x = 'A sentence in a script.';</script></body></html>")]
    [InlineData("<html><body><p>Loading</p></body></html>")]
    public async Task A_page_without_sentences_is_no_article(string html) =>
        Assert.Contains("No article", await Reading.RejectionAsync(html), StringComparison.Ordinal);

    [Theory]
    [InlineData("<div>", 300_000)]
    [InlineData("<b>", 300_000)]
    [InlineData("<p>", 200_000)]
    [InlineData("<table><tr><td>", 100_000)]
    [InlineData("<a href=x>", 100_000)]
    [InlineData("<li>", 200_000)]
    [InlineData("</div><!-- ", 200_000)]
    [InlineData("<", 1_000_000)]
    [InlineData("&#x41;", 500_000)]
    [InlineData("<p>A short sentence stands here. ", 50_000)]
    [InlineData("<script>", 200_000)]
    [InlineData("<svg><p><math>", 50_000)]
    [InlineData("words without an end to them <br>", 50_000)]
    [InlineData("<p>© 2031</p>", 50_000)]
    [InlineData("<h2><a href=/x>Some words here</a></h2>", 20_000)]
    public async Task Monstrous_pages_neither_take_minutes_nor_the_stack(string piece, int times)
    {
        var html = "<html><body><p>The council voted on Monday to buy the mill.</p>" + string.Concat(Enumerable.Repeat(piece, times));
        var watch = System.Diagnostics.Stopwatch.StartNew();

        await Reading.AllAsync(html);

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(60), $"took {watch.Elapsed}");
    }

    private static string Page(string body, string head = "") =>
        $"""
         <!DOCTYPE html><html lang="en"><head><title>Council buys old mill | Marsk Observer</title>{head}</head>
         <body><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav><main><article>{body}</article></main><footer>Imprint</footer></body></html>
         """;
}

using System.Globalization;
using NewsQA.Articles;

namespace NewsQA.Tests.Articles;

public class BundledArticlesTests
{
    [Fact]
    public async Task The_seed_article_is_read_without_its_furniture()
    {
        var article = await OneAsync("ukraine-japan-security-agreement.txt");

        Assert.Equal("Ukraine, Japan sign bilateral security agreement during G7 summit", article.Title);
        Assert.Equal("Japan will provide Ukraine with $4.5B and continue to support Kyiv, says President Volodymyr Zelenskyy", article.Subtitle);
        Assert.Equal("Burc Eruygur", article.Byline);
        Assert.Equal("ISTANBUL", article.Place);
        Assert.Equal("AA", article.Outlet);
        Assert.Equal("en", article.Language);
        Assert.Null(article.Published);
        Assert.Null(article.Modified);
        Assert.StartsWith("Ukraine and Japan on Thursday signed", article.Text, StringComparison.Ordinal);
        Assert.EndsWith("commitments and arrangements.\"", article.Text, StringComparison.Ordinal);
        Assert.Equal(7, article.Text.Split("\n\n").Length);
        Assert.Matches("^ukraine-japan-security-agreement-[0-9a-f]{8}$", article.Id);
    }

    /// <summary>File, headline's start, byline, outlet's start, place, day of publication, first and last words of the body.</summary>
    [Theory]
    [InlineData("ardlow-four-day-school-week.html", "Forty-two Ardlow schools", "Patience Adeleke", "Ardlow & District Times", "ARDLOW", "2031-08-27", "Pupils at 42", "declined to take part.")]
    [InlineData("bellaroche-golden-heron.html", "“The Salt Ledger”", "Hélène Vasseur", "La Dépêche", "BELLAROCHE", "2031-05-18", "“The Salt Ledger”, a quiet", "to 16 May 2032.")]
    [InlineData("choir-singing-memory-study.html", "Singing in a choir", "Dr. Felix Marchbanks", "Carrow Science News", "CARROW", "2031-09-09", "Older people who sang", "90,000 by 2045.")]
    [InlineData("corvane-foods-second-quarter.html", "Corvane Foods lifts", "Dana Whitfield", "Ledger Wire", "ST. OSYTH FALLS, Minn.", "2031-07-24", "Corvane Foods Inc. raised", "in 38 countries.")]
    [InlineData("halvorn-council-stadium-vote.html", "Halvorn council backs", "Imogen Tarrant", "The Halvorn Herald", "HALVORN", "2031-04-16", "Halvorn City Council voted", "until April 2032.")]
    [InlineData("lockhaven-harbour-treasurer-guilty.txt", "Former harbour treasurer", "Bethany Sorrel", "THE LOCKHAVEN POST", "LOCKHAVEN", "2031-06-13", "The man who looked after", null)]
    [InlineData("nether-wexcombe-clock.txt", "After 22 years at 4:17", "Rosalind Thacker", "The Wexcombe Valley Gazette", null, "2031-12-20", "For 22 years it was", null)]
    [InlineData("ostmere-election-results.html", "Ostmere election:", "Tobias Renn and Asha Kimani", "World Desk", "VALMARK", "2032-03-22", "The opposition Social Reform", "a new election is called.")]
    [InlineData("quayside-stadium-true-cost.txt", "Quayside stadium will", "Oliver Keane and Sunita Rao", "Northern Courier", "HALVORN", "2031-04-17", "The stadium that Halvorn", "the report on 6 May.")]
    [InlineData("rovers-late-winner-halvorn-town.html", "Dunmarrow Rovers 3-2", "Wes Calloway", "Touchline Weekly", null, "2031-11-22", "Jonas Adeyemi headed", "Penn (Moss 66); Sykes.")]
    [InlineData("seldra-floods-fourteen-dead.txt", "At least 14 dead as", "Radko Imre and Lucie Fontane", "CONTINENTAL WIRE", "TOLM", "2031-11-04", "At least 14 people were killed", null)]
    [InlineData("seldra-floods-toll-rises.html", "Seldra flood toll rises", "Jelena Morav", "The Orsenna Chronicle", null, "2031-11-06", "The number of people known", "four of the eleven did not work.")]
    [InlineData("st-brannock-crane-strike.txt", "Ships queue off St. Brannock", "Maeve Lonergan", "The Brannock Evening Mail", "ST. BRANNOCK", "2031-12-01", "Crane drivers at the", "to do four years ago.")]
    [InlineData("tellura-murmur-earpiece.html", "Tellura's 'Murmur' earpiece", "Siobhan O'Dell", "Gadget Lantern", "PORT ELLERY", "2032-01-13", "Tellura unveiled", "most women's ears.")]
    [InlineData("vessmark-rate-cut-september.html", "Vessmark central bank cuts", "Mikkel Thorvald", "Vessmark Financial Daily", "KARLSHOLM", "2031-09-18", "The Central Bank of Vessmark", "due on 30 October.")]
    [InlineData("vessmark-rate-rise-march.txt", "Central bank raises key rate", "Mikkel Thorvald", "Vessmark Financial Daily", "KARLSHOLM", "2031-03-13", "The Central Bank of Vessmark", "on 24 April.")]
    public async Task Bundled_articles_are_read_whole(
        string file, string title, string byline, string outlet, string? place, string published, string start, string? end)
    {
        var article = await OneAsync(file);

        Assert.StartsWith(title, article.Title, StringComparison.Ordinal);
        Assert.Equal(byline, article.Byline);
        Assert.StartsWith(outlet, article.Outlet, StringComparison.Ordinal);
        Assert.Equal(place, article.Place);
        Assert.Equal(published, article.Published?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        Assert.StartsWith(start, article.Text, StringComparison.Ordinal);
        if (end is not null) Assert.EndsWith(end, article.Text, StringComparison.Ordinal);
        Assert.Equal("en", article.Language);
    }

    [Theory]
    [InlineData("ardlow-four-day-school-week.html", "Skip to content", "Dorrit")]
    [InlineData("choir-singing-memory-study.html", "Photo:", "min read")]
    [InlineData("st-brannock-crane-strike.txt", "Comments (41)", "interactive guide")]
    [InlineData("vessmark-rate-rise-march.txt", "free articles", "Brent")]
    [InlineData("tellura-murmur-earpiece.html", "privacy policy", "dishwasher")]
    public async Task Furniture_is_gone(string file, params string[] furniture)
    {
        var article = await OneAsync(file);

        Assert.All(furniture, line => Assert.DoesNotContain(line, article.Text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Lists_and_tables_of_the_body_are_kept_as_lines()
    {
        Assert.Contains("\n• Free lunches will be served on Fridays to all who come.\n", (await OneAsync("ardlow-four-day-school-week.html")).Text, StringComparison.Ordinal);
        Assert.Contains("\nSocial Reform | Sofia Marenko | 34.2 | 71 | +18\n", (await OneAsync("ostmere-election-results.html")).Text, StringComparison.Ordinal);
        Assert.Contains("WHAT IS STUCK\n\n• bananas and oranges", (await OneAsync("st-brannock-crane-strike.txt")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_versions_in_an_archive_share_their_id_and_differ_in_content()
    {
        var results = await Reading.AllAsync(ArticleSource.File(Reading.Bundled("archive.jsonl")));

        Assert.True(results.Count >= 5);
        Assert.All(results, result => Assert.NotNull(result.Article));
        var versions = results.GroupBy(result => result.Article!.Id).Single(group => group.Count() == 2).ToList();
        Assert.NotEqual(versions[0].Article!.ContentHash, versions[1].Article!.ContentHash);
    }

    private static async Task<Article> OneAsync(string file)
    {
        var result = Assert.Single(await Reading.AllAsync(ArticleSource.File(Reading.Bundled(file))));
        Assert.Null(result.Rejection);
        return result.Article!;
    }
}

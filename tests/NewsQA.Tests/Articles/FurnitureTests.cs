namespace NewsQA.Tests.Articles;

/// <summary>Furniture of kinds that the bundled article has not, and sentences that look like it.</summary>
public class FurnitureTests
{
    private const string First = "Norhavn Lines has suspended all night sailings to Sundøy after a fire in the engine room of the Aurelia on Tuesday.";
    private const string Second = "“We smelled smoke at about ten past nine,” said Petra Holm, 44, who was on board with her two sons.";
    private const string Third = "The maritime authority said it expected to finish its inspection by Friday, and named no cause.";
    private const string Body = First + "\n\n" + Second + "\n\n" + Third;

    [Theory]
    [InlineData("We and our 812 partners store and access information on a device, such as cookies, and process personal data for personalised ads.")]
    [InlineData("Ferries at their berth in Norhavn on Monday. (Photo by Sofie Lund)")]
    [InlineData("The Aurelia in 2029. Photo: Lars Ek / Norhavn Post")]
    [InlineData("Do you know more? Contact our reporters securely at tips.example.")]
    [InlineData("Anton Briel covers the coast. Reach him at abriel@post.example.")]
    [InlineData("Free weekly newsletter")]
    [InlineData("after newsletter promotion")]
    [InlineData("Enter your email")]
    [InlineData("Like what you read? Support local journalism from just £3 a month.")]
    [InlineData("Follow us on X and Bluesky.")]
    [InlineData("Read more:\n\n• Ferry fares to rise\n\n• Who owns Norhavn Lines?")]
    public async Task Furniture_between_paragraphs_goes(string furniture)
    {
        var article = await Reading.OneAsync($"Ferry operator suspends night sailings\n\nBy Marta Kjell\n\n{First}\n\n{furniture}\n\n{Second}\n\n{Third}");
        Assert.Equal(Body, article.Text);
    }

    [Theory]
    [InlineData("Marta Kjell is a transport reporter at the Norhavn Post.")]
    [InlineData("Marta Kjell covers ferries and the coast.")]
    [InlineData("The views expressed are the author's own.")]
    [InlineData("Email: newsdesk@post.example")]
    [InlineData("5 thoughts on \"Ferry operator suspends night sailings\"\n\nJanet says:\n\nThis is a disgrace. My daughter has to get home.\n\nReply")]
    public async Task Furniture_at_the_end_goes(string furniture)
    {
        var article = await Reading.OneAsync($"Ferry operator suspends night sailings\n\nBy Marta Kjell\n\n{Body}\n\n{furniture}");
        Assert.Equal(Body, article.Text);
    }

    [Theory]
    [InlineData("This site uses cookies, a banner on the Daily Lantern told its readers, but it never said which.")]
    [InlineData("Follow us on a Sunday morning and you will see what the money buys.")]
    [InlineData("Follow the money on X or anywhere else and you find the same two brokers, she said.")]
    [InlineData("Share this with your grandmother, the minister joked, holding up the ruling.")]
    [InlineData("Newsletters and pamphlets were printed in the cellar until the war was over.")]
    [InlineData("Petra Holm is a teacher in the town and was on her way home.")]
    [InlineData("Contact with the ship was lost at about ten past nine in the evening.")]
    [InlineData("More on this can be found in the gazette of 12 June, the ministry said.")]
    public async Task Sentences_that_open_like_furniture_stay(string sentence)
    {
        var article = await Reading.OneAsync($"Ferry operator suspends night sailings\n\nBy Marta Kjell\n\n{First}\n\n{sentence}\n\n{Second}\n\n{Third}");
        Assert.Contains(sentence, article.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_headline_repeated_with_the_sites_name_after_a_bar_is_no_table()
    {
        var article = await Reading.OneAsync($"Marsh Gazette\n\nToll bridge closed for ten weeks\n\nToll bridge closed for ten weeks | Marsh Gazette\n\nMARSH GAZETTE\n\nMonday 2 March 2032\n\n{Body}");
        Assert.Equal("Toll bridge closed for ten weeks", article.Title);
        Assert.Equal("Marsh Gazette", article.Outlet);
        Assert.Null(article.Byline);
        Assert.Equal(new DateTimeOffset(2032, 3, 2, 0, 0, 0, TimeSpan.Zero), article.Published);
        Assert.Equal(Body, article.Text);
    }

    [Theory]
    [InlineData("Ruth Ames and Colin Vey\n\nTue 9 Dec 2031 06.00 GMT", "Ruth Ames and Colin Vey", "2031-12-09T06:00:00+00:00")]
    [InlineData("Dana Okoro\n\nHealth correspondent\n\nPublished: March 3, 2032 at 7:05 a.m. EST", "Dana Okoro", "2032-03-03T07:05:00-05:00")]
    [InlineData("Published 5:00 AM GMT, Wednesday 8 October 2031", null, "2031-10-08T05:00:00+00:00")]
    [InlineData("Posted on 11/14/2031 by admin", null, "2031-11-14T00:00:00+00:00")]
    [InlineData("Written by Otto Fenn on 2 February 2032 at 18:03 CET", "Otto Fenn", "2032-02-02T18:03:00+01:00")]
    public async Task Writers_and_dates_of_other_layouts_are_read(string lines, string? byline, string published)
    {
        var article = await Reading.OneAsync($"Ferry operator suspends night sailings\n\n{lines}\n\n{Body}");
        Assert.Equal("Ferry operator suspends night sailings", article.Title);
        Assert.Equal(byline, article.Byline);
        Assert.Equal(DateTimeOffset.Parse(published, System.Globalization.CultureInfo.InvariantCulture), article.Published);
        Assert.Equal(Body, article.Text);
    }

    [Fact]
    public async Task Comments_longer_than_the_report_and_a_consent_box_are_not_taken_for_it()
    {
        var report = string.Concat(Body.Split("\n\n").Concat(["The company runs nine ships between the mainland and the islands, of which the Aurelia is the oldest and the largest.", "She was built in 1994 and was to be sold in the spring, once her successor had come from the yard at Tarn, where work is late."]).Select(p => $"<p>{p}</p>"));
        var comments = string.Concat(Enumerable.Range(0, 30).Select(i => $"<div><b>user{i}</b><p>I have sailed with them for {i + 20} years and never have I seen such a company, honestly, never.</p></div>"));
        var consent = string.Concat(Enumerable.Repeat("<p>We and our 812 partners store and access information on a device, such as unique identifiers in cookies, to process personal data.</p>", 6));
        foreach (var page in new[]
                 {
                     $"<html><body><div><h1>Ferry operator suspends night sailings</h1><div>{report}</div><div><h3>30 comments</h3>{comments}</div></div></body></html>",
                     $"<html><body><div><div>{consent}</div></div><main><h1>Ferry operator suspends night sailings</h1>{report}</main></body></html>",
                 })
        {
            var article = await Reading.OneAsync(page);
            Assert.StartsWith(First, article.Text, StringComparison.Ordinal);
            Assert.EndsWith("where work is late.", article.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Json_ld_with_raw_line_breaks_in_its_strings_is_read()
    {
        var article = await Reading.OneAsync(
            "<html><head><script type=\"application/ld+json\">{\"@type\":\"NewsArticle\",\"headline\":\"Ferries stop\",\n\"description\":\"one\ntwo\tthree\",\"datePublished\":\"2032-02-02T18:00:00Z\"}</script></head><body><article><p>"
            + Body.Replace("\n\n", "</p><p>", StringComparison.Ordinal) + "</p></article></body></html>");
        Assert.Equal(new DateTimeOffset(2032, 2, 2, 18, 0, 0, TimeSpan.Zero), article.Published);
    }

    [Fact]
    public async Task A_page_that_cannot_be_opened_because_it_is_an_address_says_so()
    {
        var rejection = Reading.Rejection(await Reading.AllAsync(NewsQA.Articles.ArticleSource.File("https://news.example/a.html")));
        Assert.Contains("address", rejection, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_files_id_speaks_of_the_file_not_of_its_folder() =>
        Assert.StartsWith("bio-", (await Reading.OneAsync(Body, identity: "file:///news/archive/bio.txt")).Id, StringComparison.Ordinal);
}

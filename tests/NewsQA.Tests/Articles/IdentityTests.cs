namespace NewsQA.Tests.Articles;

public class IdentityTests
{
    private const string Text = "The council voted on Monday to buy the mill.";

    [Theory]
    [InlineData("https://A.example:443/news/mill-vote/?utm_source=x&fbclid=1#top", "https://a.example/news/mill-vote")]
    [InlineData("https://a.example/news/mill-vote?id=7&gclid=2", "https://a.example/news/mill-vote?id=7")]
    public async Task Addresses_of_one_page_give_one_id(string first, string second) => Assert.Equal(await IdAsync(first, "Old"), await IdAsync(second, "New"));

    [Fact]
    public async Task Another_page_is_another_article() =>
        Assert.NotEqual(await IdAsync("https://a.example/read?id=7", "Same"), await IdAsync("https://a.example/read?id=8", "Same"));

    [Theory]
    [InlineData("https://a.example/news/Mill-Vote_in.Märsk.html", "^mill-vote-in-marsk-[0-9a-f]{8}$")]
    [InlineData("https://a.example/news/this-is-a-very-long-name-of-an-article-that-goes-on-and-on", "^this-is-a-very-long-name-of-an-article-that-goes-[0-9a-f]{8}$")]
    [InlineData("https://a.example/mill-vote/index.html", "^mill-vote-[0-9a-f]{8}$")]
    public async Task The_words_of_an_id_come_from_the_address(string address, string id) => Assert.Matches(id, await IdAsync(address, "Title"));

    [Fact]
    public async Task A_file_keeps_its_id_when_the_headline_changes()
    {
        var first = await Reading.OneAsync("Mill is bought by council\n\n" + Text, "mill.txt", identity: "file:///news/mill-story.txt");
        var second = await Reading.OneAsync("Council buys the mill\n\n" + Text, "mill.txt", identity: "file:///news/mill-story.txt");

        Assert.Equal(first.Id, second.Id);
        Assert.StartsWith("mill-story-", first.Id, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_address_or_file_headline_and_outlet_identify()
    {
        var first = await RowAsync("""{"title":"Łódź buys its “old” mill","outlet":"A","text":"$"}""");
        var again = await RowAsync("""{"title":"Łódź buys its “old” mill","outlet":"A","text":"$ More came later."}""");
        var other = await RowAsync("""{"title":"Łódź buys its “old” mill","outlet":"B","text":"$"}""");

        Assert.Equal(first, again);
        Assert.NotEqual(first, other);
        Assert.Matches("^lodz-buys-its-old-mill-[0-9a-f]{8}$", first);
    }

    [Fact]
    public async Task An_explicit_id_goes_before_the_address()
    {
        var first = await RowAsync("""{"id":"17","url":"https://a.example/one","outlet":"A","title":"T","text":"$"}""");
        var moved = await RowAsync("""{"id":17,"url":"https://a.example/one","outlet":"A","title":"U","text":"$"}""");
        var other = await RowAsync("""{"id":"18","url":"https://a.example/one","outlet":"A","title":"T","text":"$"}""");

        Assert.Equal(first, moved);
        Assert.NotEqual(first, other);
    }

    private static Task<string> IdAsync(string address, string title) => RowAsync($$"""{"url":"{{address}}","title":"{{title}}","text":"$"}""");

    private static async Task<string> RowAsync(string row) => (await Reading.OneAsync(row.Replace("$", Text, StringComparison.Ordinal), "news.jsonl")).Id;
}

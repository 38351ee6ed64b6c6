using System.Text;
using NewsQA.Articles;

namespace NewsQA.Tests.Articles;

public class ArchiveTests
{
    private const string Text = "The council voted on Monday to buy the mill. Work begins in May.";

    [Fact]
    public async Task Each_line_is_an_article_and_a_bad_line_stops_none()
    {
        var results = await Reading.AllAsync(
            $$"""
              {"url":"https://a.example/one","title":"One is told","text":"{{Text}}","outlet":"Observer","published":"2031-03-14T09:12:00Z"}
              {"title": "broken

              {"title":"No text here"}
              [1, 2]
              {"title":"Two is told","body":"<p>{{Text}}</p><p>It rained.</p>","author":["Ida Moen","Paul Rask"],"source":{"name":"Courier"},"date":1931500800}
              """,
            "news.jsonl");

        Assert.Equal(["news.jsonl:1", "news.jsonl:2", "news.jsonl:4", "news.jsonl:5", "news.jsonl:6"], results.Select(result => result.Source));
        Assert.Equal([true, false, false, false, true], results.Select(result => result.Article is not null));
        Assert.Contains("Line 2 is malformed JSON", results[1].Rejection, StringComparison.Ordinal);
        Assert.Contains("FieldNames:text", results[2].Rejection, StringComparison.Ordinal);
        Assert.Equal(("One is told", "Observer", Text), (results[0].Article!.Title, results[0].Article!.Outlet, results[0].Article!.Text));
        var second = results[4].Article!;
        Assert.Equal(("Ida Moen and Paul Rask", "Courier", Text + "\n\nIt rained."), (second.Byline, second.Outlet, second.Text));
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1931500800), second.Published);
    }

    [Fact]
    public async Task Other_names_are_mapped_by_an_option()
    {
        var options = new ArticleOptions { FieldNames = { ["title"] = "hed", ["text"] = "story.full", ["outlet"] = "from.paper" } };

        var article = await Reading.OneAsync($$"""{"hed":"One is told","title":"wrong","story":{"full":"{{Text}}" },"from":{"paper":"Observer"} }""", "news.jsonl", options);

        Assert.Equal(("One is told", "Observer", Text), (article.Title, article.Outlet, article.Text));
    }

    [Theory]
    [InlineData("news.json", "[\n{\"title\":\"A is told\",\"text\":\"$\"},\n{\"title\":\"B is told\",\"text\":\"$\"}\n]")]
    [InlineData("news.json", "{\n \"articles\": [\n {\"title\":\"A is told\",\"text\":\"$\"}, {\"title\":\"B is told\",\"text\":\"$\"}]}")]
    [InlineData("news.json", "{\"title\":\"A is told\",\"text\":\"$\"}\n{\"title\":\"B is told\",\"text\":\"$\"}\n")]
    [InlineData("-", "{\"title\":\"A is told\",\"text\":\"$\"}\n{\"title\":\"B is told\",\"text\":\"$\"}\n")]
    [InlineData("-", "\uFEFF[{\"title\":\"A is told\",\"text\":\"$\"},{\"title\":\"B is told\",\"text\":\"$\"}]")]
    public async Task Arrays_containers_and_lines_are_told_apart(string name, string json)
    {
        var results = await Reading.AllAsync(json.Replace("$", Text, StringComparison.Ordinal), name);

        Assert.Equal(["A is told", "B is told"], results.Select(result => result.Article?.Title));
    }

    [Fact]
    public async Task A_single_object_on_many_lines_is_one_article() =>
        Assert.Equal("A is told", (await Reading.OneAsync($"{{\n  \"title\": \"A is told\",\n  \"text\": \"{Text}\"\n}}", "one.json")).Title);

    [Fact]
    public async Task The_limit_holds_for_a_line_not_for_the_archive()
    {
        var options = new ArticleOptions { MaxBytes = 2_000 };
        var line = $$"""{"title":"One is told","text":"{{Text}}"}""";
        var archive = string.Join('\n', Enumerable.Repeat(line, 100)) + "\n" + $$"""{"text":"{{new string('x', 3_000)}}"}""" + "\n" + line;

        var results = await Reading.AllAsync(archive, "news.jsonl", options);

        Assert.Equal(102, results.Count);
        Assert.Equal("news.jsonl:101", Assert.Single(results, result => result.Rejection is not null).Source);
    }

    [Fact]
    public async Task A_broken_array_gives_what_came_before_the_break()
    {
        var rows = string.Concat(Enumerable.Range(1, 2_000).Select(i => $$"""{"id":"row-{{i}}-of-many","text":"{{Text}}"},"""));

        var results = await Reading.AllAsync("[" + rows + "{oops", "news.json");

        Assert.NotNull(results[0].Article);
        Assert.Contains("malformed JSON", results[^1].Rejection, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Utf_16_archives_are_read()
    {
        byte[] bytes = [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes($$"""{"title":"Café is told","text":"{{Text}}"}""")];

        Assert.Equal("Café is told", (await Reading.OneAsync(bytes, "news.jsonl")).Title);
    }

    [Fact]
    public void A_field_that_articles_do_not_have_is_refused_by_name()
    {
        var options = new ArticleOptions { FieldNames = { ["Titel"] = "hed", ["Text"] = "body" } };
        var errors = new List<System.ComponentModel.DataAnnotations.ValidationResult>();

        Assert.False(System.ComponentModel.DataAnnotations.Validator.TryValidateObject(options, new(options), errors, validateAllProperties: true));
        Assert.Contains("'Titel'", Assert.Single(errors).ErrorMessage, StringComparison.Ordinal);
    }
}

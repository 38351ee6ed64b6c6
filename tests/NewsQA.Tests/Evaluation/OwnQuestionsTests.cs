using System.Globalization;
using System.Text.Json;
using NewsQA.Articles;
using ArticleReading = NewsQA.Tests.Articles.Reading;

namespace NewsQA.Tests.Evaluation;

/// <summary>Our own questions are held to our own articles: a gold answer that no article holds measures nothing.</summary>
public sealed class OwnQuestionsTests
{
    public static TheoryData<string> Files => ["questions.jsonl", "time-questions.jsonl"];

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Each_answer_stands_in_its_article_which_is_out_by_the_day_of_asking(string file)
    {
        var articles = await ArticlesAsync();
        var ids = new HashSet<string>();
        foreach (var row in Rows(file))
        {
            var (id, article) = (row.GetProperty("id").GetString()!, row.GetProperty("article").GetString()!);
            Assert.True(ids.Add(id), id);
            var versions = articles.Where(a => a.Id.StartsWith(article[..Math.Min(article.Length, 40)], StringComparison.Ordinal)).ToList();
            Assert.True(versions.Count > 0, $"{id}: there is no article {article}");
            string[] answers = [.. row.GetProperty("answers").EnumerateArray().Select(a => a.GetString()!)];
            if (answers.Length == 0)
                continue;
            Assert.True(
                answers is ["Yes"] or ["No"] || versions.Exists(v => Array.Exists(answers, a => $"{v.Title} {v.Subtitle} {v.Text}".Contains(a, StringComparison.OrdinalIgnoreCase))),
                $"{id}: {string.Join(" | ", answers)} stands in no version of {article}");
            if (row.TryGetProperty("asOf", out var asOf))
                Assert.True(versions.Min(v => v.Published!.Value.Date) <= DateTime.Parse(asOf.GetString()!, CultureInfo.InvariantCulture), $"{id}: {article} was not out yet");
        }
    }

    [Fact]
    public void Each_article_has_at_least_fifteen_questions_of_which_a_third_has_no_answer()
    {
        var rows = Rows("questions.jsonl").GroupBy(row => row.GetProperty("article").GetString()!).ToList();
        Assert.True(rows.Count >= 13);
        Assert.All(rows, article =>
        {
            Assert.True(article.Count() >= 15, article.Key);
            Assert.InRange((double)article.Count(row => row.GetProperty("answers").GetArrayLength() == 0) / article.Count(), 0.27, 0.4);
        });
    }

    private static async Task<List<Article>> ArticlesAsync()
    {
        var articles = new List<Article>();
        foreach (var path in Directory.EnumerateFiles(Path.GetDirectoryName(ArticleReading.Bundled("x"))!))
            articles.AddRange((await ArticleReading.AllAsync(ArticleSource.File(path))).Select(result => result.Article!));
        return articles;
    }

    private static IEnumerable<JsonElement> Rows(string file) =>
        File.ReadLines(Path.Combine(Path.GetDirectoryName(ArticleReading.Bundled("x"))!, "..", "evaluation", file)).Select(line => JsonDocument.Parse(line).RootElement);
}

using System.Text;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using NewsQA.Articles;

namespace NewsQA.Tests.Articles;

/// <summary>Reads articles in tests, from bytes or from the bundled files.</summary>
internal static class Reading
{
    public static readonly DateTimeOffset Now = new(2031, 5, 1, 12, 0, 0, TimeSpan.Zero);

    public static Task<List<ArticleReadResult>> AllAsync(string text, string name = "-", ArticleOptions? options = null, string? identity = null) =>
        AllAsync(Encoding.UTF8.GetBytes(text), name, options, identity);

    public static Task<List<ArticleReadResult>> AllAsync(byte[] bytes, string name = "-", ArticleOptions? options = null, string? identity = null) =>
        AllAsync(new ArticleSource(name, () => new MemoryStream(bytes), identity), options);

    public static async Task<List<ArticleReadResult>> AllAsync(ArticleSource source, ArticleOptions? options = null)
    {
        var reader = new ArticleReader(new FakeTimeProvider(Now), Options.Create(options ?? new ArticleOptions()));
        var results = new List<ArticleReadResult>();
        await foreach (var result in reader.ReadAsync(source, TestContext.Current.CancellationToken))
        {
            Assert.True(result.Article is null != result.Rejection is null, "either an article or a rejection");
            results.Add(result);
        }

        return results;
    }

    public static async Task<Article> OneAsync(string text, string name = "-", ArticleOptions? options = null, string? identity = null) =>
        Article(await AllAsync(text, name, options, identity));

    public static async Task<Article> OneAsync(byte[] bytes, string name = "-") => Article(await AllAsync(bytes, name));

    public static async Task<string> RejectionAsync(string text, string name = "-", ArticleOptions? options = null) =>
        Rejection(await AllAsync(text, name, options));

    public static string Rejection(List<ArticleReadResult> results)
    {
        var rejection = Assert.Single(results).Rejection;
        Assert.NotNull(rejection);
        Assert.DoesNotContain('\n', rejection);
        Assert.EndsWith(".", rejection, StringComparison.Ordinal);
        return rejection;
    }

    /// <summary>The folder of the bundled articles.</summary>
    public static string Bundled(string file)
    {
        return Path.Combine(Architecture.Repository.Root, "data", "articles", file);
    }

    private static Article Article(List<ArticleReadResult> results)
    {
        var result = Assert.Single(results);
        Assert.Null(result.Rejection);
        return result.Article!;
    }
}

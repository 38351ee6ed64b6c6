using System.Text;
using CsCheck;
using NewsQA.Articles;
using NewsQA.Tests.Chunking;

namespace NewsQA.Tests.Articles;

public class RejectionTests
{
    [Fact]
    public async Task A_missing_file_is_named_so() =>
        Assert.Contains("no such file", Reading.Rejection(await Reading.AllAsync(ArticleSource.File(Path.Combine(Path.GetTempPath(), Guid.NewGuid() + ".txt")))), StringComparison.Ordinal);

    [Fact]
    public async Task A_directory_is_named_so() =>
        Assert.Contains("directory", Reading.Rejection(await Reading.AllAsync(ArticleSource.File(AppContext.BaseDirectory))), StringComparison.Ordinal);

    [Fact]
    public async Task A_file_that_may_not_be_read_is_named_so() =>
        Assert.Contains("permission", Reading.Rejection(await Reading.AllAsync(new ArticleSource("secret.txt", () => throw new UnauthorizedAccessException()))), StringComparison.Ordinal);

    [Fact]
    public async Task A_disk_that_fails_is_named_so() =>
        Assert.Contains("cannot be read", Reading.Rejection(await Reading.AllAsync(new ArticleSource("news.txt", () => throw new IOException("Input/output error")))), StringComparison.Ordinal);

    [Theory]
    [InlineData("", "-", "empty")]
    [InlineData(" \n\t\n", "-", "empty")]
    [InlineData("\uFEFF", "-", "empty")]
    [InlineData("", "news.jsonl", "empty")]
    [InlineData("\n\n", "news.jsonl", "empty")]
    [InlineData("[]", "news.json", "empty")]
    [InlineData("{", "news.json", "malformed JSON")]
    [InlineData("Headline", "-", "No sentence")]
    [InlineData("apples\npears\nplums", "-", "No sentence")]
    [InlineData("12.5 13.5 14.5", "-", "No sentence")]
    public async Task What_holds_no_article_is_rejected_with_its_cause(string content, string name, string cause) =>
        Assert.Contains(cause, await Reading.RejectionAsync(content, name), StringComparison.Ordinal);

    [Theory]
    [InlineData("%PDF-1.7 something", "PDF")]
    [InlineData("PK\u0003\u0004rest", "ZIP")]
    [InlineData("\u0089PNG\r\n", "PNG")]
    [InlineData("\u00FF\u00D8\u00FF\u00E0", "JPEG")]
    [InlineData("GIF89a", "GIF")]
    [InlineData("\u001F\u008B\u0008", "gzip")]
    [InlineData("SQLite format 3\0", "database")]
    [InlineData("abc\0def", "binary")]
    public async Task Binary_data_is_named(string latin1, string kind) =>
        Assert.Contains(kind, Reading.Rejection(await Reading.AllAsync(Encoding.Latin1.GetBytes(latin1), "file.txt")), StringComparison.Ordinal);

    [Fact]
    public async Task Files_and_texts_over_the_limit_are_rejected_with_the_limit_and_its_setting()
    {
        var text = string.Concat(Enumerable.Repeat("The council voted on Monday.\n", 200));

        Assert.Contains("MaxBytes", await Reading.RejectionAsync(text, options: new ArticleOptions { MaxBytes = 1024 }), StringComparison.Ordinal);
        Assert.Contains("MaxCharacters", await Reading.RejectionAsync(text, options: new ArticleOptions { MaxCharacters = 1000 }), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancellation_is_no_rejection()
    {
        var reader = new ArticleReader(TimeProvider.System, Microsoft.Extensions.Options.Options.Create(new ArticleOptions()));
        var source = new ArticleSource("-", () => new MemoryStream("The council voted on Monday."u8.ToArray()));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var _ in reader.ReadAsync(source, new CancellationToken(canceled: true)))
            {
            }
        });
    }

    [Theory]
    [InlineData("file.txt")]
    [InlineData("file.html")]
    [InlineData("file.json")]
    [InlineData("file.jsonl")]
    public Task Random_bytes_never_throw(string name) =>
        Gen.Byte.Array[0, 2_000].SampleAsync(async bytes => { await Reading.AllAsync(bytes, name); }, iter: 400);

    [Theory]
    [InlineData("", "")]
    [InlineData("<html><body><p>", "")]
    [InlineData("{\"text\":\"", "\"}")]
    public Task Random_text_never_throws(string before, string after) =>
        NastyText.Generator.SampleAsync(async text => { await Reading.AllAsync(before + text + after); }, iter: 400);
}

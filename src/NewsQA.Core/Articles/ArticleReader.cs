using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.Extensions.Options;

namespace NewsQA.Articles;

/// <summary>Reads plain text, HTML pages and JSON archives, told apart by content and name. Thread-safe.</summary>
internal sealed class ArticleReader(TimeProvider time, IOptions<ArticleOptions> options) : IArticleReader
{
    private const int HeadLength = 65_536;
    private readonly ArticleOptions _options = options.Value;
    private readonly JsonArchive _archive = new(options.Value, time);

    public async IAsyncEnumerable<ArticleReadResult> ReadAsync(
        ArticleSource source, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        cancellationToken.ThrowIfCancellationRequested();
        var results = ReadFormatAsync(source, cancellationToken).GetAsyncEnumerator(cancellationToken);
        await using (results)
        {
            while (true)
            {
                string? rejection = null;
                try
                {
                    if (!await results.MoveNextAsync()) yield break;
                }
                catch (Exception exception) when (Explain(source.Name, exception) is not null)
                {
                    rejection = Explain(source.Name, exception);
                }

                if (rejection is not null)
                {
                    yield return new ArticleReadResult(source.Name, null, rejection);
                    yield break;
                }

                yield return results.Current;
            }
        }
    }

    /// <summary>A size as people read it.</summary>
    public static string Size(long bytes) => bytes >= 1024 * 1024
        ? (bytes / 1024.0 / 1024.0).ToString("0.#", CultureInfo.InvariantCulture) + " MiB"
        : (bytes / 1024.0).ToString("0.#", CultureInfo.InvariantCulture) + " KiB";

    private async IAsyncEnumerable<ArticleReadResult> ReadFormatAsync(ArticleSource source, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var file = source.Open();
        var head = new byte[HeadLength];
        var length = await file.ReadAtLeastAsync(head, HeadLength, throwOnEndOfStream: false, cancellationToken);
        if (length == 0) throw new RejectedException("It is empty; give a file with an article in it.");
        await using var stream = new HeadedStream(head.AsMemory(0, length), file);

        var encoding = TextDecoder.Unicode(head.AsSpan(0, length), out _) ?? Encoding.UTF8;
        if (encoding is UTF8Encoding) TextDecoder.RejectBinary(head.AsSpan(0, length));
        var start = encoding.GetString(head, 0, length);
        var format = FormatSniffer.Sniff(source.Name, start);
        if (format == ArticleFormat.JsonLines)
        {
            await foreach (var result in _archive.ReadLinesAsync(source, stream, encoding, cancellationToken)) yield return result;
            yield break;
        }

        if (format == ArticleFormat.Json && encoding is UTF8Encoding && start.AsSpan().TrimStart("\uFEFF \t\r\n").StartsWith("["))
        {
            await foreach (var result in _archive.ReadArrayAsync(source, stream, cancellationToken)) yield return result;
            yield break;
        }

        var text = TextDecoder.Decode(await ReadAllAsync(stream, cancellationToken));
        if (string.IsNullOrWhiteSpace(text.Trim('\uFEFF'))) throw new RejectedException("It is empty; give a file with an article in it.");
        if (format == ArticleFormat.Json)
        {
            foreach (var result in _archive.ReadDocument(source, text.TrimStart('\uFEFF'))) yield return result;
            yield break;
        }

        var draft = format == ArticleFormat.Html
            ? await HtmlReader.ReadAsync(text, time, cancellationToken)
            : new ArticleDraft { Blocks = TextBlocks.Parse(TextCleaner.Clean(text)) };
        yield return new ArticleReadResult(source.Name, ArticleComposer.Compose(draft, source, _options, time.GetUtcNow()), null);
    }

    private async Task<byte[]> ReadAllAsync(Stream stream, CancellationToken cancellationToken)
    {
        using var bytes = new MemoryStream();
        var buffer = new byte[81_920];
        int count;
        while ((count = await stream.ReadAsync(buffer, cancellationToken)) > 0)
        {
            if (bytes.Length + count > _options.MaxBytes)
                throw new RejectedException($"It is larger than the limit of {Size(_options.MaxBytes)}; split it, or raise NewsQA:Articles:MaxBytes.");
            bytes.Write(buffer, 0, count);
        }

        return bytes.ToArray();
    }

    private static string? Explain(string name, Exception exception) => exception switch
    {
        RejectedException => exception.Message,
        FileNotFoundException or DirectoryNotFoundException when name.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || name.StartsWith("https://", StringComparison.OrdinalIgnoreCase) =>
            "This is an address, and only files are read: save the page from a browser, and name the file.",
        FileNotFoundException or DirectoryNotFoundException => "There is no such file; check the path.",
        UnauthorizedAccessException when Directory.Exists(name) => "This is a directory; name the files in it.",
        UnauthorizedAccessException => "There is no permission to read it; change its permissions, or run as a user who may.",
        PathTooLongException or NotSupportedException or ArgumentException => "This is no valid path; check it.",
        IOException => $"It cannot be read ({exception.Message.TrimEnd('.')}); try again, or copy it to a local disk.",
        _ => null,
    };
}

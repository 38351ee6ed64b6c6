using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;

namespace NewsQA.Articles;

/// <summary>Reads archives of articles in JSON Lines or JSON, one at a time, so that an archive may be of any size.</summary>
internal sealed class JsonArchive(ArticleOptions options, TimeProvider time)
{
    private static readonly JsonDocumentOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };
    private static readonly JsonSerializerOptions LenientArray = new() { AllowTrailingCommas = true, ReadCommentHandling = JsonCommentHandling.Skip };
    private static readonly string[] Containers = ["articles", "items", "results", "data", "docs", "news", "stories"];
    private readonly JsonFields _fields = new(options);

    public async IAsyncEnumerable<ArticleReadResult> ReadLinesAsync(
        ArticleSource source, Stream stream, Encoding encoding, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(stream, encoding, detectEncodingFromByteOrderMarks: true);
        var any = false;
        await foreach (var (number, line) in BoundedLines.ReadAsync(reader, options.MaxBytes, cancellationToken))
        {
            if (line is not null && string.IsNullOrWhiteSpace(line)) continue;
            any = true;
            var name = $"{source.Name}:{number}";
            yield return line is null || Encoding.UTF8.GetByteCount(line) > options.MaxBytes
                ? Reject(name, $"Line {number} is larger than the limit of {ArticleReader.Size(options.MaxBytes)}; split it, or raise NewsQA:Articles:MaxBytes.")
                : ReadLine(source, name, number, line);
        }

        if (!any) yield return Reject(source.Name, "The archive is empty; give at least one line with an article.");
    }

    /// <summary>Reads an array of articles as it streams in.</summary>
    public async IAsyncEnumerable<ArticleReadResult> ReadArrayAsync(
        ArticleSource source, Stream stream, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var rows = JsonSerializer.DeserializeAsyncEnumerable<JsonElement>(stream, LenientArray, cancellationToken).GetAsyncEnumerator(cancellationToken);
        await using (rows)
        {
            for (var number = 1; ; number++)
            {
                string? malformed = null;
                try
                {
                    if (!await rows.MoveNextAsync())
                    {
                        if (number == 1) malformed = "The archive is empty; give at least one article.";
                        else yield break;
                    }
                }
                catch (JsonException exception)
                {
                    malformed = $"Article {number} is malformed JSON{Position(exception)}; the rest of the file was not read. Mend it, or use one article a line (JSON Lines).";
                }

                if (malformed is not null)
                {
                    yield return Reject(source.Name, malformed);
                    yield break;
                }

                yield return Compose(source, $"{source.Name}[{number}]", rows.Current);
            }
        }
    }

    /// <summary>Reads one JSON document: a single article, or an object that holds an array of them.</summary>
    public IEnumerable<ArticleReadResult> ReadDocument(ArticleSource source, string json)
    {
        var (document, rejection) = Parse(source.Name, json, "The file");
        if (document is null) return [rejection];
        using (document)
        {
            var root = document.RootElement;
            foreach (var container in Containers)
            {
                if (root.ValueKind == JsonValueKind.Object && root.TryGetProperty(container, out var rows) && rows.ValueKind == JsonValueKind.Array)
                    return [.. rows.EnumerateArray().Select((row, index) => Compose(source, $"{source.Name}[{index + 1}]", row))];
            }

            return [Compose(source, source.Name, root)];
        }
    }

    private ArticleReadResult ReadLine(ArticleSource source, string name, int number, string line)
    {
        var (document, rejection) = Parse(name, line, $"Line {number}");
        if (document is null) return rejection;
        using (document) return Compose(source, name, document.RootElement);
    }

    private static (JsonDocument? Document, ArticleReadResult Rejection) Parse(string name, string json, string what)
    {
        try
        {
            return (JsonDocument.Parse(json, Lenient), default);
        }
        catch (JsonException exception)
        {
            return (null, Reject(name, $"{what} is malformed JSON{Position(exception)}; mend or remove it."));
        }
    }

    private ArticleReadResult Compose(ArticleSource source, string name, JsonElement row)
    {
        try
        {
            // Rows of one archive share its file, so the file is no identity of theirs but for what owns a bare number.
            var draft = _fields.Read(row);
            var identity = draft.ExplicitId is null ? null : source.Identity;
            return new ArticleReadResult(name, ArticleComposer.Compose(draft, source with { Identity = identity }, options, time.GetUtcNow()), null);
        }
        catch (Exception exception) when (exception is RejectedException or InvalidOperationException)
        {
            // A JSON string with half a surrogate pair cannot be read as text.
            return Reject(name, exception is RejectedException ? exception.Message : "A field is not valid text; save the archive as UTF-8.");
        }
    }

    private static string Position(JsonException exception) =>
        exception.BytePositionInLine is { } position ? $" (line {exception.LineNumber + 1}, byte {position + 1})" : "";

    private static ArticleReadResult Reject(string name, string reason) => new(name, null, reason);
}

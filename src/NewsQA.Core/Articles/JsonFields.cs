using System.Globalization;
using System.Text.Json;

namespace NewsQA.Articles;

/// <summary>Takes the fields of an article out of a JSON object, by configured names or the usual ones.</summary>
internal sealed class JsonFields(ArticleOptions options)
{
    private static readonly Dictionary<string, string[]> UsualNames = new(StringComparer.OrdinalIgnoreCase)
    {
        ["id"] = ["id", "_id", "guid", "article_id"],
        ["url"] = ["url", "link", "canonical_url", "web_url", "webUrl", "permalink", "uri"],
        ["title"] = ["title", "headline", "webTitle", "name"],
        ["subtitle"] = ["subtitle", "standfirst", "alternativeHeadline", "deck", "dek", "subheadline"],
        ["byline"] = ["byline", "author", "authors", "writer", "creator"],
        ["outlet"] = ["outlet", "publisher", "publication", "source", "site_name", "site", "sourceName"],
        ["place"] = ["place", "location", "dateline"],
        ["published"] = ["published", "datePublished", "date_published", "publishedAt", "published_at", "pubDate", "pub_date", "publication_date", "date", "timestamp"],
        ["modified"] = ["modified", "dateModified", "date_modified", "updated", "updated_at", "updatedAt", "lastModified"],
        ["language"] = ["language", "lang", "inLanguage"],
        ["text"] = ["text", "body", "content", "articleBody", "full_text", "maintext", "bodyText", "article"],
    };

    /// <exception cref="RejectedException">The object holds no text.</exception>
    public ArticleDraft Read(JsonElement row)
    {
        if (row.ValueKind != JsonValueKind.Object)
            throw new RejectedException("This is not a JSON object; write one article as {\"title\": …, \"text\": …}.");
        var text = Find(row, "text", multiline: true)
                   ?? throw new RejectedException($"There is no text field ({string.Join(", ", Names("text"))}); name it with NewsQA:Articles:FieldNames:text.");
        var byline = Find(row, "byline");
        return new ArticleDraft
        {
            ExplicitId = Find(row, "id"),
            Address = Uri.TryCreate(Find(row, "url"), UriKind.Absolute, out var address) && address.Scheme is "http" or "https" ? address : null,
            Title = Find(row, "title"),
            Subtitle = Find(row, "subtitle"),
            Byline = byline is null ? null : CreditLine.Writers(byline) ?? CreditLine.WithoutPost(byline),
            Outlet = Find(row, "outlet"),
            Place = Find(row, "place"),
            Published = Date(Find(row, "published")),
            Modified = Date(Find(row, "modified")),
            Language = Find(row, "language") is { Length: >= 2 } code ? code[..2].ToLowerInvariant() : null,
            Blocks = HtmlBlocks.HasMarkup(text) ? HtmlBlocks.Parse(text) : TextBlocks.Parse(TextCleaner.Clean(text)),
        };
    }

    private string[] Names(string field) => options.FieldNames.TryGetValue(field, out var name) ? [name] : UsualNames[field];

    private string? Find(JsonElement row, string field, bool multiline = false)
    {
        foreach (var name in Names(field))
        {
            if (Member(row, name) is not { } value || Text(value) is not { } found) continue;
            if ((multiline ? found.Trim() : TextCleaner.OneLine(found)) is { Length: > 0 } text) return text;
        }

        return null;
    }

    private static JsonElement? Member(JsonElement row, string path)
    {
        if (row.TryGetProperty(path, out var direct)) return direct;
        foreach (var part in path.Split('.'))
        {
            if (row.ValueKind != JsonValueKind.Object || !row.TryGetProperty(part, out row)) return null;
        }

        return row;
    }

    private static string? Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => value.GetRawText(),
        JsonValueKind.Object when value.TryGetProperty("name", out var name) && name.ValueKind == JsonValueKind.String => name.GetString(),
        JsonValueKind.Array when value.GetArrayLength() is > 0 and <= 10_000 => Join([.. value.EnumerateArray().Select(Text).OfType<string>()]),
        _ => null,
    };

    private static string? Join(List<string> parts) => parts.Count switch
    {
        0 => null,
        1 => parts[0],
        _ when parts.Exists(part => part.Length > 80) => string.Join("\n\n", parts),
        _ => string.Join(", ", parts[..^1]) + " and " + parts[^1],
    };

    private static DateTimeOffset? Date(string? text)
    {
        // Seconds or milliseconds since 1970.
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var stamp) && stamp is > 100_000_000 and < 100_000_000_000_000)
            return stamp < 100_000_000_000 ? DateTimeOffset.FromUnixTimeSeconds(stamp) : DateTimeOffset.FromUnixTimeMilliseconds(stamp);
        return DateText.Parse(text);
    }
}

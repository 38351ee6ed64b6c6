using System.Net;
using System.Text.Json;
using AngleSharp.Html.Dom;

namespace NewsQA.Articles;

/// <summary>What a page says of its article to machines: JSON-LD, meta elements, microdata, time elements, the canonical link.</summary>
internal sealed class HtmlMetadata
{
    private static readonly JsonDocumentOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };
    private readonly IHtmlDocument _document;
    private readonly Dictionary<string, string> _meta = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, JsonElement> _byId = new(StringComparer.Ordinal);
    private JsonElement? _article;

    public HtmlMetadata(IHtmlDocument document)
    {
        _document = document;
        foreach (var meta in document.QuerySelectorAll("meta[content]"))
        {
            var name = meta.GetAttribute("property") ?? meta.GetAttribute("name");
            if (name is not null && TextCleaner.OneLine(meta.GetAttribute("content")) is { } content) _meta.TryAdd(name.Trim(), content);
        }

        foreach (var script in document.QuerySelectorAll("script[type='application/ld+json']")) ReadJsonLd(script.TextContent);
    }

    /// <summary>Whether the page says that it is an article.</summary>
    public bool SaysArticle =>
        _article is not null || Meta("og:type") is "article" || Meta("article:published_time") is not null
        || _document.QuerySelector("[itemprop=articleBody], [itemtype*=Article]") is not null;

    /// <summary>Whether the page says that its text is behind a paywall.</summary>
    public bool SaysPaywall => Property("isAccessibleForFree") is "False" or "false" || Meta("article:content_tier") is "locked" or "metered";

    public string? Headline => Property("headline") ?? Meta("og:title", "twitter:title", "parsely-title", "dc.title") ?? ItemProperty("headline");

    public string? AlternativeHeadline => Property("alternativeHeadline") ?? ItemProperty("alternativeHeadline");

    public string? Body => Property("articleBody", raw: true);

    public string? Authors
    {
        get
        {
            var authors = Property("author") ?? Meta("author", "article:author", "parsely-author", "dc.creator", "sailthru.author", "byl") ?? ItemProperty("author");
            if (authors is null || authors.StartsWith("http", StringComparison.OrdinalIgnoreCase)) return null;
            return CreditLine.Writers(authors) ?? CreditLine.WithoutPost(authors);
        }
    }

    public string? Outlet => Property("publisher") ?? Meta("og:site_name", "application-name", "dc.publisher", "publisher") ?? ItemProperty("publisher");

    public DateTimeOffset? Published =>
        DateText.Parse(Property("datePublished"))
        ?? DateText.Parse(Meta("article:published_time", "og:published_time", "parsely-pub-date", "pubdate", "publishdate", "publish-date", "date", "dc.date.issued", "dc.date", "dcterms.created", "sailthru.date", "cxenseparse:recs:publishtime"))
        ?? DateText.Parse(ItemProperty("datePublished"))
        ?? DateText.Parse(_document.QuerySelector("time[pubdate], article time[datetime], header time[datetime], .byline time[datetime]")?.GetAttribute("datetime"))
        ?? DateText.Parse(_document.QuerySelectorAll("time[datetime]") is { Length: 1 } only ? only[0].GetAttribute("datetime") : null);

    public DateTimeOffset? Modified =>
        DateText.Parse(Property("dateModified"))
        ?? DateText.Parse(Meta("article:modified_time", "og:updated_time", "og:modified_time", "lastmod", "dcterms.modified"))
        ?? DateText.Parse(ItemProperty("dateModified"));

    public Uri? Address =>
        Absolute(_document.QuerySelector("link[rel~=canonical]")?.GetAttribute("href")) ?? Absolute(Meta("og:url"))
        ?? Absolute(Property("url")) ?? Absolute(Property("mainEntityOfPage"));

    public string? Language
    {
        get
        {
            var code = Property("inLanguage") ?? _document.DocumentElement?.GetAttribute("lang") ?? Meta("og:locale", "content-language");
            return code is { Length: >= 2 } && char.IsAsciiLetter(code[0]) && char.IsAsciiLetter(code[1]) ? code[..2].ToLowerInvariant() : null;
        }
    }

    private static Uri? Absolute(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" ? uri : null;

    private string? Meta(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (_meta.TryGetValue(name, out var content)) return content;
        }

        return null;
    }

    private string? ItemProperty(string name)
    {
        var element = _document.QuerySelector($"[itemprop~={name}]");
        if (element?.QuerySelector("[itemprop=name]") is { } inner) element = inner;
        return element is null ? null : TextCleaner.OneLine(element.GetAttribute("content") ?? element.GetAttribute("datetime") ?? element.TextContent);
    }

    private void ReadJsonLd(string json)
    {
        try
        {
            // Raw line breaks and tabs within strings are common and forbidden; between tokens a space does as well.
            using var parsed = JsonDocument.Parse(string.Create(json.Length, json, (characters, from) =>
            {
                for (var i = 0; i < from.Length; i++) characters[i] = from[i] < ' ' ? ' ' : from[i];
            }), Lenient);
            Collect(parsed.RootElement.Clone(), 0);
        }
        catch (JsonException)
        {
            // A page's broken metadata is no reason to refuse its article.
        }
    }

    private void Collect(JsonElement element, int depth)
    {
        if (depth > 4) return;
        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in element.EnumerateArray()) Collect(item, depth + 1);
            return;
        }

        if (element.ValueKind != JsonValueKind.Object) return;
        if (element.TryGetProperty("@id", out var id) && id.ValueKind == JsonValueKind.String && element.EnumerateObject().Skip(1).Any()) _byId.TryAdd(id.GetString()!, element);
        if (_article is null && IsArticle(element)) _article = element;
        if (element.TryGetProperty("@graph", out var graph)) Collect(graph, depth + 1);
        if (element.TryGetProperty("mainEntity", out var main)) Collect(main, depth + 1);
    }

    private static bool IsArticle(JsonElement element)
    {
        if (!element.TryGetProperty("@type", out var type)) return false;
        return type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().Any(IsType) : IsType(type);

        static bool IsType(JsonElement name) => name.ValueKind == JsonValueKind.String
            && name.GetString() is { } text
            && (text.EndsWith("Article", StringComparison.Ordinal) || text.EndsWith("Posting", StringComparison.Ordinal) || text is "Report" or "ReportageNewsArticle");
    }

    private string? Property(string name, bool raw = false)
    {
        if (_article is not { } article || !article.TryGetProperty(name, out var value)) return null;
        var text = WebUtility.HtmlDecode(Text(value, 0));
        return raw ? text : TextCleaner.OneLine(text);
    }

    private string? Text(JsonElement value, int depth)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.String:
                return value.GetString();
            case JsonValueKind.True or JsonValueKind.False:
                return value.GetRawText();
            case JsonValueKind.Array when depth < 3:
                var parts = value.EnumerateArray().Take(20).Select(item => Text(item, depth + 1)).OfType<string>().ToList();
                return parts.Count <= 1 ? parts.FirstOrDefault() : string.Join(", ", parts[..^1]) + " and " + parts[^1];
            case JsonValueKind.Object when depth < 3:
                if (value.TryGetProperty("name", out var name)) return Text(name, depth + 1);
                if (!value.TryGetProperty("@id", out var id) || id.GetString() is not { } key) return null;
                return _byId.TryGetValue(key, out var other) ? Text(other, depth + 1) : key;
            default:
                return null;
        }
    }
}

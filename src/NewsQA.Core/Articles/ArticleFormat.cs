using System.Text.RegularExpressions;

namespace NewsQA.Articles;

internal enum ArticleFormat
{
    PlainText,
    Html,

    /// <summary>One JSON object a line.</summary>
    JsonLines,

    /// <summary>One JSON document: an array of articles, an object that holds one, or a single article.</summary>
    Json,
}

/// <summary>Finds out what a source holds, by its content first and its name second.</summary>
internal static partial class FormatSniffer
{
    /// <param name="name">The source's name.</param>
    /// <param name="head">The first characters of its content.</param>
    public static ArticleFormat Sniff(string name, string head)
    {
        var start = head.AsSpan().TrimStart("\uFEFF \t\r\n");
        switch (Path.GetExtension(name).ToLowerInvariant())
        {
            case ".jsonl" or ".ndjson":
                return ArticleFormat.JsonLines;
            case ".json":
                return start.StartsWith("{") && FirstLineIsWhole(start) ? ArticleFormat.JsonLines : ArticleFormat.Json;
            case ".html" or ".htm" or ".xhtml" when start.Contains('<'):
                return ArticleFormat.Html;
        }

        if (start.StartsWith("<") && Markup().IsMatch(start)) return ArticleFormat.Html;
        if (!Object().IsMatch(start)) return ArticleFormat.PlainText;
        return start[0] == '{' && FirstLineIsWhole(start) ? ArticleFormat.JsonLines : ArticleFormat.Json;
    }

    private static bool FirstLineIsWhole(ReadOnlySpan<char> start)
    {
        var end = start.IndexOf('\n');
        var line = (end < 0 ? start : start[..end]).TrimEnd();
        return line.EndsWith("}") && line.Length > 2 || (end < 0 && line.Length > 2);
    }

    [GeneratedRegex(@"^(<\?xml\b[^>]*>\s*)?(<!--.{0,2000}?-->\s*)*<(!doctype\s+html|html|head|body|article|main|div|section|header|p|h1|meta|title|table)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Markup();

    [GeneratedRegex("""^(\{\s*"|\[\s*\{\s*")""")]
    private static partial Regex Object();
}

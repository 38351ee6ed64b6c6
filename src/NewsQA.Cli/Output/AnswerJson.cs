using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using NewsQA.Answering;
using NewsQA.Storage;

namespace NewsQA.Cli.Output;

/// <summary>Answers and articles for machines: one object a line, snake_case names.</summary>
internal static class AnswerJson
{
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Line(JsonNode node) => node.ToJsonString(Options);

    public static JsonObject Of(Answer answer) => new()
    {
        ["kind"] = JsonNamingPolicy.SnakeCaseLower.ConvertName(answer.Kind.ToString()),
        ["question"] = answer.Question,
        ["standalone_question"] = answer.StandaloneQuestion,
        ["answer"] = answer.Kind == AnswerKind.Answered ? answer.Text : null,
        ["text"] = answer.Text,
        ["confidence"] = Math.Round(answer.Confidence, 4),
        ["citations"] = Array(answer.Citations.Select(Of)),
        ["alternatives"] = Array(answer.Alternatives.Select(a => new JsonObject
        {
            ["answer"] = a.Text,
            ["confidence"] = Math.Round(a.Confidence, 4),
            ["citation"] = Of(a.Citation),
        })),
        ["failure"] = answer.Failure,
        ["milliseconds"] = new JsonObject
        {
            ["retrieval"] = Math.Round(answer.Timings.Retrieval, 2),
            ["reading"] = Math.Round(answer.Timings.Reading, 2),
            ["proof"] = Math.Round(answer.Timings.Proof, 2),
            ["total"] = Math.Round(answer.Timings.Total, 2),
        },
    };

    public static JsonObject Of(Citation citation)
    {
        var json = Of(citation.Article);
        json["start"] = citation.Range.Start;
        json["end"] = citation.Range.End;
        json["quote"] = citation.Quote;
        return json;
    }

    public static JsonObject Of(ArticleSummary article) => new()
    {
        ["article"] = article.Id,
        ["version"] = article.Version,
        ["title"] = article.Title,
        ["outlet"] = article.Outlet,
        ["published"] = Time(article.Published),
        ["modified"] = Time(article.Modified),
        ["address"] = article.Address?.AbsoluteUri,
        ["language"] = article.Language,
    };

    public static JsonArray Array(IEnumerable<JsonObject> items) => new([.. items]);

    public static string? Time(DateTimeOffset? time) => time?.ToString("yyyy-MM-dd'T'HH:mm:ssK", CultureInfo.InvariantCulture);
}

using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using NewsQA.Answering;
using NewsQA.Articles;
using NewsQA.Ingestion;
using NewsQA.Storage;

namespace NewsQA.Cli.Json;

/// <summary>An answer for programs; what evaluation predictions also have is named as there.</summary>
internal sealed record AnswerJson(
    AnswerKind Kind,
    string? Answer,
    string Text,
    double Confidence,
    string Question,
    string StandaloneQuestion,
    IReadOnlyList<CitationJson> Citations,
    IReadOnlyList<AlternativeJson> Alternatives,
    string? Failure,
    AnswerPath Path,
    ModelJson? Model,
    TimingsJson Milliseconds)
{
    public static AnswerJson Of(Answer answer) => new(
        answer.Kind,
        answer.Kind == AnswerKind.Answered ? answer.Text : null,
        answer.Text,
        Math.Round(answer.Confidence, 4),
        answer.Question,
        answer.StandaloneQuestion,
        [.. answer.Citations.Select(CitationJson.Of)],
        [.. answer.Alternatives.Select(a => new AlternativeJson(a.Text, Math.Round(a.Confidence, 4), CitationJson.Of(a.Citation)))],
        answer.Failure,
        answer.Path,
        ModelJson.Of(answer.Model),
        TimingsJson.Of(answer.Timings));
}

/// <summary>A proven quote; <c>highlight</c> is the answer's range in the article, where it is part of the quote.</summary>
internal sealed record CitationJson(
    string Article, int Version, int Start, int End, string Quote, TextRange? Highlight, string? Title, string? Outlet, DateTimeOffset? Published, Uri? Address)
{
    public static CitationJson Of(Citation c) => new(
        c.Article.Id, c.Article.Version, c.Range.Start, c.Range.End, c.Quote, c.Highlight, c.Article.Title, c.Article.Outlet, c.Article.Published, c.Article.Address);
}

internal sealed record AlternativeJson(string Answer, double Confidence, CitationJson Citation);

internal sealed record TimingsJson(double Retrieval, double Reading, double Proof, double Total)
{
    public static TimingsJson Of(StageTimings t) =>
        new(Math.Round(t.Retrieval, 3), Math.Round(t.Reading, 3), Math.Round(t.Proof, 3), Math.Round(t.Total, 3));
}

internal sealed record ArticleJson(
    string Id, int Version, string? Title, string? Outlet, DateTimeOffset? Published, DateTimeOffset? Modified, Uri? Address, string? Language)
{
    public static ArticleJson Of(ArticleSummary a) => new(a.Id, a.Version, a.Title, a.Outlet, a.Published, a.Modified, a.Address, a.Language);
}

internal sealed record ArticleTextJson(
    string Id, int Version, bool Current, string? Title, string? Subtitle, string? Byline, string? Outlet, string? Place, DateTimeOffset? Published,
    DateTimeOffset? Modified, DateTimeOffset StoredAt, Uri? Address, string? Language, string ContentHash, string Text)
{
    public static ArticleTextJson Of(ArticleVersion v) => new(
        v.Article.Id, v.Version, v.IsCurrent, v.Article.Title, v.Article.Subtitle, v.Article.Byline, v.Article.Outlet, v.Article.Place, v.Article.Published,
        v.Article.Modified, v.StoredAt, v.Article.Address, v.Article.Language, v.Article.ContentHash, v.Article.Text);
}

internal sealed record HitJson(int Rank, double Score, double? Similarity, double? Bm25, string Article, int Version, int Start, int End, string Text, string? Title, string? Outlet, DateTimeOffset? Published)
{
    public static HitJson Of(ChunkHit hit, int rank) => new(
        rank, hit.Score, hit.Similarity, hit.Bm25, hit.Article.Id, hit.Article.Version, hit.Chunk.Range.Start, hit.Chunk.Range.End, hit.Chunk.Text,
        hit.Article.Title, hit.Article.Outlet, hit.Article.Published);
}

internal sealed record IngestedJson(string Source, IngestionOutcome Outcome, string? Article, int Version, string? Title, int Chunks, string? Reason)
{
    public static IngestedJson Of(IngestionResult r) => new(r.Source, r.Outcome, r.ArticleId, r.Version, r.Title, r.Chunks, r.Reason);
}

internal sealed record RemovedJson(string Article, bool Removed);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(AnswerJson))]
[JsonSerializable(typeof(ArticleJson))]
[JsonSerializable(typeof(ArticleTextJson))]
[JsonSerializable(typeof(HitJson))]
[JsonSerializable(typeof(IngestedJson))]
[JsonSerializable(typeof(ModelStatusJson))]
[JsonSerializable(typeof(RemovedJson))]
internal sealed partial class CliJson : JsonSerializerContext
{
    /// <summary>One line each; letters beyond ASCII as they are, control characters escaped.</summary>
    public static CliJson Lines { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters =
        {
            new JsonStringEnumConverter<AnswerKind>(JsonNamingPolicy.SnakeCaseLower),
            new JsonStringEnumConverter<AnswerPath>(JsonNamingPolicy.SnakeCaseLower),
            new JsonStringEnumConverter<IngestionOutcome>(JsonNamingPolicy.SnakeCaseLower),
        },
    });
}

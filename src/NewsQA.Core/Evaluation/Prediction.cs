using System.Text.Json.Serialization;
using NewsQA.Answering;
using NewsQA.FactChecking;

namespace NewsQA.Evaluation;

/// <summary>What was answered to one question, as <c>newsqa evaluate --predictions</c> writes it.</summary>
/// <param name="Id">The row's id.</param>
/// <param name="Kind"><c>answered</c>, <c>not_in_articles</c>, <c>premise_contradicted</c> or <c>failed</c>.</param>
/// <param name="Answer">The answer; <see langword="null"/> unless answered.</param>
/// <param name="Confidence">Calibrated probability that the answer is right, 0 to 1.</param>
/// <param name="Citations">The quotes that prove it.</param>
/// <param name="Milliseconds">From the question to the answer.</param>
public sealed record Prediction(
    string Id, AnswerKind Kind, string? Answer, double Confidence, IReadOnlyList<PredictedCitation> Citations, double Milliseconds)
{
    /// <summary>The prediction that <paramref name="answer"/> makes for the row <paramref name="id"/>.</summary>
    public static Prediction Of(string id, Answer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return new(
            id,
            answer.Kind,
            answer.Kind == AnswerKind.Answered ? answer.Text : null,
            answer.Confidence,
            [.. answer.Citations.Select(PredictedCitation.Of)],
            Math.Round(answer.Timings.Total, 3));
    }
}

/// <summary>How one claim was judged, as <c>newsqa evaluate --predictions</c> writes it.</summary>
/// <param name="Id">The row's id.</param>
/// <param name="Verdict"><c>supported</c>, <c>refuted</c>, <c>not_enough_info</c> or <c>conflicting</c>.</param>
/// <param name="Confidence">Probability of the verdict, 0 to 1.</param>
/// <param name="Citations">The quotes that decide it.</param>
/// <param name="Milliseconds">From the claim to the verdict.</param>
public sealed record ClaimPrediction(string Id, string Verdict, double Confidence, IReadOnlyList<PredictedCitation> Citations, double Milliseconds)
{
    /// <summary>The prediction that <paramref name="check"/> makes for the row <paramref name="id"/>.</summary>
    public static ClaimPrediction Of(string id, FactCheck check)
    {
        ArgumentNullException.ThrowIfNull(check);
        return new(id, ClaimOutcome.Name(check.Verdict), check.Confidence, [.. check.Citations.Select(PredictedCitation.Of)], Math.Round(check.Milliseconds, 3));
    }
}

/// <summary>A quote in a <see cref="Prediction"/>.</summary>
/// <param name="Article">The article's id.</param>
/// <param name="Version">Its version.</param>
/// <param name="Start">First UTF-16 code unit of the quote in the version's text.</param>
/// <param name="End">The code unit after the last.</param>
/// <param name="Quote">The article's text there.</param>
public sealed record PredictedCitation(string Article, int Version, int Start, int End, string Quote)
{
    internal static PredictedCitation Of(Citation citation) =>
        new(citation.Article.Id, citation.Article.Version, citation.Range.Start, citation.Range.End, citation.Quote);
}

/// <summary>How evaluation rows and figures are written: snake_case names, a line each, text as it is.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, Converters = [typeof(AnswerKindConverter)])]
[JsonSerializable(typeof(Prediction))]
[JsonSerializable(typeof(ClaimPrediction))]
[JsonSerializable(typeof(EvaluationReport))]
internal sealed partial class EvaluationJson : JsonSerializerContext;

internal sealed class AnswerKindConverter() : JsonStringEnumConverter<AnswerKind>(System.Text.Json.JsonNamingPolicy.SnakeCaseLower);

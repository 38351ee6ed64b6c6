using System.Text.Encodings.Web;
using System.Text.Json;

namespace NewsQA.Evaluation;

/// <summary>Writes what an evaluation gives out.</summary>
/// <remarks>Text stays readable: letters beyond ASCII are not escaped, control characters are.</remarks>
public static class EvaluationLines
{
    internal static EvaluationJson Indented { get; } = new(Options(indented: true));

    private static EvaluationJson Compact { get; } = new(Options(indented: false));

    /// <summary>A prediction as one line of JSON without its line end.</summary>
    public static string ToJsonLine(this Prediction prediction) => JsonSerializer.Serialize(prediction, Compact.Prediction);

    /// <inheritdoc cref="ToJsonLine(Prediction)"/>
    public static string ToJsonLine(this ClaimPrediction prediction) => JsonSerializer.Serialize(prediction, Compact.ClaimPrediction);

    private static JsonSerializerOptions Options(bool indented) => new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Converters = { new AnswerKindConverter() },
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = indented,
    };
}

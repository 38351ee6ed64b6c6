using System.Text.Json;
using System.Text.Json.Serialization;

namespace NewsQA.Reading;

/// <summary>What the runtime must know of a trained model; written beside it as JSON by the program that trains it.</summary>
internal sealed record ReaderModelInfo
{
    /// <summary>Name and version, as shown to users.</summary>
    public string Name { get; init; } = "newsqa-reader";

    /// <summary>Longest input in tokens, special tokens included.</summary>
    public int MaxTokens { get; init; } = 384;

    /// <summary>Longest question or claim in tokens; what is beyond is cut.</summary>
    public int MaxFirstTokens { get; init; } = 64;

    /// <summary>Order of the verdict logits.</summary>
    public IReadOnlyList<string> Labels { get; init; } = ["supported", "refuted", "not_enough_info"];

    /// <summary>How what speaks for a span becomes a probability.</summary>
    public AnswerCalibration Answer { get; init; } = new(0, [1]);

    /// <summary>By what the verdict logits are divided before the softmax.</summary>
    public double VerdictTemperature { get; init; } = 1;

    public static ReaderModelInfo Load(string path) =>
        JsonSerializer.Deserialize(File.ReadAllBytes(path), ReaderJson.Default.ReaderModelInfo)
        ?? throw new InvalidDataException($"{path} is empty: restore it from the repository, or export the model again.");
}

/// <summary>A logistic function: probability = 1 / (1 + exp(−(intercept + Σ weight · feature))).</summary>
/// <param name="Intercept">Intercept.</param>
/// <param name="Weights">Weights in the order of <see cref="SpanFeatures.ToArray"/>; those that are missing at the end are 0.</param>
internal sealed record AnswerCalibration(double Intercept, IReadOnlyList<double> Weights)
{
    /// <summary>The probability, with <paramref name="setBack"/> taken from its log-odds.</summary>
    public double Probability(SpanFeatures features, double setBack = 0) =>
        1 / (1 + Math.Exp(setBack - Intercept - features.ToArray().Zip(Weights, (x, weight) => x * weight).Sum()));
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ReaderModelInfo))]
internal sealed partial class ReaderJson : JsonSerializerContext;

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

    /// <summary>How a span's log-odds become a probability.</summary>
    public LogisticCalibration Answer { get; init; } = new(1, 0);

    /// <summary>By what the verdict logits are divided before the softmax.</summary>
    public double VerdictTemperature { get; init; } = 1;

    public static ReaderModelInfo Load(string path) =>
        JsonSerializer.Deserialize(File.ReadAllBytes(path), ReaderJson.Default.ReaderModelInfo)
        ?? throw new InvalidDataException($"{path} is empty: restore it from the repository, or export the model again.");
}

/// <summary>A logistic function: probability = 1 / (1 + exp(−(slope · x + intercept))).</summary>
/// <param name="Slope">Slope over the log-odds.</param>
/// <param name="Intercept">Intercept.</param>
internal sealed record LogisticCalibration(double Slope, double Intercept)
{
    public double Probability(double logOdds) => 1 / (1 + Math.Exp(-((Slope * logOdds) + Intercept)));
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ReaderModelInfo))]
internal sealed partial class ReaderJson : JsonSerializerContext;

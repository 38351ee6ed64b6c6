using System.Globalization;

namespace NewsQA.Training.Model;

/// <summary>Names of the model's arrays in checkpoints and in the exported graph.</summary>
public static class WeightNames
{
    /// <summary>Word embeddings, [vocabulary, hidden]; frozen in training.</summary>
    public const string Words = "embeddings.words";

    /// <summary>Position embeddings, [512, hidden]; frozen in training.</summary>
    public const string Positions = "embeddings.positions";

    /// <summary>Token type embeddings, [2, hidden].</summary>
    public const string Types = "embeddings.types";

    /// <summary>Layer normalisation of the embeddings.</summary>
    public const string EmbeddingNorm = "embeddings.norm";

    /// <summary>Span head: start and end logit of a token.</summary>
    public const string Span = "span";

    /// <summary>Verdict head on the first token.</summary>
    public const string Verdict = "verdict";

    /// <summary>Query, key and value of a layer as one matrix, [hidden, 3 × hidden].</summary>
    public static string Attention(int layer) => $"layers.{layer}.attention";

    /// <summary>Projection of the attended values.</summary>
    public static string AttentionOutput(int layer) => $"layers.{layer}.attention_output";

    /// <summary>Layer normalisation after attention.</summary>
    public static string AttentionNorm(int layer) => $"layers.{layer}.attention_norm";

    /// <summary>First feed-forward matrix.</summary>
    public static string Intermediate(int layer) => $"layers.{layer}.intermediate";

    /// <summary>Second feed-forward matrix.</summary>
    public static string Output(int layer) => $"layers.{layer}.output";

    /// <summary>Layer normalisation after the feed-forward layer.</summary>
    public static string OutputNorm(int layer) => $"layers.{layer}.output_norm";

    /// <summary>The matrix or scale of a named part.</summary>
    public static string Matrix(string part) => part + ".weight";

    /// <summary>The bias of a named part.</summary>
    public static string Bias(string part) => part + ".bias";

    /// <summary>A part of the layers that are the claims' own.</summary>
    public static string OfClaims(string part) => "claims." + part;

    /// <summary>Whether an array stands above the shared layers and below the heads: a model may hold it twice.</summary>
    public static bool IsOwn(string name) => Layer(name) is >= ReaderShape.SharedLayers and < ReaderShape.Layers;

    /// <summary>All arrays of a network that is trained; an exported model may hold some again, <see cref="OfClaims"/>.</summary>
    public static IEnumerable<string> All()
    {
        string[] parts =
        [
            EmbeddingNorm, Span, Verdict,
            .. Enumerable.Range(0, ReaderShape.Layers).SelectMany(layer => new[]
            {
                Attention(layer), AttentionOutput(layer), AttentionNorm(layer), Intermediate(layer), Output(layer), OutputNorm(layer),
            }),
        ];
        return [Words, Positions, Types, .. parts.Select(Matrix), .. parts.Select(Bias)];
    }

    /// <summary>True for arrays that training leaves as they are.</summary>
    public static bool IsFrozen(string name) => name is Words or Positions;

    /// <summary>The layer that an array belongs to; −1 for the embeddings, <see cref="ReaderShape.Layers"/> for the heads.</summary>
    public static int Layer(string name)
    {
        var parts = name.Split('.');
        return parts[0] switch { "embeddings" => -1, "layers" => int.Parse(parts[1], CultureInfo.InvariantCulture), _ => ReaderShape.Layers };
    }
}

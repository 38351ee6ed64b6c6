namespace NewsQA.Training.Model;

/// <summary>The fixed sizes of the reader: those of the BERT encoder that it starts from.</summary>
public static class ReaderShape
{
    /// <summary>Number of transformer layers.</summary>
    public const int Layers = 6;

    /// <summary>The lowest layers, which questions and claims share; those above may be each one's own.</summary>
    public const int SharedLayers = 2;

    /// <summary>Width of the hidden state.</summary>
    public const int Hidden = 384;

    /// <summary>Attention heads in a layer.</summary>
    public const int Heads = 12;

    /// <summary>Width of one attention head.</summary>
    public const int HeadSize = Hidden / Heads;

    /// <summary>Width of the feed-forward layer.</summary>
    public const int Intermediate = 4 * Hidden;

    /// <summary>Longest input in tokens.</summary>
    public const int MaxTokens = 512;

    /// <summary>Added to the variance by layer normalisation.</summary>
    public const float NormEpsilon = 1e-12f;

    /// <summary>Number of verdicts: supported, refuted, not enough info.</summary>
    public const int Verdicts = 3;
}

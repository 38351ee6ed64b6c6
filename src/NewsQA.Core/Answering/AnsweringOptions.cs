using System.ComponentModel.DataAnnotations;

namespace NewsQA.Answering;

/// <summary>How questions are answered.</summary>
public sealed class AnsweringOptions
{
    /// <summary>Passages that are retrieved and read for a question, 1 to 100. Default 12.</summary>
    [Range(1, 100)]
    public int Passages { get; set; } = 12;

    /// <summary>
    /// Longest passage, in tokens, of a text that comes with the question, 32 to 510. Default 160: such a text is about the question, and is
    /// read with more of what stands around an answer than the passages of an archive (F1 69.5 instead of 64.9 on paragraphs with 64).
    /// </summary>
    [Range(32, 510)]
    public int ContextTokens { get; set; } = 160;

    /// <summary>Probability from which on another answer is worth showing, 0 to 1. Default 0.1.</summary>
    [Range(0.0, 1.0)]
    public double AlternativeConfidence { get; set; } = 0.1;
}

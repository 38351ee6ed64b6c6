using System.ComponentModel.DataAnnotations;

namespace NewsQA.Answering;

/// <summary>How questions are answered.</summary>
public sealed class AnsweringOptions
{
    /// <summary>Passages that are retrieved and read for a question, 1 to 100. Default 12.</summary>
    [Range(1, 100)]
    public int Passages { get; set; } = 12;

    /// <summary>Probability from which on another answer is worth showing, 0 to 1. Default 0.1.</summary>
    [Range(0.0, 1.0)]
    public double AlternativeConfidence { get; set; } = 0.1;
}

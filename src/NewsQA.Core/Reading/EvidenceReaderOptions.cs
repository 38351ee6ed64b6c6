using System.ComponentModel.DataAnnotations;

namespace NewsQA.Reading;

/// <summary>How the evidence reader reads.</summary>
public sealed class EvidenceReaderOptions
{
    /// <summary>Probability from which on a sentence is given as the answer rather than refused, 0 to 1. Default 0.3, as calibrated: see the remarks of EvidenceScore.</summary>
    [Range(0.0, 1.0)]
    public double AnswerThreshold { get; set; } = 0.3;

    /// <summary>Passages read at the most, 1 to 1,000. Default 8.</summary>
    [Range(1, 1000)]
    public int MaxPassages { get; set; } = 8;
}

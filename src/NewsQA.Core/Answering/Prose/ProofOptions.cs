using System.ComponentModel.DataAnnotations;

namespace NewsQA.Answering.Prose;

/// <summary>What a model's sentence must pass before it is shown: the section <c>NewsQA:Proof</c>.</summary>
public sealed class ProofOptions
{
    /// <summary>Probability from which on the trained verifier's "refuted" holds a sentence back, 0 to 1. Default 0.9.</summary>
    [Range(0.0, 1.0)]
    public double RefutedThreshold { get; set; } = 0.9;

    /// <summary>
    /// Share of a sentence's words of content, names and figures aside, that may stand in no cited sentence and have no word of like
    /// meaning there, 0 to 1. Default 0.5.
    /// </summary>
    [Range(0.0, 1.0)]
    public double MaxNewWords { get; set; } = 0.5;

    /// <summary>The same for a sentence without a name or figure, of which words are all there is to prove, 0 to 1. Default 0.3.</summary>
    [Range(0.0, 1.0)]
    public double MaxNewWordsWithoutFacts { get; set; } = 0.3;

    /// <summary>Probability of the verifier's "supported" from which on <see cref="MaxNewWords"/> holds for those too, 0 to 1. Default 0.8.</summary>
    [Range(0.0, 1.0)]
    public double SupportedThreshold { get; set; } = 0.8;
}

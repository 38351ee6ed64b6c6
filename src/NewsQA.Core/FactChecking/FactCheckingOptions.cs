using System.ComponentModel.DataAnnotations;

namespace NewsQA.FactChecking;

/// <summary>How claims are judged.</summary>
public sealed class FactCheckingOptions
{
    /// <summary>Passages that are searched for a sentence of a claim, 1 to 100; the first of each article speaks for it. Default 6: 3 find fewer articles that contradict each other.</summary>
    [Range(1, 100)]
    public int Passages { get; set; } = 6;

    /// <summary>Longest passage, in tokens, of a text that comes with the claim, 32 to 510. Default 256: with 128 a point less is right of SummEdits and of stories' claims, which draw on several sentences.</summary>
    [Range(32, 510)]
    public int ContextTokens { get; set; } = 256;

    /// <summary>Probability from which on a text given with the claim supports or refutes it, 0 to 1; below it there is not enough information. Default 0.1: less calls hardly any claim open that is; 0.2 finds more of these, and takes from SummEdits, where none is called so.</summary>
    [Range(0.0, 1.0)]
    public double DecisionThreshold { get; set; } = 0.1;

    /// <summary>The same of a passage that was searched for, 0 to 1. Default 0.5: a search brings along what has little to do with the claim.</summary>
    [Range(0.0, 1.0)]
    public double RetrievedThreshold { get; set; } = 0.5;

    /// <summary>Probability from which on two articles that say otherwise conflict, 0 to 1, where one of the two decides by itself. Default 0.4.</summary>
    [Range(0.0, 1.0)]
    public double ConflictThreshold { get; set; } = 0.4;

    /// <summary>
    /// By how much each figure or date of a claim that the text or article mentions nowhere lowers the log-odds of support against refutation,
    /// 0 to 20. Default 2.
    /// </summary>
    [Range(0.0, 20.0)]
    public double UnmentionedNumberWeight { get; set; } = 2;

    /// <summary>
    /// The same of each name. With articles that were searched for, it lowers the log-odds of deciding at all instead: they may just be about
    /// something else. 0 to 20. Default 1.
    /// </summary>
    [Range(0.0, 20.0)]
    public double UnmentionedNameWeight { get; set; } = 1;

    /// <summary>What is added to the log-odds of support by a text given with the claim, −20 to 20. Default 0.5: such a text is seldom beside the point.</summary>
    [Range(-20.0, 20.0)]
    public double GivenTextBias { get; set; } = 0.5;
}

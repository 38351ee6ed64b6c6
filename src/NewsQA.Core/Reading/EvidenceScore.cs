namespace NewsQA.Reading;

/// <summary>The probability that a sentence holds the answer.</summary>
internal static class EvidenceScore
{
    /// <summary>Logistic function of the features.</summary>
    public static double Probability(EvidenceFeatures features)
    {
        var logOdds = -6.0
            + (5.0 * features.Similarity)
            + (2.0 * features.Overlap)
            + (0.5 * features.PassageOverlap)
            + (1.0 * features.NameOverlap)
            + (1.0 * features.TypeMatch);
        return 1 / (1 + Math.Exp(-logOdds));
    }
}

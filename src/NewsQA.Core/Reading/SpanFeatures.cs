namespace NewsQA.Reading;

/// <summary>What speaks for a span being the answer.</summary>
/// <param name="LogOdds">How much likelier the network finds the span than "no answer" in its window.</param>
/// <param name="Coverage">Share of the question's content words that stand in the span's sentence.</param>
/// <param name="NamesFound">Share of the question's names and figures that the passage or its headline has; 1 if it has none.</param>
/// <param name="TypeMatch">Whether the span is the sort of thing that is asked for; a half if that cannot be told.</param>
/// <param name="Echo">Share of the span's content words that stand in the question.</param>
/// <param name="Similarity">Cosine of the question's and the sentence's vectors: other words for the same are near.</param>
internal readonly record struct SpanFeatures(double LogOdds, double Coverage, double NamesFound, double TypeMatch, double Echo, double Similarity = 0)
{
    /// <summary>The features in the order of their declaration.</summary>
    public double[] ToArray() => [LogOdds, Coverage, NamesFound, TypeMatch, Echo, Similarity];
}

using NewsQA.Articles;

namespace NewsQA.Reading;

/// <summary>Chooses the sentence of a passage that is quoted for a verdict on the passage.</summary>
internal static class ProofSentence
{
    /// <summary>
    /// How much the words that a sentence shares with the claim count beside the log-probability of its verdict: a reader looks for them in the
    /// quote, and a sentence about something else may be sure of its verdict.
    /// </summary>
    private const double CoverageWeight = 1;

    /// <summary>The sentence that says most of what was decided, and speaks of the claim.</summary>
    /// <param name="verifier">Judges each sentence by itself.</param>
    /// <param name="claim">The claim that was decided.</param>
    /// <param name="passage">The passage that decided it; one without sentences is quoted whole.</param>
    /// <param name="weight">The probability of what was decided.</param>
    /// <param name="cancellationToken">Stops the judging.</param>
    public static TextRange Find(
        ClaimVerifier verifier, string claim, Passage passage, Func<VerdictProbabilities, double> weight, CancellationToken cancellationToken)
    {
        IReadOnlyList<TextRange> sentences = passage.Sentences.Count > 0 ? passage.Sentences : [new TextRange(0, passage.Text.Length)];
        var verdicts = verifier.Verify(claim, [.. sentences.Select(s => new Evidence(s.Of(passage.Text), passage.Title))], cancellationToken);
        var profile = new QuestionProfile(claim);
        return sentences.Zip(verdicts).MaxBy(s =>
            Math.Log(Math.Max(weight(s.Second), double.Epsilon)) + (CoverageWeight * profile.CoverageBy(s.First.Of(passage.Text)))).First;
    }
}

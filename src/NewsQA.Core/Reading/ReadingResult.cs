using NewsQA.Articles;

namespace NewsQA.Reading;

/// <summary>What a reader found.</summary>
/// <param name="Candidates">Proposed answers, best first.</param>
/// <param name="IsAnswered">Whether the best candidate is an answer by the reader's own calibrated threshold.</param>
public sealed record ReadingResult(IReadOnlyList<AnswerCandidate> Candidates, bool IsAnswered)
{
    /// <summary>Nothing was found.</summary>
    public static ReadingResult Nothing { get; } = new([], false);
}

/// <summary>A proposed answer.</summary>
/// <param name="PassageIndex">Which passage it stands in.</param>
/// <param name="Range">The answer, as a range of the passage's text.</param>
/// <param name="Sentence">The sentence or sentences that prove it, as a range of the passage's text that contains <paramref name="Range"/>.</param>
/// <param name="Confidence">Calibrated probability that it is right, 0 to 1.</param>
/// <param name="Text">What to say, where it is not the text at <paramref name="Range"/>: "Yes" or "No".</param>
public sealed record AnswerCandidate(int PassageIndex, TextRange Range, TextRange Sentence, double Confidence, string? Text = null);

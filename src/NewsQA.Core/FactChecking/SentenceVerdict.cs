using NewsQA.Answering;
using NewsQA.Reading;

namespace NewsQA.FactChecking;

/// <summary>How passages stand to one sentence of a claim.</summary>
/// <param name="Supporting">The passage that supports it most.</param>
/// <param name="Refuting">The passage that refutes it most.</param>
internal readonly record struct SentenceVerdict(JudgedPassage Supporting, JudgedPassage Refuting)
{
    /// <summary>Picks from all passages that were judged; at least one.</summary>
    public static SentenceVerdict Of(IReadOnlyList<JudgedPassage> passages) =>
        new(passages.MaxBy(p => p.Probabilities.Supported)!, passages.MaxBy(p => p.Probabilities.Refuted)!);

    /// <summary>The verdict on the sentence and its probability.</summary>
    /// <param name="threshold">Probability from which on a passage decides.</param>
    /// <param name="conflictThreshold">Probability from which on another article contradicts it.</param>
    public (Verdict Verdict, double Confidence) Decide(double threshold, double conflictThreshold)
    {
        var (supported, refuted) = (Supporting.Probabilities.Supported, Refuting.Probabilities.Refuted);
        if (Math.Max(supported, refuted) < threshold)
            return (Verdict.NotEnoughInfo, 1 - Math.Max(supported, refuted));
        if (Math.Min(supported, refuted) >= conflictThreshold && Supporting.Source.Article.Id != Refuting.Source.Article.Id)
            return (Verdict.Conflicting, Math.Min(supported, refuted));
        return supported >= refuted ? (Verdict.Supported, supported) : (Verdict.Refuted, refuted);
    }
}

/// <summary>A passage with what it says about a sentence.</summary>
/// <param name="Source">The passage.</param>
/// <param name="Sentence">The sentence of the claim.</param>
/// <param name="Probabilities">What the network says.</param>
internal sealed record JudgedPassage(SourcePassage Source, string Sentence, VerdictProbabilities Probabilities);

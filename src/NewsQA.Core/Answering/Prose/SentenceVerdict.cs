namespace NewsQA.Answering.Prose;

/// <summary>Whether a model's sentence is proven.</summary>
/// <param name="Reason">Why it is not; <see langword="null"/> where it is.</param>
/// <param name="Cited">The sentences that it cites.</param>
/// <param name="Support">Probability, by the trained verifier, that the cited sentences support it; 1 where there is no verifier.</param>
internal sealed record SentenceVerdict(string? Reason, IReadOnlyList<EvidenceSentence> Cited, double Support)
{
    public bool IsProven => Reason is null;
}

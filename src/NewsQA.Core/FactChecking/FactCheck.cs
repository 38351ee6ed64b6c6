using NewsQA.Answering;

namespace NewsQA.FactChecking;

/// <summary>The judgement on a claim. Every citation in it has been proven against the stored article.</summary>
/// <param name="Claim">The claim.</param>
/// <param name="Verdict">How the articles stand to it.</param>
/// <param name="Confidence">Probability of the verdict, 0 to 1, as the network gives it after temperature scaling.</param>
/// <param name="Citations">The sentences that decide it, the weightiest first; empty for <see cref="Verdict.NotEnoughInfo"/>.</param>
/// <param name="Milliseconds">From the claim to the verdict.</param>
public sealed record FactCheck(string Claim, Verdict Verdict, double Confidence, IReadOnlyList<Citation> Citations, double Milliseconds);

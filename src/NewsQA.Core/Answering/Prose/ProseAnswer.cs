namespace NewsQA.Answering.Prose;

/// <summary>A step of an answer in prose.</summary>
/// <param name="Sentence">A proven sentence with the numbers of its citations, ready to be shown.</param>
/// <param name="Answer">The whole; only in the last step.</param>
internal sealed record ProseUpdate(string? Sentence, ProseAnswer? Answer = null);

/// <summary>What came of asking a model.</summary>
/// <param name="Text">The proven sentences; empty if there are none.</param>
/// <param name="Citations">What they cite, in the order of the numbers in the text.</param>
/// <param name="Confidence">The least support that the verifier gives to one of the sentences, 0 to 1.</param>
/// <param name="IsNotHeld">Whether the model says that the articles do not answer the question.</param>
/// <param name="Report">What it took.</param>
internal sealed record ProseAnswer(string Text, IReadOnlyList<Citation> Citations, double Confidence, bool IsNotHeld, ModelReport Report);

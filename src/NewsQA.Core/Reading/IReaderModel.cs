namespace NewsQA.Reading;

/// <summary>The trained network: logits for each input.</summary>
internal interface IReaderModel
{
    ReaderModelInfo Info { get; }

    /// <summary>Where the answer to a question may stand; outputs are in the order of <paramref name="inputs"/>.</summary>
    SpanLogits[] FindSpans(IReadOnlyList<EncodedPair> inputs, CancellationToken cancellationToken);

    /// <summary>How evidence stands to a claim: logits in the order of <see cref="ReaderModelInfo.Labels"/>, a row an input.</summary>
    float[][] Judge(IReadOnlyList<EncodedPair> inputs, CancellationToken cancellationToken);
}

/// <summary>A logit a token.</summary>
/// <param name="Start">The answer starts here; position 0 stands for "no answer".</param>
/// <param name="End">The answer ends here (inclusive).</param>
internal sealed record SpanLogits(float[] Start, float[] End);

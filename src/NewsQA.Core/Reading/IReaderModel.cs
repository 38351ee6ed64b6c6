namespace NewsQA.Reading;

/// <summary>The trained network: logits for each input.</summary>
internal interface IReaderModel
{
    ReaderModelInfo Info { get; }

    /// <summary>Runs the network; outputs stand in the order of <paramref name="inputs"/>.</summary>
    ReaderOutput[] Run(IReadOnlyList<EncodedPair> inputs, CancellationToken cancellationToken);
}

/// <summary>Logits of one input.</summary>
/// <param name="Start">A logit a token: the answer starts here; position 0 stands for "no answer".</param>
/// <param name="End">A logit a token: the answer ends here (inclusive).</param>
/// <param name="Verdict">Logits in the order of <see cref="ReaderModelInfo.Labels"/>.</param>
internal sealed record ReaderOutput(float[] Start, float[] End, float[] Verdict);

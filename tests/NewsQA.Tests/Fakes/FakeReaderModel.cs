using NewsQA.Reading;

namespace NewsQA.Tests.Fakes;

/// <summary>A network whose logits a test decides; it counts its runs.</summary>
internal sealed class FakeReaderModel(Func<EncodedPair, ReaderOutput> run, ReaderModelInfo? info = null) : IReaderModel
{
    public ReaderModelInfo Info { get; } = info ?? new ReaderModelInfo();

    /// <summary>Inputs of each run.</summary>
    public List<int> Runs { get; } = [];

    /// <summary>The logits for one input.</summary>
    public ReaderOutput Decide(EncodedPair input) => run(input);

    public SpanLogits[] FindSpans(IReadOnlyList<EncodedPair> inputs, CancellationToken cancellationToken) =>
        [.. Run(inputs, cancellationToken).Select(output => new SpanLogits(output.Start, output.End))];

    public float[][] Judge(IReadOnlyList<EncodedPair> inputs, CancellationToken cancellationToken) =>
        [.. Run(inputs, cancellationToken).Select(output => output.Verdict)];

    private IEnumerable<ReaderOutput> Run(IReadOnlyList<EncodedPair> inputs, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Runs.Add(inputs.Count);
        return [.. inputs.Select(run)];
    }
}

/// <summary>Logits of one input: a start and an end a token, and three of the verdict.</summary>
internal sealed record ReaderOutput(float[] Start, float[] End, float[] Verdict);

using Microsoft.ML.OnnxRuntime;
using NewsQA.Embeddings;

namespace NewsQA.Reading;

/// <summary>
/// The trained network in ONNX Runtime, a session for spans and one for verdicts: the file may hold layers of each one's own. Safe for
/// concurrent use: sessions are. Each is made in the background when it is first needed.
/// </summary>
/// <param name="openSpans">Makes a session with the outputs <see cref="SpanOutputs"/>.</param>
/// <param name="openVerdicts">Makes a session with the output <see cref="VerdictOutputs"/>.</param>
/// <param name="info">How to read the outputs.</param>
internal sealed class OnnxReaderModel(Func<InferenceSession> openSpans, Func<InferenceSession> openVerdicts, ReaderModelInfo info) : IReaderModel, IDisposable
{
    /// <summary>Padded tokens of one run: bounds memory, and how long a cancellation waits.</summary>
    private const int TokensPerRun = 4096;

    private static readonly string[] InputNames = ["input_ids", "attention_mask", "token_type_ids"];

    private readonly Lazy<Task<InferenceSession>> _spans = new(() => Task.Run(openSpans));
    private readonly Lazy<Task<InferenceSession>> _verdicts = new(() => Task.Run(openVerdicts));

    /// <summary>What spans are read from.</summary>
    public static string[] SpanOutputs { get; } = ["start_logits", "end_logits"];

    /// <summary>What verdicts are read from.</summary>
    public static string[] VerdictOutputs { get; } = ["verdict_logits"];

    public ReaderModelInfo Info { get; } = info;

    /// <summary>Starts loading the network of spans, so that the first question need not wait for all of it.</summary>
    public void Preload() => _ = _spans.Value;

    public SpanLogits[] FindSpans(IReadOnlyList<EncodedPair> inputs, CancellationToken cancellationToken) => Run(
        _spans,
        SpanOutputs,
        inputs,
        (results, row, width, length) => new SpanLogits(
            results[0].GetTensorDataAsSpan<float>().Slice(row * width, length).ToArray(),
            results[1].GetTensorDataAsSpan<float>().Slice(row * width, length).ToArray()),
        cancellationToken);

    public float[][] Judge(IReadOnlyList<EncodedPair> inputs, CancellationToken cancellationToken) => Run(
        _verdicts,
        VerdictOutputs,
        inputs,
        (results, row, _, _) => results[0].GetTensorDataAsSpan<float>().Slice(row * Info.Labels.Count, Info.Labels.Count).ToArray(),
        cancellationToken);

    public void Dispose()
    {
        foreach (var session in new[] { _spans, _verdicts }.Where(session => session.IsValueCreated).Select(session => session.Value))
        {
            // A process that ends while a session is being made tears the native library down under it and crashes.
            ((IAsyncResult)session).AsyncWaitHandle.WaitOne();
            if (session.IsCompletedSuccessfully)
            {
                session.GetAwaiter().GetResult().Dispose();
            }
        }
    }

    private static TOutput[] Run<TOutput>(
        Lazy<Task<InferenceSession>> opened, string[] outputNames, IReadOnlyList<EncodedPair> inputs, RowReader<TOutput> read, CancellationToken cancellationToken)
    {
        var session = opened.Value.GetAwaiter().GetResult();
        var outputs = new TOutput[inputs.Count];
        var order = Enumerable.Range(0, inputs.Count).OrderBy(i => inputs[i].Ids.Length).ToArray();
        foreach (var batch in PaddedBatches.Of([.. order.Select(i => inputs[i].Ids.Length)], TokensPerRun))
        {
            cancellationToken.ThrowIfCancellationRequested();
            RunBatch(session, outputNames, inputs, order.AsSpan(batch), read, outputs);
        }

        return outputs;
    }

    private static void RunBatch<TOutput>(
        InferenceSession session, string[] outputNames, IReadOnlyList<EncodedPair> inputs, ReadOnlySpan<int> batch, RowReader<TOutput> read, TOutput[] outputs)
    {
        var width = inputs[batch[^1]].Ids.Length;
        var ids = new long[batch.Length * width];
        var mask = new long[ids.Length];
        var types = new long[ids.Length];
        for (var row = 0; row < batch.Length; row++)
        {
            var pair = inputs[batch[row]];
            for (var i = 0; i < pair.Ids.Length; i++)
            {
                ids[(row * width) + i] = pair.Ids[i];
            }

            mask.AsSpan(row * width, pair.Ids.Length).Fill(1);
            types.AsSpan((row * width) + pair.SecondStart, pair.Ids.Length - pair.SecondStart).Fill(1);
        }

        long[] shape = [batch.Length, width];
        using var idValue = OrtValue.CreateTensorValueFromMemory(ids, shape);
        using var maskValue = OrtValue.CreateTensorValueFromMemory(mask, shape);
        using var typeValue = OrtValue.CreateTensorValueFromMemory(types, shape);
        using var options = new RunOptions();
        using var results = session.Run(options, InputNames, [idValue, maskValue, typeValue], outputNames);
        for (var row = 0; row < batch.Length; row++)
        {
            outputs[batch[row]] = read(results, row, width, inputs[batch[row]].Ids.Length);
        }
    }

    /// <summary>Reads the outputs of a row out of a batch.</summary>
    private delegate TOutput RowReader<out TOutput>(IReadOnlyList<OrtValue> results, int row, int width, int length);
}

using Microsoft.ML.OnnxRuntime;
using NewsQA.Embeddings;

namespace NewsQA.Reading;

/// <summary>The trained network in ONNX Runtime. Safe for concurrent use: the session is. It is made in the background at the first call.</summary>
internal sealed class OnnxReaderModel : IReaderModel, IDisposable
{
    /// <summary>Padded tokens of one run: bounds memory, and how long a cancellation waits.</summary>
    private const int TokensPerRun = 4096;

    private static readonly string[] InputNames = ["input_ids", "attention_mask", "token_type_ids"];
    private static readonly string[] OutputNames = ["start_logits", "end_logits", "verdict_logits"];

    private readonly Lazy<Task<InferenceSession>> _session;

    public OnnxReaderModel(Func<InferenceSession> open, ReaderModelInfo info)
    {
        _session = new(() => Task.Run(open));
        Info = info;
    }

    public ReaderModelInfo Info { get; }

    /// <summary>Starts loading the network, so that the first question need not wait for all of it.</summary>
    public void Preload() => _ = _session.Value;

    public ReaderOutput[] Run(IReadOnlyList<EncodedPair> inputs, CancellationToken cancellationToken)
    {
        var session = _session.Value.GetAwaiter().GetResult();
        var outputs = new ReaderOutput[inputs.Count];
        var order = Enumerable.Range(0, inputs.Count).OrderBy(i => inputs[i].Ids.Length).ToArray();
        foreach (var batch in PaddedBatches.Of([.. order.Select(i => inputs[i].Ids.Length)], TokensPerRun))
        {
            cancellationToken.ThrowIfCancellationRequested();
            RunBatch(session, inputs, order.AsSpan(batch), outputs);
        }

        return outputs;
    }

    private void RunBatch(InferenceSession session, IReadOnlyList<EncodedPair> inputs, ReadOnlySpan<int> batch, ReaderOutput[] outputs)
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
        using var results = session.Run(options, InputNames, [idValue, maskValue, typeValue], OutputNames);
        var start = results[0].GetTensorDataAsSpan<float>();
        var end = results[1].GetTensorDataAsSpan<float>();
        var verdict = results[2].GetTensorDataAsSpan<float>();
        for (var row = 0; row < batch.Length; row++)
        {
            var length = inputs[batch[row]].Ids.Length;
            outputs[batch[row]] = new ReaderOutput(
                start.Slice(row * width, length).ToArray(),
                end.Slice(row * width, length).ToArray(),
                verdict.Slice(row * Info.Labels.Count, Info.Labels.Count).ToArray());
        }
    }

    public void Dispose()
    {
        if (!_session.IsValueCreated)
        {
            return;
        }

        // A process that ends while a session is being made tears the native library down under it and crashes.
        ((IAsyncResult)_session.Value).AsyncWaitHandle.WaitOne();
        if (_session.Value.IsCompletedSuccessfully)
        {
            _session.Value.GetAwaiter().GetResult().Dispose();
        }
    }
}

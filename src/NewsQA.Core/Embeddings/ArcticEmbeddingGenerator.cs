using System.Buffers;
using System.Numerics.Tensors;
using Microsoft.Extensions.AI;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.Tokenizers;

namespace NewsQA.Embeddings;

/// <summary>
/// Embeds texts with snowflake-arctic-embed-xs on this machine's processor: 384 dimensions, the first token's state, unit length.
/// </summary>
/// <remarks>
/// Safe for concurrent use; all calls share one session, which is made at the first. Cancelling stops a call within the batch
/// that is being computed. Texts beyond 512 tokens are cut. Empty texts are embedded like any other.
/// </remarks>
internal sealed class ArcticEmbeddingGenerator : IEmbeddingGenerator<string, Embedding<float>>
{
    /// <summary>
    /// Tokens of one run of the model, padding included. Measured with 256 to 8,192 (tests/NewsQA.Benchmarks/results): larger runs
    /// are slower by up to a half, since their intermediate states no longer fit the caches.
    /// </summary>
    private const int BatchTokens = 1024;

    private static readonly string[] Inputs = ["input_ids", "attention_mask", "token_type_ids"];
    private static readonly string[] Outputs = ["last_hidden_state"];

    private readonly BertTokenizer _tokenizer;
    private readonly Lazy<Task<InferenceSession>> _session;

    /// <summary>The last text that came alone, with its vector: a question is embedded to be searched, and again to be read.</summary>
    private volatile Tuple<string, Embedding<float>>? _last;

    public ArcticEmbeddingGenerator(BertTokenizer tokenizer, OnnxSessions sessions)
    {
        _tokenizer = tokenizer;
        _session = new(() => Task.Run(() => ArcticModel.CreateSession(sessions)));
    }

    public EmbeddingGeneratorMetadata Metadata { get; } =
        new("onnx", null, ArcticModel.Id, ArcticModel.Dimensions);

    /// <summary>Starts loading the model in the background, so that the first text need not wait for all of it.</summary>
    public void Preload() => _ = _session.Value;

    public async Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(values);
        cancellationToken.ThrowIfCancellationRequested();
        if (options?.Dimensions is { } dimensions && dimensions != ArcticModel.Dimensions)
        {
            throw new ArgumentException($"{ArcticModel.Id} gives {ArcticModel.Dimensions} dimensions, not {dimensions}.", nameof(options));
        }

        string[] texts = [.. values];
        if (texts.Length == 0)
        {
            return [];
        }

        if (texts is [var text] && _last is { } last && last.Item1 == text)
        {
            return [last.Item2];
        }

        var session = await _session.Value.WaitAsync(cancellationToken);
        var embeddings = await Task.Run(() => Generate(session, texts, cancellationToken), cancellationToken);
        if (texts is [var alone])
        {
            _last = Tuple.Create(alone, embeddings[0]);
        }

        return embeddings;
    }

    public object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        return serviceKey is not null ? null
            : serviceType == typeof(EmbeddingGeneratorMetadata) ? Metadata
            : serviceType == typeof(QueryInstruction) ? new QueryInstruction(ArcticModel.QueryPrefix)
            : serviceType.IsInstanceOfType(this) ? this
            : null;
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

    private GeneratedEmbeddings<Embedding<float>> Generate(InferenceSession session, string[] texts, CancellationToken cancellationToken)
    {
        var tokens = new IReadOnlyList<int>[texts.Length];
        long total = 0;
        for (var i = 0; i < texts.Length; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            tokens[i] = _tokenizer.EncodeToIds(texts[i], ArcticModel.MaxTokens, addSpecialTokens: true, out _, out _);
            total += tokens[i].Count;
        }

        // Longest first: the largest buffers are made first and reused.
        var order = new int[texts.Length];
        for (var i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }

        Array.Sort(order, (a, b) => tokens[b].Count.CompareTo(tokens[a].Count));

        var embeddings = new Embedding<float>[texts.Length];
        using var run = new RunOptions();
        using var stop = cancellationToken.UnsafeRegister(static state => ((RunOptions)state!).Terminate = true, run);
        foreach (var batch in PaddedBatches.Of([.. order.Select(i => tokens[i].Count)], BatchTokens))
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                Run(session, run, tokens, order.AsSpan(batch), embeddings);
            }
            catch (OnnxRuntimeException) when (cancellationToken.IsCancellationRequested)
            {
                throw new OperationCanceledException(cancellationToken);
            }
        }

        return new(embeddings) { Usage = new() { InputTokenCount = total, TotalTokenCount = total } };
    }

    private static void Run(
        InferenceSession session, RunOptions run, IReadOnlyList<int>[] tokens, ReadOnlySpan<int> batch, Embedding<float>[] embeddings)
    {
        var length = tokens[batch[0]].Count;
        var size = batch.Length * length;
        var (ids, mask, types) = (ArrayPool<long>.Shared.Rent(size), ArrayPool<long>.Shared.Rent(size), ArrayPool<long>.Shared.Rent(size));
        try
        {
            Array.Clear(ids, 0, size);
            Array.Clear(mask, 0, size);
            Array.Clear(types, 0, size);
            for (var row = 0; row < batch.Length; row++)
            {
                var text = tokens[batch[row]];
                for (var i = 0; i < text.Count; i++)
                {
                    ids[(row * length) + i] = text[i];
                }

                mask.AsSpan(row * length, text.Count).Fill(1);
            }

            long[] shape = [batch.Length, length];
            using var idTensor = OrtValue.CreateTensorValueFromMemory(OrtMemoryInfo.DefaultInstance, ids.AsMemory(0, size), shape);
            using var maskTensor = OrtValue.CreateTensorValueFromMemory(OrtMemoryInfo.DefaultInstance, mask.AsMemory(0, size), shape);
            using var typeTensor = OrtValue.CreateTensorValueFromMemory(OrtMemoryInfo.DefaultInstance, types.AsMemory(0, size), shape);
            using var outputs = session.Run(run, Inputs, [idTensor, maskTensor, typeTensor], Outputs);
            var states = outputs[0].GetTensorDataAsSpan<float>();
            for (var row = 0; row < batch.Length; row++)
            {
                var first = states.Slice(row * length * ArcticModel.Dimensions, ArcticModel.Dimensions);
                var vector = new float[ArcticModel.Dimensions];
                TensorPrimitives.Divide(first, TensorPrimitives.Norm(first), vector);
                embeddings[batch[row]] = new(vector) { ModelId = ArcticModel.Id };
            }
        }
        finally
        {
            ArrayPool<long>.Shared.Return(ids);
            ArrayPool<long>.Shared.Return(mask);
            ArrayPool<long>.Shared.Return(types);
        }
    }
}

using System.Runtime.Intrinsics.X86;
using TorchSharp.Modules;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace NewsQA.Training.Model;

/// <summary>
/// The reader in TorchSharp: a BERT encoder with a span head and a verdict head. The hidden state and every matrix
/// product are of one precision, the master weights and the logits float32.
/// </summary>
public sealed class ReaderNetwork : IDisposable
{
    private const float Masked = -10000f;
    private static readonly float Scale = 1 / MathF.Sqrt(ReaderShape.HeadSize);
    private readonly Tensor _words;
    private readonly Tensor _positions;
    private readonly ScalarType _precision;
    private readonly Dictionary<string, Parameter> _parameters = [];

    /// <summary>Builds the network from weights of this project's names.</summary>
    /// <param name="weights">All arrays of <see cref="WeightNames"/>.</param>
    /// <param name="precision">Type of the hidden state.</param>
    /// <param name="frozenLayers">How many of the lowest layers, and the embeddings with them, get no gradients.</param>
    public ReaderNetwork(IReadOnlyDictionary<string, Weight> weights, ScalarType precision, int frozenLayers = 0)
    {
        _precision = precision;
        foreach (var (name, weight) in weights)
        {
            if (!WeightNames.IsFrozen(name))
                _parameters[name] = new Parameter(tensor(weight.Values, weight.Shape), frozenLayers == 0 || WeightNames.Layer(name) >= frozenLayers);
        }

        _words = tensor(weights[WeightNames.Words].Values, weights[WeightNames.Words].Shape).to(precision).DetachFromDisposeScope();
        _positions = tensor(weights[WeightNames.Positions].Values, weights[WeightNames.Positions].Shape).to(precision).DetachFromDisposeScope();
    }

    /// <summary>
    /// The fastest type to train in on this processor: bfloat16 where it multiplies such (AVX512-BF16, leaf 7.1 of CPUID; twice as fast as
    /// float32), else float32 (bfloat16 without such instructions takes many times as long).
    /// </summary>
    public static ScalarType FastestPrecision =>
        X86Base.IsSupported && X86Base.CpuId(0, 0).Eax >= 7 && X86Base.CpuId(7, 0).Eax >= 1 && (X86Base.CpuId(7, 1).Eax & (1 << 5)) != 0
            ? ScalarType.BFloat16 : ScalarType.Float32;

    /// <summary>The trained arrays by name.</summary>
    public IReadOnlyDictionary<string, Parameter> Parameters => _parameters;

    /// <summary>Start, end and verdict logits, float32: [batch, tokens], [batch, tokens], [batch, 3].</summary>
    /// <param name="ids">Token ids, int64 [batch, tokens].</param>
    /// <param name="types">0 for question or claim, 1 for passage or evidence, int64 [batch, tokens].</param>
    /// <param name="mask">1 for a token, 0 for padding, float32 [batch, tokens].</param>
    /// <param name="dropout">Applied to the embeddings and to what each half of a layer adds; null where the network is used, not trained.</param>
    public (Tensor Start, Tensor End, Tensor Verdict) Forward(Tensor ids, Tensor types, Tensor mask, Dropout? dropout = null)
    {
        var (batch, tokens) = (ids.shape[0], ids.shape[1]);
        var typeRows = F.one_hot(types.reshape(-1), 2).to(_precision).matmul(_parameters[WeightNames.Types].to(_precision));
        var hidden = _words.index_select(0, ids.reshape(-1)).Plus(typeRows).view(batch, tokens, ReaderShape.Hidden)
            .Plus(_positions.slice(0, 0, tokens, 1));
        hidden = Drop(Norm(WeightNames.EmbeddingNorm, hidden.view(batch * tokens, ReaderShape.Hidden)));
        var padding = mask.logical_not().to(ScalarType.Float32).Times(Masked);
        var attentionMask = padding.to(_precision).view(batch, 1, 1, tokens);
        for (var layer = 0; layer < ReaderShape.Layers; layer++)
        {
            var attended = Attend(layer, hidden, attentionMask, batch, tokens);
            hidden = Norm(WeightNames.AttentionNorm(layer), hidden.Plus(Drop(Linear(WeightNames.AttentionOutput(layer), attended))));
            var inner = F.gelu(Linear(WeightNames.Intermediate(layer), hidden));
            hidden = Norm(WeightNames.OutputNorm(layer), hidden.Plus(Drop(Linear(WeightNames.Output(layer), inner))));
        }

        var span = Linear(WeightNames.Span, hidden).to(ScalarType.Float32).view(batch, tokens, 2);
        var first = hidden.view(batch, tokens, ReaderShape.Hidden).select(1, 0);
        var verdict = Linear(WeightNames.Verdict, first).to(ScalarType.Float32);
        return (span.select(2, 0).Plus(padding), span.select(2, 1).Plus(padding), verdict);

        Tensor Drop(Tensor values) => dropout?.Apply(values) ?? values;
    }

    /// <summary>A copy of all arrays, frozen ones included.</summary>
    public Dictionary<string, Weight> Weights(IReadOnlyDictionary<string, Weight> initial) =>
        initial.ToDictionary(pair => pair.Key, pair => _parameters.TryGetValue(pair.Key, out var parameter)
            ? new Weight(parameter.data<float>().ToArray(), parameter.shape)
            : pair.Value);

    /// <inheritdoc />
    public void Dispose()
    {
        _words.Dispose();
        _positions.Dispose();
        foreach (var parameter in _parameters.Values) parameter.Dispose();
    }

    /// <remarks>Written out: the fused kernel takes five times the processor time of batched bfloat16 products here, most of it backward.</remarks>
    private Tensor Attend(int layer, Tensor hidden, Tensor padding, long batch, long tokens)
    {
        var rows = batch * ReaderShape.Heads;
        var projected = Linear(WeightNames.Attention(layer), hidden)
            .view(batch, tokens, 3, ReaderShape.Heads, ReaderShape.HeadSize).permute(2, 0, 3, 1, 4).contiguous()
            .view(3, rows, tokens, ReaderShape.HeadSize);
        var scores = projected[0].Times(Scale).bmm(projected[1].transpose(1, 2)).view(batch, ReaderShape.Heads, tokens, tokens).Plus(padding);
        return F.softmax(scores, -1).view(rows, tokens, tokens).bmm(projected[2])
            .view(batch, ReaderShape.Heads, tokens, ReaderShape.HeadSize)
            .transpose(1, 2).reshape(batch * tokens, ReaderShape.Hidden);
    }

    private Tensor Linear(string part, Tensor input) => addmm(
        _parameters[WeightNames.Bias(part)].to(_precision), input, _parameters[WeightNames.Matrix(part)].to(_precision), 1, 1);

    private Tensor Norm(string part, Tensor input) => F.layer_norm(
        input, [ReaderShape.Hidden], _parameters[WeightNames.Matrix(part)], _parameters[WeightNames.Bias(part)], ReaderShape.NormEpsilon);
}

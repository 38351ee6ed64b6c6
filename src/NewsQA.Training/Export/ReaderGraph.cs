using NewsQA.Training.Model;
using NewsQA.Training.Onnx;

namespace NewsQA.Training.Export;

/// <summary>
/// Writes the reader as an ONNX graph, in float32 or with int8 weights and activations quantised as they come. Where the weights hold upper
/// layers of the claims' own, the verdict comes from them.
/// </summary>
/// <param name="weights">All arrays of the model.</param>
/// <param name="ranges">Largest magnitude of each input of the matrices, by part: what int8 needs. Null for float32.</param>
/// <param name="observed">Whether the inputs of the matrices are outputs of the graph, named <see cref="ObservedPrefix"/> and the part.</param>
public sealed class ReaderGraph(IReadOnlyDictionary<string, Weight> weights, IReadOnlyDictionary<string, float[]>? ranges, bool observed = false)
{
    /// <summary>What stands before a part in the name of its input as an output.</summary>
    public const string ObservedPrefix = "input of ";

    private const float Masked = -10000f;

    private readonly GraphBuilder _graph = new();

    private bool HasClaimLayers => weights.ContainsKey(WeightNames.OfClaims(WeightNames.Matrix(WeightNames.Output(ReaderShape.Layers - 1))));

    /// <summary>Builds the model; inputs and outputs are those that the runtime reads by name.</summary>
    public ModelProto Build()
    {
        var ids = _graph.Input("input_ids");
        var mask = _graph.Node("Cast", [_graph.Input("attention_mask")], attributes: ("to", 1L));
        var types = _graph.Input("token_type_ids");
        var padding = _graph.Node("Mul", [_graph.Node("Sub", [_graph.Constant("one", [1f]), mask]), _graph.Constant("masked", [Masked])]);
        var scoreMask = _graph.Node("Unsqueeze", [padding, _graph.Constant("mask_axes", 1L, 2L)]);
        var hidden = Embed(ids, types);
        for (var layer = 0; layer < ReaderShape.SharedLayers; layer++) hidden = Layer(layer, hidden, scoreMask);
        var (asked, claimed) = (hidden, hidden);
        for (var layer = ReaderShape.SharedLayers; layer < ReaderShape.Layers; layer++)
        {
            asked = Layer(layer, asked, scoreMask);
            claimed = HasClaimLayers ? Layer(layer, claimed, scoreMask, WeightNames.OfClaims, firstAlone: layer == ReaderShape.Layers - 1) : asked;
        }

        var span = Dense(WeightNames.Span, asked);
        _graph.Output(_graph.Node("Add", [Column(span, 0), padding]), "start_logits", "batch", "tokens");
        _graph.Output(_graph.Node("Add", [Column(span, 1), padding]), "end_logits", "batch", "tokens");
        var first = _graph.Node("Gather", [claimed, Scalar("first_token", 0)], attributes: ("axis", 1L));
        _graph.Output(Dense(WeightNames.Verdict, first), "verdict_logits", "batch", "3");
        return _graph.Build();
    }

    private string Embed(string ids, string types)
    {
        var words = weights[WeightNames.Words];
        string rows;
        if (ranges is not null)
        {
            var (values, scales) = Quantizer.ByRow(words);
            var table = _graph.Constant(WeightNames.Words, values, words.Shape);
            var scale = _graph.Constant(WeightNames.Words + SavedWeights.ScaleSuffix, scales, words.Shape[0], 1);
            rows = _graph.Node("Mul", [
                _graph.Node("Cast", [_graph.Node("Gather", [table, ids])], attributes: ("to", 1L)),
                _graph.Node("Gather", [scale, ids])]);
        }
        else
        {
            rows = _graph.Node("Gather", [Constant(WeightNames.Words), ids]);
        }

        var length = _graph.Node("Slice", [_graph.Node("Shape", [ids]), _graph.Constant("slice_from", 1L), _graph.Constant("slice_to", 2L)]);
        var positions = _graph.Node("Slice", [Constant(WeightNames.Positions), _graph.Constant("zero", 0L), length, _graph.Constant("axis", 0L)]);
        var typed = _graph.Node("Add", [rows, _graph.Node("Gather", [Constant(WeightNames.Types), types])]);
        return _graph.Node("LayerNormalization", [
            _graph.Node("Add", [typed, positions]),
            Constant(WeightNames.Matrix(WeightNames.EmbeddingNorm)),
            Constant(WeightNames.Bias(WeightNames.EmbeddingNorm))], attributes: ("epsilon", ReaderShape.NormEpsilon));
    }

    /// <param name="layer">Index of the layer.</param>
    /// <param name="hidden">[batch, tokens, hidden].</param>
    /// <param name="scoreMask">[batch, 1, 1, tokens].</param>
    /// <param name="own">Which of two layers of this index, by the names of its parts.</param>
    /// <param name="firstAlone">Whether only the first token's output is needed: [batch, 1, hidden].</param>
    private string Layer(int layer, string hidden, string scoreMask, Func<string, string>? own = null, bool firstAlone = false)
    {
        own ??= part => part;
        var projected = _graph.Node("Transpose", [
            _graph.Node("Reshape", [
                Dense(own(WeightNames.Attention(layer)), hidden),
                _graph.Constant(own($"split_{layer}"), 0, 0, 3, ReaderShape.Heads, ReaderShape.HeadSize)])], attributes: ("perm", new long[] { 2, 0, 3, 1, 4 }));
        var asking = firstAlone ? First(Part(0), 2) : Part(0);
        var query = _graph.Node("Mul", [asking, _graph.Constant(own($"scale_{layer}"), [1 / MathF.Sqrt(ReaderShape.HeadSize)])]);
        var keys = _graph.Node("Transpose", [Part(1)], attributes: ("perm", new long[] { 0, 1, 3, 2 }));
        var scores = _graph.Node("Add", [_graph.Node("MatMul", [query, keys]), scoreMask]);
        var attended = _graph.Node("Transpose", [
            _graph.Node("MatMul", [_graph.Node("Softmax", [scores], attributes: ("axis", -1L)), Part(2)])], attributes: ("perm", new long[] { 0, 2, 1, 3 }));
        var joined = _graph.Node("Reshape", [attended, _graph.Constant(own($"join_{layer}"), 0, 0, ReaderShape.Hidden)]);
        hidden = Norm(own(WeightNames.AttentionNorm(layer)), firstAlone ? First(hidden, 1) : hidden, own(WeightNames.AttentionOutput(layer)), joined);
        var inner = _graph.Node(
            "BiasGelu",
            [Product(own(WeightNames.Intermediate(layer)), hidden), Constant(WeightNames.Bias(own(WeightNames.Intermediate(layer))))],
            GraphBuilder.Microsoft);
        return Norm(own(WeightNames.OutputNorm(layer)), hidden, own(WeightNames.Output(layer)), inner);

        string Part(long index) => _graph.Node("Gather", [projected, Scalar(own($"part_{layer}_{index}"), index)], attributes: ("axis", 0L));

        string First(string values, long axis) => _graph.Node("Slice", [
            values, _graph.Constant(own($"first_from_{axis}"), 0L), _graph.Constant(own($"first_to_{axis}"), 1L), _graph.Constant(own($"first_axis_{axis}"), axis)]);
    }

    /// <summary>Norm(residual + input · matrix + bias) in one operator.</summary>
    private string Norm(string norm, string residual, string part, string input) => _graph.Node(
        "SkipLayerNormalization",
        [
            Product(part, input), residual, Constant(WeightNames.Matrix(norm)),
            Constant(WeightNames.Bias(norm)), Constant(WeightNames.Bias(part)),
        ],
        GraphBuilder.Microsoft,
        ("epsilon", ReaderShape.NormEpsilon));

    private string Dense(string part, string input) =>
        _graph.Node("Add", [Product(part, input), Constant(WeightNames.Bias(part))]);

    /// <summary>The heads, which are small and on which thresholds hang, are stored as they are.</summary>
    private static bool IsHead(string part) => part is WeightNames.Span or WeightNames.Verdict;

    /// <summary>
    /// The second feed-forward matrices of the two lowest layers multiply float32 inputs: what GELU lets through there are a few large values
    /// that no one scale suits, and all later layers carry their error on. Their weights are int8 in the file alone.
    /// </summary>
    private static bool HasFloatInputs(string part) => part == WeightNames.Output(0) || part == WeightNames.Output(1);

    private string Product(string part, string input)
    {
        if (observed && !IsHead(part) && !HasFloatInputs(part)) _graph.Output(input, ObservedPrefix + part, "batch", "tokens", "width");
        var name = WeightNames.Matrix(part);
        if (ranges is null || IsHead(part)) return _graph.Node("MatMul", [input, Constant(name)]);
        if (HasFloatInputs(part))
        {
            var (stored, steps) = Quantizer.ByColumn(weights[name]);
            return _graph.Node("MatMul", [input, _graph.Node("Mul", [
                _graph.Node("Cast", [_graph.Constant(name, stored, weights[name].Shape)], attributes: ("to", 1L)),
                _graph.Constant(name + SavedWeights.ScaleSuffix, steps, steps.Length)])]);
        }

        var (matrix, factors) = Smoothing.Balance(weights[name], ranges[part]);
        var (values, scales) = Quantizer.ByColumn(matrix);
        return _graph.Node(
            "DynamicQuantizeMatMul",
            [
                _graph.Node("Mul", [input, _graph.Constant(name + SavedWeights.FactorSuffix, factors, factors.Length)]),
                _graph.Constant(name, values, matrix.Shape),
                _graph.Constant(name + SavedWeights.ScaleSuffix, scales, scales.Length),
            ],
            GraphBuilder.Microsoft);
    }

    private string Column(string span, long column) => _graph.Node("Gather", [span, Scalar($"column_{column}", column)], attributes: ("axis", 2L));

    private string Scalar(string name, long value) => _graph.Node(
        "Squeeze", [_graph.Constant(name, value), _graph.Constant(name + "_axis", 0L)]);

    private string Constant(string name) => _graph.Constant(name, weights[name].Values, weights[name].Shape);
}

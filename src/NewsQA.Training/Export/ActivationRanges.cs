using Google.Protobuf;
using Microsoft.ML.OnnxRuntime;
using NewsQA.Training.Model;
using NewsQA.Training.Preparation;
using NewsQA.Training.Running;

namespace NewsQA.Training.Export;

/// <summary>How large the inputs of the matrices get, seen on training rows.</summary>
public static class ActivationRanges
{
    private const int Rows = 100;
    private const int MaxTokens = 256;

    /// <summary>Largest magnitude of each input of the matrices, by part.</summary>
    /// <param name="weights">All arrays of the model.</param>
    /// <param name="rows">File of training rows; the first few hundred are read.</param>
    public static Dictionary<string, float[]> Measure(IReadOnlyDictionary<string, Weight> weights, string rows)
    {
        var tokenizer = EncoderPackage.Open().Tokenizer();
        using var session = new InferenceSession(new ReaderGraph(weights, ranges: null, observed: true).Build().ToByteArray());
        using var options = new RunOptions();
        string[] outputs = [.. session.OutputNames.Where(name => name.StartsWith(ReaderGraph.ObservedPrefix, StringComparison.Ordinal))];
        var ranges = new Dictionary<string, float[]>();
        var random = new Random(0);
        foreach (var example in JsonLines.Read<TrainingRow>(rows).Take(Rows).Select(row => Example.From(row, tokenizer, MaxTokens, random)).OfType<Example>())
        {
            long[] shape = [1, example.Ids.Length];
            using var ids = OrtValue.CreateTensorValueFromMemory(Array.ConvertAll(example.Ids, id => (long)id), shape);
            using var mask = OrtValue.CreateTensorValueFromMemory(Array.ConvertAll(example.Ids, _ => 1L), shape);
            using var types = OrtValue.CreateTensorValueFromMemory(
                [.. Enumerable.Range(0, example.Ids.Length).Select(i => i < example.SecondStart ? 0L : 1L)], shape);
            using var results = session.Run(options, ["input_ids", "attention_mask", "token_type_ids"], [ids, mask, types], outputs);
            foreach (var (name, result) in outputs.Zip(results))
                Widen(ranges, name[ReaderGraph.ObservedPrefix.Length..], result.GetTensorDataAsSpan<float>(), (int)result.GetTensorTypeAndShape().Shape[^1]);
        }

        return ranges;
    }

    private static void Widen(Dictionary<string, float[]> ranges, string part, ReadOnlySpan<float> values, int width)
    {
        if (!ranges.TryGetValue(part, out var range)) ranges[part] = range = new float[width];
        for (var i = 0; i < values.Length; i++) range[i % width] = Math.Max(range[i % width], Math.Abs(values[i]));
    }
}

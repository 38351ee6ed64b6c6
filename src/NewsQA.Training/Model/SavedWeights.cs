using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using NewsQA.Training.Onnx;
using NewsQA.Training.Running;

namespace NewsQA.Training.Model;

/// <summary>Weights of a checkpoint, or read back from an exported model: the shipped file is enough to train on from.</summary>
public static class SavedWeights
{
    /// <summary>What follows an int8 array's name in that of its scales.</summary>
    public const string ScaleSuffix = ".scale";

    /// <summary>What follows a matrix's name in that of the factors that its inputs are multiplied by first.</summary>
    public const string FactorSuffix = ".factor";

    /// <summary>The weights in a file that <c>train</c> or <c>export</c> wrote; which, its extension says.</summary>
    /// <param name="path">Checkpoint, or exported model (<c>.onnx</c>).</param>
    /// <param name="averaged">Whether a checkpoint's averaged weights are meant; an exported model has one set.</param>
    public static Dictionary<string, Weight> Load(string path, bool averaged)
    {
        if (path.EndsWith(".onnx", StringComparison.OrdinalIgnoreCase)) return Weights(path);
        var checkpoint = Checkpoint.Load(path);
        return averaged ? checkpoint.AveragedWeights() : checkpoint.Weights;
    }

    /// <summary>The mean of several files' weights, array by array (a model soup, Wortsman et al., 2022): runs that began alike are better together than each.</summary>
    /// <param name="paths">One or more files; see <see cref="Load"/>.</param>
    /// <param name="averaged">Whether checkpoints' averaged weights are meant.</param>
    public static Dictionary<string, Weight> Mean(IReadOnlyList<string> paths, bool averaged)
    {
        var mean = Load(paths[0], averaged);
        foreach (var other in paths.Skip(1).Select(path => Load(path, averaged)))
        {
            foreach (var (name, weight) in mean) TensorPrimitives.Add(weight.Values, other[name].Values, weight.Values);
        }

        foreach (var weight in mean.Values) TensorPrimitives.Divide(weight.Values, paths.Count, weight.Values);
        return mean;
    }

    /// <summary>All arrays of the model, float32; int8 ones are multiplied by their scales, so that they come within half a scale of the original.</summary>
    /// <param name="path">The int8 model or its float32 twin.</param>
    /// <exception cref="InvalidDataException">The model lacks an array of the reader.</exception>
    private static Dictionary<string, Weight> Weights(string path)
    {
        using var stream = File.OpenRead(path);
        var tensors = ModelProto.Parser.ParseFrom(stream).Graph.Initializer.ToDictionary(tensor => tensor.Name);
        return WeightNames.All().ToDictionary(name => name, name => tensors.TryGetValue(name, out var tensor)
            ? Read(tensor, tensors.GetValueOrDefault(name + ScaleSuffix), tensors.GetValueOrDefault(name + FactorSuffix))
            : throw new InvalidDataException($"{path} is no reader: it has no {name}."));
    }

    private static Weight Read(TensorProto tensor, TensorProto? scale, TensorProto? factor)
    {
        long[] shape = [.. tensor.Dims];
        if (scale is null) return new(Floats(tensor), shape);
        var (scales, width, byRow) = (Floats(scale), (int)shape[1], scale.Dims.Count == 2);
        var values = MemoryMarshal.Cast<byte, sbyte>(tensor.RawData.Span);
        var floats = new float[values.Length];
        for (var i = 0; i < floats.Length; i++) floats[i] = values[i] * scales[byRow ? i / width : i % width];
        if (factor is not null)
        {
            var factors = Floats(factor);
            for (var i = 0; i < floats.Length; i++) floats[i] *= factors[i / width];
        }

        return new(floats, shape);
    }

    private static float[] Floats(TensorProto tensor) => MemoryMarshal.Cast<byte, float>(tensor.RawData.Span).ToArray();
}

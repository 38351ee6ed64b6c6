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

    /// <summary>Part of a value by which two means of the same arrays may differ.</summary>
    private const float LargestDifference = 1e-5f;

    /// <summary>The weights in a file that <c>train</c> or <c>export</c> wrote; which, its extension says.</summary>
    /// <param name="path">Checkpoint, or exported model (<c>.onnx</c>).</param>
    /// <param name="averaged">Whether a checkpoint's averaged weights are meant; an exported model has one set.</param>
    /// <param name="task">Whose layers are meant where an exported model has layers of each task's own.</param>
    /// <exception cref="InvalidDataException">The model lacks an array of the reader, or has layers of each task's own and is asked for one network of both.</exception>
    public static Dictionary<string, Weight> Load(string path, bool averaged, TrainingTask task = TrainingTask.Both)
    {
        if (path.EndsWith(".onnx", StringComparison.OrdinalIgnoreCase)) return Weights(path, task);
        var checkpoint = Checkpoint.Load(path);
        return averaged ? checkpoint.AveragedWeights() : checkpoint.Weights;
    }

    /// <summary>The mean of several files' weights, array by array (a model soup, Wortsman et al., 2022): runs that began alike are better together than each.</summary>
    /// <param name="paths">One or more files; see <see cref="Load"/>.</param>
    /// <param name="averaged">Whether checkpoints' averaged weights are meant.</param>
    /// <param name="task">Whose layers are meant; see <see cref="Load"/>.</param>
    public static Dictionary<string, Weight> Mean(IReadOnlyList<string> paths, bool averaged, TrainingTask task = TrainingTask.Both)
    {
        var mean = Load(paths[0], averaged, task);
        foreach (var other in paths.Skip(1).Select(path => Load(path, averaged, task)))
        {
            foreach (var (name, weight) in mean) TensorPrimitives.Add(weight.Values, other[name].Values, weight.Values);
        }

        foreach (var weight in mean.Values) TensorPrimitives.Divide(weight.Values, paths.Count, weight.Values);
        return mean;
    }

    /// <summary>One model of two networks whose embeddings and lowest layers are the same: the upper layers of the second stand <see cref="WeightNames.OfClaims"/>.</summary>
    /// <param name="questions">The network that finds spans.</param>
    /// <param name="claims">The network that gives verdicts.</param>
    /// <exception cref="InvalidDataException">What they should share differs: one of them was not trained with <c>--task</c> from the other's beginning.</exception>
    public static Dictionary<string, Weight> Join(IReadOnlyDictionary<string, Weight> questions, IReadOnlyDictionary<string, Weight> claims)
    {
        foreach (var name in questions.Keys.Where(name => WeightNames.Layer(name) < ReaderShape.SharedLayers))
        {
            if (questions[name].Values.Zip(claims[name].Values).Any(pair => Math.Abs(pair.First - pair.Second) > LargestDifference * (1 + Math.Abs(pair.First))))
                throw new InvalidDataException($"The networks of questions and of claims differ in {name}, which they should share.");
        }

        var joined = questions.ToDictionary();
        foreach (var name in claims.Keys.Where(WeightNames.IsOwn)) joined[WeightNames.OfClaims(name)] = claims[name];
        foreach (var name in new[] { WeightNames.Matrix(WeightNames.Verdict), WeightNames.Bias(WeightNames.Verdict) }) joined[name] = claims[name];
        return joined;
    }

    /// <summary>All arrays of the model, float32; int8 ones are multiplied by their scales, so that they come within half a scale of the original.</summary>
    private static Dictionary<string, Weight> Weights(string path, TrainingTask task)
    {
        using var stream = File.OpenRead(path);
        var tensors = ModelProto.Parser.ParseFrom(stream).Graph.Initializer.ToDictionary(tensor => tensor.Name);
        // Its verdict head fits the claims' layers alone: on the questions' it would say anything.
        if (task == TrainingTask.Both && WeightNames.All().Any(name => tensors.ContainsKey(WeightNames.OfClaims(name))))
            throw new InvalidDataException($"{path} has layers of each task's own: train with --task questions or --task claims, export with --claims-checkpoint.");
        return WeightNames.All().ToDictionary(name => name, name => Find(task == TrainingTask.Claims ? WeightNames.OfClaims(name) : name) ?? Find(name)
            ?? throw new InvalidDataException($"{path} is no reader: it has no {name}."));

        Weight? Find(string name) => tensors.TryGetValue(name, out var tensor)
            ? Read(tensor, tensors.GetValueOrDefault(name + ScaleSuffix), tensors.GetValueOrDefault(name + FactorSuffix))
            : null;
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

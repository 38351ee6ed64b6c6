using System.Runtime.InteropServices;
using NewsQA.Training.Model;
using TorchSharp.Modules;

namespace NewsQA.Training.Running;

/// <summary>AdamW (Loshchilov and Hutter, 2019) in one pass over memory, with an average of the weights kept beside them.</summary>
public sealed class AdamW
{
    private const float Beta1 = 0.9f;
    private const float Beta2 = 0.98f;
    private const float Epsilon = 1e-6f;
    private const float Decay = 0.01f;
    private const float MaxNorm = 1f;

    /// <summary>Average of the gradients, by name.</summary>
    public Dictionary<string, float[]> First { get; } = [];

    /// <summary>Average of the squared gradients, by name.</summary>
    public Dictionary<string, float[]> Second { get; } = [];

    /// <summary>Exponential average of the weights, by name.</summary>
    public Dictionary<string, float[]> Average { get; } = [];

    /// <summary>Steps taken.</summary>
    public int Steps { get; set; }

    /// <summary>Takes one step and clears the gradients.</summary>
    /// <param name="parameters">The arrays to change, by name.</param>
    /// <param name="rate">Learning rate of the top layer.</param>
    /// <param name="layerDecay">Factor on the rate a layer further down.</param>
    /// <param name="averageDecay">Weight of the past in the averaged weights.</param>
    /// <returns>Norm of the gradient before it was clipped to 1.</returns>
    public double Step(IReadOnlyDictionary<string, Parameter> parameters, double rate, double layerDecay, float averageDecay)
    {
        Steps++;
        var gradients = parameters.Where(pair => pair.Value.grad is not null).ToDictionary(pair => pair.Key, pair => pair.Value.grad!);
        var norm = Math.Sqrt(gradients.Values.Sum(gradient => Square(Values(gradient))));
        var scale = (float)Math.Min(1, MaxNorm / (norm + 1e-6));
        var correction = (float)(Math.Sqrt(1 - Math.Pow(Beta2, Steps)) / (1 - Math.Pow(Beta1, Steps)));
        Parallel.ForEach(gradients, pair =>
        {
            var weights = Values(parameters[pair.Key]);
            float[] first, second, average;
            lock (First)
            {
                first = State(First, pair.Key, weights.Length);
                second = State(Second, pair.Key, weights.Length);
                if (!Average.TryGetValue(pair.Key, out average!)) Average[pair.Key] = average = weights.ToArray();
            }

            var own = (float)(rate * Math.Pow(layerDecay, Depth(pair.Key)));
            var shrink = 1 - (parameters[pair.Key].shape.Length > 1 ? own * Decay : 0);
            Update(weights, Values(pair.Value), first, second, average, own * correction, shrink, scale, averageDecay);
            pair.Value.zero_();
        });
        return norm;
    }

    private static void Update(
        Span<float> weights, Span<float> gradient, Span<float> first, Span<float> second, Span<float> average,
        float rate, float shrink, float scale, float averageDecay)
    {
        for (var i = 0; i < weights.Length; i++)
        {
            var g = gradient[i] * scale;
            first[i] += (1 - Beta1) * (g - first[i]);
            second[i] += (1 - Beta2) * ((g * g) - second[i]);
            weights[i] = (weights[i] * shrink) - (rate * first[i] / (MathF.Sqrt(second[i]) + Epsilon));
            average[i] += (1 - averageDecay) * (weights[i] - average[i]);
        }
    }

    /// <summary>Layers between an array and the heads.</summary>
    private static int Depth(string name) => ReaderShape.Layers - WeightNames.Layer(name);

    private static Span<float> Values(TorchSharp.torch.Tensor tensor) => MemoryMarshal.Cast<byte, float>(tensor.bytes);

    private static double Square(ReadOnlySpan<float> values) => System.Numerics.Tensors.TensorPrimitives.SumOfSquares(values);

    private static float[] State(Dictionary<string, float[]> states, string name, int length)
    {
        if (!states.TryGetValue(name, out var state)) states[name] = state = new float[length];
        return state;
    }
}

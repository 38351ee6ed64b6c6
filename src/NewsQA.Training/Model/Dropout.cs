using static TorchSharp.torch;

namespace NewsQA.Training.Model;

/// <summary>
/// Dropout (Srivastava et al., 2014) whose masks are windows, at random places, into factors drawn once: drawing afresh
/// costs a good part of a step on a CPU, a window nothing.
/// </summary>
public sealed class Dropout : IDisposable
{
    /// <summary>Factors that a window may start at: enough that two steps hardly ever see the same mask.</summary>
    private const int Places = 1 << 22;

    private readonly Tensor _factors;
    private readonly Random _random;

    /// <summary>Draws the factors.</summary>
    /// <param name="share">Share of values set to zero, from 0 up to but without 1; the others are divided by what is left.</param>
    /// <param name="largest">Most values that a mask may have.</param>
    /// <param name="seed">Seed of the factors and of the windows.</param>
    /// <param name="precision">Type of the values that are dropped.</param>
    public Dropout(double share, long largest, int seed, ScalarType precision)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(share);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(share, 1);
        _random = new(seed);
        var (kept, factors) = ((float)(1 / (1 - share)), new float[Places + largest]);
        for (var i = 0; i < factors.Length; i++) factors[i] = _random.NextDouble() < share ? 0 : kept;
        _factors = tensor(factors).to(precision).DetachFromDisposeScope();
    }

    /// <summary>The values, some of them zero.</summary>
    /// <exception cref="ArgumentException">There are more values than a mask may have.</exception>
    public Tensor Apply(Tensor values)
    {
        if (values.numel() > _factors.numel() - Places) throw new ArgumentException($"{values.numel()} values are more than a mask has.", nameof(values));
        var start = _random.Next(Places);
        return values * _factors.slice(0, start, start + values.numel(), 1).view(values.shape);
    }

    /// <inheritdoc />
    public void Dispose() => _factors.Dispose();
}

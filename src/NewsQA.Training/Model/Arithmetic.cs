using TorchSharp;
using static TorchSharp.torch;

namespace NewsQA.Training.Model;

/// <summary>
/// Sums and products with scalars that outlive the call. TorchSharp does not hold a scalar while native code reads it, and <c>+</c> of two
/// tensors makes one too: a collection on another thread frees it meanwhile, and the sum is wrong or fails.
/// </summary>
public static class Arithmetic
{
    private static readonly Scalar One = 1;

    /// <summary>The sum.</summary>
    public static Tensor Plus(this Tensor left, Tensor right) => left.add(right, One);

    /// <summary>The values, each times a factor.</summary>
    public static Tensor Times(this Tensor values, double factor)
    {
        using Scalar held = factor;
        return values.mul(held);
    }

    /// <summary>The one value of a float32 tensor, read from its memory: <c>ToSingle</c> makes a scalar of it first.</summary>
    public static float Value(this Tensor value) => value.data<float>()[0];
}

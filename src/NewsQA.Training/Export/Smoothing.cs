using System.Numerics.Tensors;
using NewsQA.Training.Model;

namespace NewsQA.Training.Export;

/// <summary>
/// Moves the coarseness of int8 from a matrix's input into its weights (SmoothQuant, Xiao et al., 2023): a few inputs are far larger than the
/// rest and would set the one scale of all. Each is divided by a factor, and its row of the matrix multiplied by it; the product stays the same.
/// </summary>
public static class Smoothing
{
    /// <summary>
    /// How much of the coarseness the weights take, 0 to 1. With a scale for each column of theirs they bear more than the even share:
    /// root mean square error of the span logits on 150 paragraphs 0.26 with 0.5, 0.13 with 0.65, 0.10 with 0.8, 0.13 with 1, without 0.16.
    /// </summary>
    private const double Strength = 0.8;

    /// <summary>The matrix with its rows multiplied, and what each input is to be multiplied by: one over that.</summary>
    /// <param name="matrix">Input × output.</param>
    /// <param name="range">Largest magnitude of each input.</param>
    public static (Weight Matrix, float[] Factors) Balance(Weight matrix, IReadOnlyList<float> range)
    {
        var width = (int)matrix.Shape[1];
        var values = matrix.Values.ToArray();
        var factors = new float[range.Count];
        for (var input = 0; input < factors.Length; input++)
        {
            var row = values.AsSpan(input * width, width);
            var largest = Math.Abs(TensorPrimitives.MaxMagnitude<float>(row));
            var factor = range[input] > 0 && largest > 0 ? (float)(Math.Pow(range[input], Strength) / Math.Pow(largest, 1 - Strength)) : 1;
            TensorPrimitives.Multiply(row, factor, row);
            factors[input] = 1 / factor;
        }

        return (matrix with { Values = values }, factors);
    }
}

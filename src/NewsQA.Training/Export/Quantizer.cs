using NewsQA.Training.Model;

namespace NewsQA.Training.Export;

/// <summary>Symmetric int8 quantisation.</summary>
public static class Quantizer
{
    private const float Largest = 127;

    /// <summary>One scale for each column of a matrix: what a column of outputs is multiplied by.</summary>
    public static (sbyte[] Values, float[] Scales) ByColumn(Weight matrix) =>
        Quantize(matrix, (int)matrix.Shape[1], (_, column) => column);

    /// <summary>One scale for each row of a matrix: an embedding's own.</summary>
    public static (sbyte[] Values, float[] Scales) ByRow(Weight matrix) =>
        Quantize(matrix, (int)matrix.Shape[0], (row, _) => row);

    private static (sbyte[] Values, float[] Scales) Quantize(Weight matrix, int scaleCount, Func<int, int, int> scaleOf)
    {
        var width = (int)matrix.Shape[1];
        var scales = new float[scaleCount];
        for (var i = 0; i < matrix.Values.Length; i++)
        {
            ref var scale = ref scales[scaleOf(i / width, i % width)];
            scale = Math.Max(scale, Math.Abs(matrix.Values[i]) / Largest);
        }

        var values = new sbyte[matrix.Values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            var scale = scales[scaleOf(i / width, i % width)];
            values[i] = scale == 0 ? (sbyte)0 : (sbyte)MathF.Round(matrix.Values[i] / scale);
        }

        return (values, scales);
    }
}

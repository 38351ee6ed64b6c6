using NewsQA.Reading;

namespace NewsQA.Training.Evaluation;

/// <summary>What the model's scores are worth as probabilities.</summary>
internal static class Calibration
{
    private const int Rounds = 30;
    private const double Smallest = 1e-9;

    /// <summary>Keeps weights of features that tell nothing near zero; in units of rows.</summary>
    private const double Ridge = 1;

    /// <summary>
    /// Logistic regression from what speaks for a span to the probability that it answers, by Newton's method; with the log-odds alone
    /// it is Platt scaling (Platt, 1999).
    /// </summary>
    /// <param name="rows">Features, all of one length, and whether the span was right.</param>
    public static AnswerCalibration Fit(IReadOnlyList<(double[] Features, bool Right)> rows)
    {
        var size = rows[0].Features.Length + 1;
        var weights = new double[size];
        for (var round = 0; round < Rounds; round++)
        {
            var gradient = new double[size];
            var curvature = new double[size, size];
            for (var i = 1; i < size; i++)
            {
                gradient[i] = -Ridge * weights[i];
                curvature[i, i] = Ridge;
            }

            foreach (var (features, right) in rows)
            {
                double[] x = [1, .. features];
                var p = 1 / (1 + Math.Exp(-x.Zip(weights, (a, b) => a * b).Sum()));
                for (var i = 0; i < size; i++)
                {
                    gradient[i] += ((right ? 1 : 0) - p) * x[i];
                    for (var j = 0; j < size; j++) curvature[i, j] += p * (1 - p) * x[i] * x[j];
                }
            }

            var step = Solve(curvature, gradient);
            for (var i = 0; i < size; i++) weights[i] += step[i];
        }

        return new(weights[0], weights[1..]);
    }

    /// <summary>Temperature scaling (Guo et al., 2017): by what the logits are divided for the claims to be likeliest.</summary>
    public static double Temperature(ClaimScore[] rows) =>
        Enumerable.Range(10, 41).Select(tenth => tenth / 20.0).MinBy(temperature => rows.Average(row => Loss(row, temperature)));

    /// <summary>Gaussian elimination; the matrix is positive definite, so that no row needs to be exchanged.</summary>
    private static double[] Solve(double[,] matrix, double[] right)
    {
        var size = right.Length;
        for (var pivot = 0; pivot < size; pivot++)
        {
            for (var row = pivot + 1; row < size; row++)
            {
                var factor = matrix[row, pivot] / matrix[pivot, pivot];
                for (var column = pivot; column < size; column++) matrix[row, column] -= factor * matrix[pivot, column];
                right[row] -= factor * right[pivot];
            }
        }

        var solution = new double[size];
        for (var row = size - 1; row >= 0; row--)
        {
            var sum = right[row];
            for (var column = row + 1; column < size; column++) sum -= matrix[row, column] * solution[column];
            solution[row] = sum / matrix[row, row];
        }

        return solution;
    }

    private static double Loss(ClaimScore row, double temperature)
    {
        double[] powers = [.. new[] { row.Supported, row.Refuted, 1 - row.Supported - row.Refuted }
            .Select(probability => Math.Pow(Math.Max(probability, Smallest), 1 / temperature))];
        return -Math.Log(powers[row.IsSupported ? 0 : 1] / powers.Sum());
    }
}

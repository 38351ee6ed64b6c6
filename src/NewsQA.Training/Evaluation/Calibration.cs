using NewsQA.Reading;

namespace NewsQA.Training.Evaluation;

/// <summary>What the model's scores are worth as probabilities.</summary>
internal static class Calibration
{
    private const int Rounds = 50;
    private const double Damping = 1e-6;
    private const double Smallest = 1e-9;

    /// <summary>Platt scaling (Platt, 1999): a logistic function from a span's log-odds to the probability that it answers, by Newton's method.</summary>
    public static LogisticCalibration Fit((double LogOdds, bool Right)[] rows)
    {
        var (slope, intercept) = (0.0, 0.0);
        for (var round = 0; round < Rounds; round++)
        {
            var (gs, gi, ss, si, ii) = (0.0, 0.0, Damping, 0.0, Damping);
            foreach (var (x, right) in rows)
            {
                var p = new LogisticCalibration(slope, intercept).Probability(x);
                var (error, weight) = ((right ? 1 : 0) - p, p * (1 - p));
                (gs, gi) = (gs + (error * x), gi + error);
                (ss, si, ii) = (ss + (weight * x * x), si + (weight * x), ii + weight);
            }

            var determinant = (ss * ii) - (si * si);
            slope += ((ii * gs) - (si * gi)) / determinant;
            intercept += ((ss * gi) - (si * gs)) / determinant;
        }

        return new(slope, intercept);
    }

    /// <summary>Temperature scaling (Guo et al., 2017): by what the logits are divided for the claims to be likeliest.</summary>
    public static double Temperature(ClaimScore[] rows) =>
        Enumerable.Range(10, 41).Select(tenth => tenth / 20.0).MinBy(temperature => rows.Average(row => Loss(row, temperature)));

    private static double Loss(ClaimScore row, double temperature)
    {
        double[] powers = [.. new[] { row.Supported, row.Refuted, 1 - row.Supported - row.Refuted }
            .Select(probability => Math.Pow(Math.Max(probability, Smallest), 1 / temperature))];
        return -Math.Log(powers[row.IsSupported ? 0 : 1] / powers.Sum());
    }
}

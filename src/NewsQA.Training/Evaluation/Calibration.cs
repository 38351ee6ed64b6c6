using NewsQA.Reading;

namespace NewsQA.Training.Evaluation;

/// <summary>Platt scaling (Platt, 1999): a logistic function from a span's log-odds to the probability that it answers.</summary>
internal static class Calibration
{
    private const int Rounds = 50;
    private const double Damping = 1e-6;

    /// <summary>Fits slope and intercept by Newton's method.</summary>
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
}

using System.Globalization;
using NewsQA.Evaluation;

namespace NewsQA.Cli.Terminal;

/// <summary>Shows the figures of an evaluation, a line each.</summary>
internal static class ReportView
{
    public static void Write(Output output, EvaluationReport report)
    {
        if (report.Questions is { } q)
        {
            Write(output, "Questions", $"{q.Count} ({q.Answerable} answerable, {q.Count - q.Answerable} unanswerable{(q.Failed > 0 ? $", {q.Failed} failed" : "")})");
            Write(output, "Exact match", $"{Percent(q.ExactMatch)}{Of(q.AnswerableExactMatch)}");
            Write(output, "F1", $"{Percent(q.F1)}{Of(q.AnswerableF1)}");
            if (q.UnanswerableRefused is { } refused)
                Write(output, "Unanswerable refused", Percent(refused));
            if (q.AnswerableRefused is { } wrongly)
                Write(output, "Answerable refused", Percent(wrongly));
            if (q.BestThreshold is { } best)
                Write(output, "Best threshold", string.Create(CultureInfo.InvariantCulture, $"{best.Threshold:F3} would give F1 {Percent(best.F1)}"));
        }

        if (report.Claims is { } c)
        {
            Write(output, "Claims", c.Count.ToString(CultureInfo.InvariantCulture));
            Write(output, "Accuracy", $"{Percent(c.Accuracy)} (balanced {Percent(c.BalancedAccuracy)})");
            Write(output, "F1 by verdict", $"{string.Join(", ", c.F1.Select(f => $"{f.Key} {Percent(f.Value)}"))}, mean {Percent(c.MacroF1)}");
        }

        WriteRecall(output, "Retrieval recall", report.Retrieval);
        WriteRecall(output, "Context recall", report.Paragraphs);
        if (report.Milliseconds is { } ms)
            Write(output, "Milliseconds", string.Create(CultureInfo.InvariantCulture, $"{ms.Median:F0} median, {ms.P95:F0} at the 95th percentile"));
        if (report is { Reliability: { } reliability, RiskCoverage: { } riskCoverage })
            WriteCalibration(output, reliability, riskCoverage);
        if (report.MalformedRows > 0)
            Write(output, "Malformed rows", report.MalformedRows.ToString(CultureInfo.InvariantCulture));
    }

    private static void WriteCalibration(Output output, ReliabilityFigures reliability, RiskCoverageFigures riskCoverage)
    {
        Write(output, "Calibration error", string.Create(CultureInfo.InvariantCulture, $"{reliability.ExpectedCalibrationError:F3} expected, by confidence:"));
        foreach (var bin in reliability.Bins.Where(b => b.Count > 0))
            Write(output, string.Create(CultureInfo.InvariantCulture, $"  {bin.From:F1} to {bin.To:F1}"), $"{Percent(bin.ShareRight!.Value)} right, {Percent(bin.Confidence!.Value)} confident ({bin.Count} answers)");
        Write(output, "Risk", string.Create(CultureInfo.InvariantCulture, $"{riskCoverage.Area:F3} area under the curve, by share of questions answered:"));
        foreach (var point in riskCoverage.Points)
            Write(output, $"  {Percent(point.Coverage)}", string.Create(CultureInfo.InvariantCulture, $"{Percent(point.Risk)} of the answers wrong, from confidence {point.Threshold:F2} on"));
    }

    private static void WriteRecall(Output output, string name, RecallFigures? recall)
    {
        if (recall is not null)
            Write(output, name, $"{Percent(recall.At1)} at 1, {Percent(recall.At5)} at 5, {Percent(recall.At10)} at 10 ({recall.Count} questions)");
    }

    private static void Write(Output output, string name, string value) => output.Line($"{name,-21} {value}");

    private static string Of(double? answerable) => answerable is { } value ? $" ({Percent(value)} of the answerable)" : "";

    private static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{share * 100:F1} %");
}

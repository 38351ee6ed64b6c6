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

        WriteRecall(output, "Retrieval recall", report.Retrieval);
        WriteRecall(output, "Context recall", report.Paragraphs);
        if (report.Milliseconds is { } ms)
            Write(output, "Milliseconds", string.Create(CultureInfo.InvariantCulture, $"{ms.Median:F0} median, {ms.P95:F0} at the 95th percentile"));
        if (report.MalformedRows > 0)
            Write(output, "Malformed rows", report.MalformedRows.ToString(CultureInfo.InvariantCulture));
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

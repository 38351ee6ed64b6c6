using System.Globalization;
using NewsQA.Evaluation;
using Spectre.Console;

namespace NewsQA.Cli.Output;

/// <summary>Shows the figures of an evaluation.</summary>
internal static class ReportView
{
    public static void Show(Terminal terminal, EvaluationReport report)
    {
        var rows = new List<(string Name, string Value)>();
        if (report.Questions is { } q)
        {
            rows.Add(("questions", Number(q.Count)));
            rows.Add(("  of which answerable", Number(q.Answerable)));
            rows.Add(("exact match", Percent(q.ExactMatch)));
            rows.Add(("F1", Percent(q.F1)));
            Add("exact match, answerable", q.AnswerableExactMatch);
            Add("F1, answerable", q.AnswerableF1);
            Add("unanswerable refused", q.UnanswerableRefused);
            Add("answerable wrongly refused", q.AnswerableRefused);
            if (q.BestThreshold is { } best)
            {
                rows.Add(("best F1 of any threshold", $"{Percent(best.F1)} at {best.Threshold.ToString("0.000", CultureInfo.InvariantCulture)}"));
            }

            if (q.Failed > 0)
            {
                rows.Add(("failed", Number(q.Failed)));
            }
        }

        AddRecall("article found", report.Retrieval);
        AddRecall("context found", report.Paragraphs);
        if (report.Milliseconds is { } time)
        {
            rows.Add(("milliseconds, median", time.Median.ToString("0.0", CultureInfo.InvariantCulture)));
            rows.Add(("milliseconds, 95th percentile", time.P95.ToString("0.0", CultureInfo.InvariantCulture)));
        }

        if (report.MalformedRows > 0)
        {
            rows.Add(("malformed rows", Number(report.MalformedRows)));
        }

        var width = rows.Max(r => r.Name.Length) + 2;
        foreach (var (name, value) in rows)
        {
            terminal.Console.WriteLine(name.PadRight(width) + value);
        }

        void Add(string name, double? share)
        {
            if (share is { } value)
            {
                rows.Add((name, Percent(value)));
            }
        }

        void AddRecall(string name, RecallFigures? recall)
        {
            if (recall is not null)
            {
                rows.Add(($"{name} at 1 / 5 / 10", $"{Percent(recall.At1)} / {Percent(recall.At5)} / {Percent(recall.At10)} of {recall.Count}"));
            }
        }
    }

    private static string Percent(double share) => (100 * share).ToString("0.0", CultureInfo.InvariantCulture) + " %";

    private static string Number(int count) => count.ToString(CultureInfo.InvariantCulture);
}

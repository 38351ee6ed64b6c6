using System.Globalization;
using NewsQA.Evaluation;

namespace NewsQA.Cli.Terminal;

/// <summary>Shows the figures of the local reader and of a language model side by side.</summary>
internal static class ComparisonView
{
    public static void Write(Output output, EvaluationReport local, EvaluationReport model)
    {
        Row("", "local", "model");
        Figures("Exact match", r => Percent(r.Questions?.ExactMatch));
        Figures("F1", r => Percent(r.Questions?.F1));
        Figures("Unanswerable refused", r => Percent(r.Questions?.UnanswerableRefused));
        Figures("Answerable refused", r => Percent(r.Questions?.AnswerableRefused));
        Figures("Milliseconds, median", r => Number(r.Milliseconds?.Median));
        Figures("Answered by the model", r => Number(r.Proof?.Asked - r.Proof?.Failed));
        Figures("Local in its place", r => Number(r.Proof?.Failed));
        Figures("Sentences shown", r => Number(r.Proof?.Shown));
        Figures("Sentences repaired", r => Number(r.Proof?.Repaired));
        Figures("Sentences left out", r => Number(r.Proof?.Dropped));
        Figures("Tokens in", r => Number(r.Proof?.TokensIn));
        Figures("Tokens out", r => Number(r.Proof?.TokensOut));

        void Figures(string name, Func<EvaluationReport, string> figure) => Row(name, figure(local), figure(model));
        void Row(string name, string one, string other) => output.Line($"{name,-22}{one,12}{other,12}");
    }

    private static string Percent(double? share) => share is { } known ? string.Create(CultureInfo.InvariantCulture, $"{known * 100:F1} %") : "–";

    private static string Number(double? number) => number is { } known ? known.ToString("N0", CultureInfo.InvariantCulture) : "–";
}

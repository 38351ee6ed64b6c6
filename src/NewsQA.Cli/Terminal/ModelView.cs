using System.Globalization;
using NewsQA.Answering;
using Spectre.Console;

namespace NewsQA.Cli.Terminal;

/// <summary>Shows what a language model contributed to an answer.</summary>
internal static class ModelView
{
    private static readonly Style Faint = new(decoration: Decoration.Dim);

    /// <summary>One line below the answer: how many sentences were proven, and what they cost.</summary>
    public static void Write(Output output, ModelReport report)
    {
        if (report.NotHeld is { } notHeld)
            output.Line($"Not in the articles, says the model: {PlainText.OneLine(notHeld)}", Faint);
        output.Line(Summary(report), Faint);
    }

    /// <summary>The same with the reasons, and which path gave the answer.</summary>
    public static void WriteWhy(Output output, AnswerPath path, ModelReport report)
    {
        output.Line(path == AnswerPath.Model ? "Answered by the language model, every sentence proven" : "Answered by the local reader");
        output.Line($"Model: {Summary(report)}");
        if (report.Failure is { } failure)
            output.Line($"Model failed: {PlainText.OneLine(failure)}");
        foreach (var reason in report.Dropped)
            output.Line($"Left out: {PlainText.OneLine(reason)}");
    }

    private static string Summary(ModelReport r)
    {
        string?[] parts =
        [
            PlainText.OneLine($"{r.Provider} {r.Model}"),
            Count(r.Shown, "proven"),
            r.Repaired > 0 ? Count(r.Repaired, "repaired") : null,
            r.Dropped.Count > 0 ? Count(r.Dropped.Count, "left out") : null,
            r.TokensIn is null && r.TokensOut is null ? null : string.Create(CultureInfo.InvariantCulture, $"{r.TokensIn:N0} tokens in, {r.TokensOut:N0} out"),
        ];
        return string.Join(" · ", parts.Where(p => p is not null));
    }

    private static string Count(int count, string what) => string.Create(CultureInfo.InvariantCulture, $"{count} {(count == 1 ? "sentence" : "sentences")} {what}");
}

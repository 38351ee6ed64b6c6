using System.Globalization;
using NewsQA.Answering;
using NewsQA.Storage;
using Spectre.Console;

namespace NewsQA.Cli.Output;

/// <summary>Shows answers to people.</summary>
internal static class AnswerView
{
    private static readonly Style Bold = new(decoration: Decoration.Bold);
    private static readonly Style Dim = new(Color.Grey);
    private static readonly Style Marked = new(Color.Green, decoration: Decoration.Bold | Decoration.Underline);
    private static readonly Style Warning = new(Color.Yellow);

    public static void Show(Terminal terminal, Answer answer)
    {
        var console = terminal.Console;
        if (answer.StandaloneQuestion != answer.Question.Trim())
        {
            console.Write(new Paragraph($"Searched: {Plain.Line(answer.StandaloneQuestion)}\n", Dim));
        }

        var failure = answer.Kind == AnswerKind.Failed ? answer.Failure ?? answer.Text : answer.Text;
        console.Write(new Paragraph(Plain.Text(failure) + "\n", answer.Kind == AnswerKind.Answered ? Bold : Warning));
        foreach (var (citation, i) in answer.Citations.Select((c, i) => (c, i)))
        {
            console.WriteLine();
            if (answer.Kind == AnswerKind.NotInArticles && i == 0)
            {
                console.Write(new Paragraph("The nearest passage, which does not answer it:\n", Dim));
            }

            Show(terminal, citation);
        }

        if (answer.Kind == AnswerKind.Answered && answer.Alternatives.Count > 0)
        {
            console.WriteLine();
            console.Write(new Paragraph(
                "Or: " + string.Join("; ", answer.Alternatives.Select(a => $"{Plain.Line(a.Text)} ({Percent(a.Confidence)})")) + "\n", Dim));
        }
    }

    public static void Show(Terminal terminal, Citation citation)
    {
        var quote = new Paragraph().Append("  “");
        if (citation.Highlight is { } highlight && citation.Range.Contains(highlight) && highlight.Length < citation.Range.Length)
        {
            var from = highlight.Start - citation.Range.Start;
            var to = highlight.End - citation.Range.Start;
            var (open, close) = terminal.HasStyles ? ("", "") : ("«", "»");
            quote.Append(Plain.Line(citation.Quote[..from]))
                .Append(open + Plain.Line(citation.Quote[from..to]) + close, Marked)
                .Append(Plain.Line(citation.Quote[to..]));
        }
        else
        {
            quote.Append(Plain.Line(citation.Quote));
        }

        terminal.Console.Write(quote.Append("”\n"));
        terminal.Console.Write(new Paragraph($"  {Source(citation.Article)}\n", Dim));
    }

    /// <summary>Headline, outlet, date and id of an article in one line; a version after the first is named.</summary>
    public static string Source(ArticleSummary article) => Plain.Line(string.Join(" · ", new[]
    {
        article.Title ?? "Untitled",
        article.Outlet,
        Date(article.Published),
        article.Version > 1 ? $"version {article.Version}" : null,
        article.Id,
    }.OfType<string>()));

    public static string? Date(DateTimeOffset? time) => time?.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    public static string Percent(double share) => (100 * share).ToString("0", CultureInfo.InvariantCulture) + " %";
}

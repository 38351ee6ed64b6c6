using System.Globalization;
using NewsQA.Answering;
using NewsQA.Storage;
using Spectre.Console;

namespace NewsQA.Cli.Terminal;

/// <summary>Shows an answer: what, the quote with the answer marked, and where it stands.</summary>
internal static class AnswerView
{
    private static readonly Style Strong = new(decoration: Decoration.Bold);
    private static readonly Style Faint = new(decoration: Decoration.Dim);
    private static readonly Style Marked = new(decoration: Decoration.Bold | Decoration.Underline);

    /// <summary>Tells on standard error why the local reader answered in the place of the language model, if it did.</summary>
    public static void WarnOfModel(Output output, Answer answer)
    {
        if (answer.Model?.Failure is { } failure)
            output.Notice($"newsqa: {failure} The local reader answered.");
    }

    /// <param name="output">Where to.</param>
    /// <param name="answer">What to show.</param>
    /// <param name="isTextShown">Whether its sentences have been shown as they came.</param>
    public static void Write(Output output, Answer answer, bool isTextShown = false)
    {
        if (answer.StandaloneQuestion.Length > 0 && answer.StandaloneQuestion != answer.Question && answer.StandaloneQuestion != answer.Question.Trim())
            output.Line($"Searched: {answer.StandaloneQuestion}", Faint);
        // A whole sentence as the answer is its own quote: shown once.
        if (isTextShown)
            output.Line();
        else if (answer.Kind != AnswerKind.Answered || answer.Citations.Count == 0 || PlainText.OneLine(answer.Citations[0].Quote) != answer.Text)
            output.Line(PlainText.OneLine(answer.Text), answer.Kind == AnswerKind.Answered ? Strong : Style.Plain);
        if (answer.Kind == AnswerKind.NotInArticles && answer.Citations.Count > 0)
            output.Line("Nearest passage, which does not answer the question:", Faint);
        for (var i = 0; i < answer.Citations.Count; i++)
        {
            var number = answer is { Path: AnswerPath.Model, Kind: AnswerKind.Answered } ? string.Create(CultureInfo.InvariantCulture, $"[{i + 1}] ") : "";
            WriteCitation(output, answer.Citations[i], mark: answer.Kind != AnswerKind.NotInArticles, number);
        }

        if (answer is { Path: AnswerPath.Model, Model: { } report })
            ModelView.Write(output, report);
        if (answer.Alternatives.Count > 0)
        {
            output.Line();
            output.Line("Other answers the articles may give:", Faint);
            foreach (var other in answer.Alternatives)
            {
                output.Line(string.Create(CultureInfo.InvariantCulture, $"{PlainText.OneLine(other.Text)} ({other.Confidence:P0})"));
                WriteCitation(output, other.Citation, mark: true);
            }
        }
    }

    public static void WriteCitation(Output output, Citation citation, bool mark, string number = "")
    {
        var quote = new Paragraph($"  {number}“");
        if (mark && citation.Highlight is { } highlight && citation.Range.Contains(highlight))
        {
            var ansi = output.Out.Profile.Capabilities.Ansi;
            var (start, end) = (highlight.Start - citation.Range.Start, highlight.End - citation.Range.Start);
            quote.Append(Flat(citation.Quote[..start]));
            quote.Append(ansi ? Flat(citation.Quote[start..end]) : $"«{Flat(citation.Quote[start..end])}»", Marked);
            quote.Append(Flat(citation.Quote[end..]));
        }
        else
        {
            quote.Append(Flat(citation.Quote));
        }

        quote.Append("”");
        output.Out.Write(quote);
        output.Out.WriteLine();
        output.Line($"  {Describe(citation.Article)}", Faint);
    }

    /// <summary>Title, outlet, date and id on one line, as far as they are known.</summary>
    public static string Describe(ArticleSummary article)
    {
        string?[] parts = [article.Title, article.Outlet, PlainText.Date(article.Published), article.Version > 1 ? $"{article.Id} version {article.Version}" : article.Id];
        return PlainText.OneLine(string.Join(" · ", parts.Where(p => !string.IsNullOrEmpty(p))));
    }

    /// <summary>How the answer was found.</summary>
    public static void WriteWhy(Output output, Answer answer)
    {
        var t = answer.Timings;
        output.Line($"Question as searched: {answer.StandaloneQuestion}");
        output.Line(string.Create(CultureInfo.InvariantCulture, $"Kind: {answer.Kind}, confidence {answer.Confidence:P0}"));
        output.Line(string.Create(CultureInfo.InvariantCulture, $"Found in {t.Retrieval:F0} ms, read in {t.Reading:F0} ms, proven in {t.Proof:F1} ms; {t.Total:F0} ms in all"));
        if (answer.Model is { } report)
            ModelView.WriteWhy(output, answer.Path, report);
        foreach (var citation in answer.Citations)
            output.Line(string.Create(CultureInfo.InvariantCulture, $"Quote: {citation.Article.Id} version {citation.Article.Version}, characters {citation.Range.Start} to {citation.Range.End}, score {citation.Score:F2}"));
        foreach (var other in answer.Alternatives)
            output.Line(string.Create(CultureInfo.InvariantCulture, $"Considered: {other.Text} ({other.Confidence:P0}), {other.Citation.Article.Id}"));
    }

    private static string Flat(string text) => PlainText.Clean(text).Replace('\n', ' ');
}

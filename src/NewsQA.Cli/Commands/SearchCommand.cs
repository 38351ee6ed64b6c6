using System.ComponentModel;
using System.Globalization;
using NewsQA.Cli.Output;
using NewsQA.Retrieval;
using Spectre.Console;
using Spectre.Console.Cli;

namespace NewsQA.Cli.Commands;

internal sealed class SearchSettings : FilterSettings
{
    [CommandArgument(0, "[QUERY]")]
    [Description("What to look for; without it, standard input is the query.")]
    public string[] Query { get; init; } = [];

    [CommandOption("--limit <N>")]
    [Description("How many passages to show, 1 to 1000; default 10.")]
    [DefaultValue(10)]
    public int Limit { get; init; } = 10;
}

internal sealed class SearchCommand(Terminal terminal, SessionFactory sessions) : AsyncCommand<SearchSettings>
{
    public override async Task<int> ExecuteAsync(CommandContext context, SearchSettings settings, CancellationToken cancellationToken)
    {
        if (settings.Limit is < 1 or > 1000)
        {
            throw new UsageException($"--limit is {settings.Limit}: give a number from 1 to 1000.");
        }

        var query = string.Join(' ', settings.Query);
        if (query.Length == 0 && terminal.HasPipedInput)
        {
            query = await terminal.ReadInputAsync(cancellationToken);
        }

        if (string.IsNullOrWhiteSpace(query))
        {
            throw new UsageException("No query was given: newsqa search \"security agreement\"");
        }

        var filter = settings.Filter;
        await using var session = await sessions.OpenAsync(settings, terminal, cancellationToken);
        var hits = await session.Retriever.RetrieveAsync(
            new RetrievalQuery { Question = query.Trim(), Limit = settings.Limit, Filter = filter, AsOf = settings.Time }, cancellationToken);
        foreach (var (hit, i) in hits.Select((h, i) => (h, i)))
        {
            if (settings.Json)
            {
                var json = AnswerJson.Of(hit.Article);
                json["rank"] = i + 1;
                json["score"] = hit.Score;
                json["similarity"] = hit.Similarity;
                json["bm25"] = hit.Bm25;
                json["start"] = hit.Chunk.Range.Start;
                json["end"] = hit.Chunk.Range.End;
                json["text"] = hit.Chunk.Text;
                terminal.Output.WriteLine(AnswerJson.Line(json));
                continue;
            }

            terminal.Console.Write(new Paragraph(
                string.Create(CultureInfo.InvariantCulture, $"{i + 1}. {AnswerView.Source(hit.Article)}\n"), new Style(decoration: Decoration.Bold)));
            terminal.Console.Write(new Paragraph(Plain.Text(hit.Chunk.Text) + "\n\n"));
        }

        if (hits.Count == 0)
        {
            terminal.Say("No passage was found: widen the filters, or add articles with 'newsqa ingest PATH'.");
        }

        return hits.Count > 0 ? ExitCodes.Success : ExitCodes.NotInArticles;
    }
}

using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using NewsQA.Cli.Hosting;
using NewsQA.Cli.Json;
using NewsQA.Cli.Terminal;
using NewsQA.Storage;
using Spectre.Console;

namespace NewsQA.Cli.Commands;

/// <summary><c>newsqa articles list</c>: a table on a terminal, tab-separated lines in a pipe.</summary>
internal sealed class ArticlesListCommand(CommandEnvironment environment) : ProductCommand<FilterSettings>(environment)
{
    protected override async Task<int> RunAsync(IServiceProvider services, FilterSettings settings, Output output, CancellationToken cancellationToken)
    {
        var count = await WriteAsync(services.GetRequiredService<IChunkStore>(), settings.Filter, settings.Json, output, cancellationToken);
        if (count == 0)
            output.Notice(settings.Filter == ChunkFilter.None
                ? "The index is empty. Add articles with: newsqa ingest PATH"
                : "No article passes the filter.");
        return ExitCode.Answered;
    }

    public static async Task<int> WriteAsync(IChunkStore store, ChunkFilter filter, bool json, Output output, CancellationToken cancellationToken)
    {
        var table = new Table { Border = TableBorder.Rounded }.AddColumns("Published", "Outlet", "Title", "Id");
        var count = 0;
        await foreach (var article in store.ListArticlesAsync(filter, cancellationToken))
        {
            count++;
            string[] cells = [PlainText.Date(article.Published), PlainText.OneLine(article.Outlet ?? ""), PlainText.OneLine(article.Title ?? ""), article.Id];
            if (json)
                output.Raw(JsonSerializer.Serialize(ArticleJson.Of(article), CliJson.Lines.ArticleJson));
            else if (output.Environment.IsOutputTerminal)
                table.AddRow([.. cells.Select(cell => new Text(cell))]);
            else
                output.Raw($"{article.Id}\t{article.Version}\t{string.Join('\t', cells[..3])}");
        }

        if (table.Rows.Count > 0)
            output.Out.Write(table);
        return count;
    }
}

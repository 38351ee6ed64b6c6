using System.ComponentModel;
using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using NewsQA.Cli.Hosting;
using NewsQA.Cli.Json;
using NewsQA.Cli.Terminal;
using NewsQA.Retrieval;
using Spectre.Console;
using Spectre.Console.Cli;

namespace NewsQA.Cli.Commands;

/// <summary><c>newsqa search</c>: the passages a question would be answered from.</summary>
internal sealed class SearchCommand(CommandEnvironment environment) : ProductCommand<SearchCommand.Settings>(environment)
{
    public sealed class Settings : FilterSettings
    {
        [CommandArgument(0, "[QUERY]")]
        [Description("What to search for; without one it is read from standard input.")]
        public string[] Query { get; init; } = [];

        [CommandOption("--limit <N>")]
        [Description("How many passages to show, 1 to 1000.")]
        [DefaultValue(10)]
        public int Limit { get; init; }

        public override ValidationResult Validate() => Limit is < 1 or > 1000
            ? ValidationResult.Error($"--limit {Limit} is out of range; give 1 to 1000.")
            : base.Validate();
    }

    protected override bool NeedsArticles(Settings settings) => true;

    protected override string? Refuse(Settings settings) =>
        settings.Query.Length == 0 && Environment.IsInputTerminal ? "No query. Give one: newsqa search \"security agreement\"" : null;

    protected override async Task<int> RunAsync(IServiceProvider services, Settings settings, Output output, CancellationToken cancellationToken)
    {
        var query = string.Join(' ', settings.Query);
        if (settings.Query.Length == 0)
        {
            using var input = Environment.OpenInputText();
            query = await input.ReadToEndAsync(cancellationToken);
        }

        if (string.IsNullOrWhiteSpace(query))
        {
            output.Fail("The query is empty. Give one: newsqa search \"security agreement\"");
            return ExitCode.WrongUsage;
        }

        var hits = await services.GetRequiredService<IRetriever>().RetrieveAsync(
            new RetrievalQuery { Question = query.Trim(), Limit = settings.Limit, Filter = settings.Filter, AsOf = settings.AsOf }, cancellationToken);
        for (var i = 0; i < hits.Count; i++)
        {
            if (settings.Json)
            {
                output.Raw(JsonSerializer.Serialize(HitJson.Of(hits[i], i + 1), CliJson.Lines.HitJson));
                continue;
            }

            output.Line(string.Create(CultureInfo.InvariantCulture, $"{i + 1}. {AnswerView.Describe(hits[i].Article)} (score {hits[i].Score:F4})"), new Style(decoration: Decoration.Bold));
            output.Line($"   {PlainText.OneLine(hits[i].Chunk.Text)}");
        }

        if (hits.Count == 0)
            output.Notice("No passage passes the filter.");
        return hits.Count > 0 ? ExitCode.Answered : ExitCode.NotInArticles;
    }
}

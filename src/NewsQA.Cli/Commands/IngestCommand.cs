using System.ComponentModel;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using NewsQA.Cli.Hosting;
using NewsQA.Cli.Json;
using NewsQA.Cli.Terminal;
using NewsQA.Ingestion;
using Spectre.Console;
using Spectre.Console.Cli;

namespace NewsQA.Cli.Commands;

/// <summary><c>newsqa ingest</c>: a result an item, a bar on a terminal, a summary at the end.</summary>
internal sealed class IngestCommand(CommandEnvironment environment) : ProductCommand<IngestCommand.Settings>(environment)
{
    public sealed class Settings : GlobalSettings
    {
        [CommandArgument(0, "<PATH>")]
        [Description("Files, folders, patterns such as 'news/*.html', or - for standard input.")]
        public string[] Paths { get; init => field = [.. value.Select(Dash.Restore)]; } = [];
    }

    protected override async Task<int> RunAsync(IServiceProvider services, Settings settings, Output output, CancellationToken cancellationToken)
    {
        var sources = ArticleSources.Expand(settings.Paths, Environment.OpenInput);
        if (sources.Count == 0)
        {
            output.Fail($"{string.Join(", ", settings.Paths)} holds no article: no .txt, .html, .json or .jsonl file is in it.");
            return ExitCode.Failed;
        }

        var counts = new Dictionary<IngestionOutcome, int>();
        var pipeline = services.GetRequiredService<IngestionPipeline>();
        if (settings.Json || !Environment.IsErrorTerminal)
            await IngestAsync(null);
        else
            await output.Error.Progress().AutoClear(true).Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
                .StartAsync(progress => IngestAsync(progress.AddTask($"Ingesting {sources.Count} sources", maxValue: sources.Count)));

        int Of(IngestionOutcome outcome) => counts.GetValueOrDefault(outcome);
        var (rejected, total) = (Of(IngestionOutcome.Rejected), counts.Values.Sum());
        output.Notice($"{Of(IngestionOutcome.Added)} added, {Of(IngestionOutcome.Updated)} updated, {Of(IngestionOutcome.Unchanged)} unchanged, "
            + $"{(Of(IngestionOutcome.KeptAsHistory) is > 0 and var old ? $"{old} kept as history, " : "")}{rejected} rejected.");
        return rejected > 0 && rejected == total ? ExitCode.Failed : ExitCode.Answered;


        async Task IngestAsync(ProgressTask? bar)
        {
            var progress = bar is null ? null : new BarProgress(bar);
            await foreach (var result in pipeline.IngestAsync(sources, progress, cancellationToken))
            {
                counts[result.Outcome] = counts.GetValueOrDefault(result.Outcome) + 1;
                if (settings.Json)
                    output.Raw(JsonSerializer.Serialize(IngestedJson.Of(result), CliJson.Lines.IngestedJson));
                else if (bar is null || result.Outcome == IngestionOutcome.Rejected)
                    output.Line(Describe(result));
            }
        }
    }

    private static string Describe(IngestionResult result) => PlainText.OneLine(result.Outcome switch
    {
        IngestionOutcome.Rejected => $"rejected {result.Source}: {result.Reason}",
        IngestionOutcome.KeptAsHistory => $"kept as history {result.ArticleId} version {result.Version} ({result.Source})",
        var outcome => $"{outcome.ToString().ToLowerInvariant()} {result.ArticleId}{(result.Version > 1 ? $" version {result.Version}" : "")} ({result.Source})",
    });

    private sealed class BarProgress(ProgressTask bar) : IProgress<IngestionProgress>
    {
        public void Report(IngestionProgress value) => bar.Value = value.SourcesRead;
    }
}

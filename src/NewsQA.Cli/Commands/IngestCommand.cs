using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Nodes;
using NewsQA.Cli.Output;
using NewsQA.Ingestion;
using Spectre.Console;
using Spectre.Console.Cli;

namespace NewsQA.Cli.Commands;

internal sealed class IngestSettings : IndexSettings
{
    [CommandArgument(0, "<PATH>")]
    [Description("Files, folders (with all below them) and patterns such as news/*.html; - is standard input.")]
    public string[] Paths { get; init; } = [];

    [CommandOption("--map <FIELD=NAME>")]
    [Description("What an archive calls a field, such as title=headline; may be repeated.")]
    public string[] Map { get; init; } = [];

    public override IEnumerable<KeyValuePair<string, string?>> Overrides() => Map.Select(map =>
        map.Split('=', 2) is [{ Length: > 0 } field, { Length: > 0 } name]
            ? new KeyValuePair<string, string?>($"NewsQA:Articles:FieldNames:{field.Trim()}", name.Trim())
            : throw new UsageException($"--map is '{map}': give FIELD=NAME, such as title=headline."));
}

internal sealed class IngestCommand(Terminal terminal, SessionFactory sessions) : AsyncCommand<IngestSettings>
{
    public override async Task<int> ExecuteAsync(CommandContext context, IngestSettings settings, CancellationToken cancellationToken)
    {
        // An index that was never used takes these articles alone: the bundled ones are there for who has none.
        await using var session = await sessions.OpenAsync(
            settings, terminal, cancellationToken, settings.Index ?? Environment.GetEnvironmentVariable("NewsQA__Store__Path") ?? Storage.Sqlite.SqliteStoreOptions.DefaultPath);
        var sources = ArticleSources.Expand(settings.Paths, terminal.OpenInput);
        if (sources.Count == 0)
        {
            throw new UsageException($"No article was found in {string.Join(", ", settings.Paths)}: NewsQA reads .txt, .md, .html, .json and .jsonl files.");
        }

        var counts = new Dictionary<IngestionOutcome, int>();
        try
        {
            if (terminal.IsInteractive && !settings.Json)
            {
                await terminal.Console.Progress().AutoClear(true).StartAsync(async progress =>
                {
                    var task = progress.AddTask("Ingesting", maxValue: Math.Max(1, sources.Count));
                    await RunAsync(new Progress(p =>
                    {
                        task.Value = p.SourcesRead;
                        task.Description = $"{p.Articles} articles, {p.Chunks} chunks";
                    }));
                });
            }
            else
            {
                await RunAsync(null);
            }
        }
        finally
        {
            Summarize(settings, counts);
        }

        return counts.Count == 1 && counts.ContainsKey(IngestionOutcome.Rejected) ? ExitCodes.Failed : ExitCodes.Success;

        async Task RunAsync(IProgress<IngestionProgress>? progress)
        {
            await foreach (var result in session.Ingestion.IngestAsync(sources, progress, cancellationToken))
            {
                counts[result.Outcome] = counts.GetValueOrDefault(result.Outcome) + 1;
                Write(settings, result);
            }
        }
    }

    private void Write(IngestSettings settings, IngestionResult result)
    {
        if (settings.Json)
        {
            terminal.Output.WriteLine(AnswerJson.Line(new JsonObject
            {
                ["source"] = result.Source,
                ["outcome"] = JsonNamingPolicy.SnakeCaseLower.ConvertName(result.Outcome.ToString()),
                ["article"] = result.ArticleId,
                ["version"] = result.Version == 0 ? null : result.Version,
                ["title"] = result.Title,
                ["chunks"] = result.Chunks,
                ["reason"] = result.Reason,
            }));
            return;
        }

        if (result.Outcome == IngestionOutcome.Rejected)
        {
            terminal.Say($"{result.Source}: {result.Reason}");
        }
        else
        {
            terminal.Console.WriteLine(Plain.Line($"{Word(result.Outcome),-9} {result.ArticleId} (version {result.Version}) {result.Title}"));
        }
    }

    private void Summarize(IngestSettings settings, Dictionary<IngestionOutcome, int> counts)
    {
        var summary = string.Join(", ", counts.OrderBy(c => c.Key).Select(c => $"{c.Value} {Word(c.Key)}"));
        if (!settings.Json && summary.Length > 0)
        {
            terminal.Console.WriteLine(summary);
        }
    }

    private static string Word(IngestionOutcome outcome) => outcome switch
    {
        IngestionOutcome.KeptAsHistory => "kept as history",
        _ => outcome.ToString().ToLowerInvariant(),
    };

    /// <summary>Reports at once and in order, where <see cref="Progress{T}"/> would use the thread pool.</summary>
    private sealed class Progress(Action<IngestionProgress> report) : IProgress<IngestionProgress>
    {
        public void Report(IngestionProgress value) => report(value);
    }
}

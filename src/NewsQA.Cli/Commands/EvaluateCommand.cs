using System.ComponentModel;
using NewsQA.Cli.Output;
using NewsQA.Evaluation;
using Microsoft.Extensions.DependencyInjection;
using Spectre.Console.Cli;

namespace NewsQA.Cli.Commands;

internal sealed class EvaluateSettings : FilterSettings
{
    [CommandArgument(0, "<FILE>")]
    [Description("JSON Lines: {\"id\",\"question\",\"answers\":[…],\"context\"?,\"asOf\"?,\"article\"?} a line; - is standard input.")]
    public string[] Files { get; init; } = [];

    [CommandOption("--predictions <FILE>")]
    [Description("Write what was answered to each row, a JSON line each.")]
    public string? Predictions { get; init; }

    [CommandOption("--report <FILE>")]
    [Description("Write the figures as JSON.")]
    public string? Report { get; init; }

    [CommandOption("--index-contexts")]
    [Description("Index the contexts of all rows and measure how often the right one is found, in place of answering.")]
    public bool IndexContexts { get; init; }
}

internal sealed class EvaluateCommand(Terminal terminal, SessionFactory sessions) : AsyncCommand<EvaluateSettings>
{
    public override async Task<int> ExecuteAsync(CommandContext context, EvaluateSettings settings, CancellationToken cancellationToken)
    {
        var (rows, malformed) = await ReadAsync(settings.Files, cancellationToken);
        if (rows.OfType<ClaimRow>().FirstOrDefault() is { } claim)
        {
            throw new UsageException($"Row {claim.Id} is a claim, and this version of NewsQA answers questions alone: take the claims out of the file.");
        }

        var questions = rows.OfType<QuestionRow>().ToList();
        if (questions.Count == 0)
        {
            throw new UsageException($"{string.Join(", ", settings.Files)} holds no question: a line is {{\"id\",\"question\",\"answers\":[…]}}.");
        }

        var report = settings.IndexContexts
            ? await FindContextsAsync(settings, questions, malformed, cancellationToken)
            : await AskAsync(settings, questions, malformed, cancellationToken);
        if (settings.Report is { } path)
        {
            await File.WriteAllTextAsync(path, report.ToJson() + "\n", CancellationToken.None);
        }

        if (settings.Json)
        {
            await terminal.Output.WriteLineAsync(report.ToJson());
        }
        else
        {
            ReportView.Show(terminal, report);
        }

        return !report.Complete ? ExitCodes.Cancelled : malformed > 0 ? ExitCodes.Failed : ExitCodes.Success;
    }

    private async Task<EvaluationReport> AskAsync(
        EvaluateSettings settings, List<QuestionRow> rows, int malformed, CancellationToken cancellationToken)
    {
        await using var session = await sessions.OpenAsync(settings, terminal, cancellationToken);
        var evaluator = new Evaluator(session.Answerer, session.Retriever);
        var outcomes = new List<QuestionOutcome>(rows.Count);
        await using var predictions = settings.Predictions is { } path ? new StreamWriter(path) : null;
        var complete = true;
        // The first question would bear the loading of the models.
        await evaluator.AskAsync(rows[0], settings.Filter, cancellationToken);
        foreach (var row in rows)
        {
            try
            {
                outcomes.Add(await evaluator.AskAsync(row with { AsOf = row.AsOf ?? settings.Time }, settings.Filter, cancellationToken));
            }
            catch (OperationCanceledException)
            {
                terminal.Say($"Stopped after {outcomes.Count} of {rows.Count} rows: the figures are over these.");
                complete = false;
                break;
            }

            if (predictions is not null)
            {
                await predictions.WriteLineAsync(Prediction.Of(row.Id, outcomes[^1].Answer).ToJsonLine());
            }

            if (terminal.IsInteractive && outcomes.Count % 20 == 0)
            {
                await terminal.Error.WriteAsync($"\r{outcomes.Count} of {rows.Count}");
            }
        }

        return EvaluationReport.Of(outcomes, malformedRows: malformed, complete: complete);
    }

    private async Task<EvaluationReport> FindContextsAsync(
        EvaluateSettings settings, List<QuestionRow> rows, int malformed, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("newsqa-");
        try
        {
            var index = Path.Combine(folder.FullName, "contexts.db");
            await using var session = await sessions.OpenAsync(settings, terminal, cancellationToken, index);
            var recall = await ActivatorUtilities.CreateInstance<ContextRecall>(session.Services).MeasureAsync(rows, cancellationToken);
            return EvaluationReport.Of([], recall, malformed);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private async Task<(List<EvaluationRow> Rows, int Malformed)> ReadAsync(string[] files, CancellationToken cancellationToken)
    {
        var rows = new List<EvaluationRow>();
        var malformed = 0;
        foreach (var file in files)
        {
            if (file != "-" && !File.Exists(file))
            {
                throw new UsageException($"{file} is not a file: give the path of a JSON Lines file.");
            }

            using var reader = file == "-" ? new StreamReader(terminal.OpenInput()) : new StreamReader(file);
            await foreach (var result in EvaluationFile.ReadAsync(reader, file, cancellationToken))
            {
                if (result.Row is { } row)
                {
                    rows.Add(row);
                }
                else
                {
                    malformed++;
                    terminal.Say(result.Error!);
                }
            }
        }

        return (rows, malformed);
    }
}

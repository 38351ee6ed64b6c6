using System.ComponentModel;
using Microsoft.Extensions.DependencyInjection;
using NewsQA.Cli.Hosting;
using NewsQA.Cli.Terminal;
using NewsQA.Evaluation;
using Spectre.Console;
using Spectre.Console.Cli;

namespace NewsQA.Cli.Commands;

/// <summary><c>newsqa evaluate</c>: the one way to measure.</summary>
internal sealed class EvaluateCommand(CommandEnvironment environment) : ProductCommand<EvaluateCommand.Settings>(environment)
{
    public sealed class Settings : FilterSettings
    {
        [CommandArgument(0, "<FILE>")]
        [Description("JSON Lines files of questions with their accepted answers, or - for standard input.")]
        public string[] Files { get; init; } = [];

        [CommandOption("--predictions <FILE>")]
        [Description("Write what was answered, a JSON line a question.")]
        public string? Predictions { get; init; }

        [CommandOption("--report <FILE>")]
        [Description("Write the figures as JSON.")]
        public string? Report { get; init; }

        [CommandOption("--index-contexts")]
        [Description("Index all contexts of the rows in a temporary index and measure only how often the right one is found.")]
        public bool IndexContexts { get; init; }
    }

    protected override bool NeedsArticles(Settings settings) => !settings.IndexContexts;

    protected override async Task<int> RunAsync(IServiceProvider services, Settings settings, Output output, CancellationToken cancellationToken)
    {
        var (rows, malformed) = await ReadAsync(settings, output, cancellationToken);
        if (rows.OfType<ClaimRow>().FirstOrDefault() is { } claim)
        {
            output.Fail($"Row {claim.Id} (line {claim.Line}) is a claim: this version answers questions and checks no claims. Leave rows with \"claim\" out.");
            return ExitCode.WrongUsage;
        }

        QuestionRow[] questions = [.. rows.OfType<QuestionRow>()];
        if (questions.Length == 0)
        {
            output.Fail("No row could be read. A row is {\"id\":\"1\",\"question\":\"…\",\"answers\":[\"…\"]}.");
            return ExitCode.Failed;
        }

        var report = settings.IndexContexts
            ? await FindContextsAsync(questions, malformed, settings, output, cancellationToken)
            : await AskAsync(services.GetRequiredService<Evaluator>(), questions, malformed, settings, output, cancellationToken);
        if (report is null)
            return ExitCode.WrongUsage;
        if (settings.Report is { } path)
            await File.WriteAllTextAsync(path, report.ToJson() + "\n", CancellationToken.None);
        if (settings.Json)
            output.Raw(report.ToJson());
        else
            ReportView.Write(output, report);
        cancellationToken.ThrowIfCancellationRequested();
        return malformed > 0 ? ExitCode.Failed : ExitCode.Answered;
    }

    private async Task<(List<EvaluationRow> Rows, int Malformed)> ReadAsync(Settings settings, Output output, CancellationToken cancellationToken)
    {
        var rows = new List<EvaluationRow>();
        var malformed = 0;
        foreach (var file in settings.Files)
        {
            if (Directory.Exists(file))
                throw new IOException($"{file} is a folder; name a JSON Lines file.");
            if (file != "-" && !File.Exists(file))
                throw new FileNotFoundException($"{file} does not exist; name a JSON Lines file of questions.");
            using var reader = file == "-" ? Environment.OpenInputText() : new StreamReader(file);
            await foreach (var (row, error) in EvaluationFile.ReadAsync(reader, file, cancellationToken))
            {
                if (row is not null)
                {
                    rows.Add(row);
                    continue;
                }

                malformed++;
                output.Notice($"{error} The row is left out.");
            }
        }

        return (rows, malformed);
    }

    /// <summary>Asks one after the other; what was answered before an interrupt is written and counted.</summary>
    private static async Task<EvaluationReport?> AskAsync(
        Evaluator evaluator, QuestionRow[] questions, int malformed, Settings settings, Output output, CancellationToken cancellationToken)
    {
        var outcomes = new List<QuestionOutcome>(questions.Length);
        await using var predictions = settings.Predictions is { } path ? new StreamWriter(path) { AutoFlush = true } : null;
        try
        {
            await ForEachAsync(output, questions, async row =>
            {
                var outcome = await evaluator.AskAsync(settings.AsOf is null ? row : row with { AsOf = row.AsOf ?? settings.AsOf }, settings.Filter, cancellationToken);
                outcomes.Add(outcome);
                if (predictions is not null)
                    await predictions.WriteLineAsync(Prediction.Of(row.Id, outcome.Answer).ToJsonLine());
            });
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested && outcomes.Count > 0)
        {
            output.Notice($"Interrupted after {outcomes.Count} of {questions.Length} questions; the figures are over these.");
        }

        return EvaluationReport.Of(outcomes, null, malformed, outcomes.Count == questions.Length);
    }

    private async Task<EvaluationReport?> FindContextsAsync(
        QuestionRow[] questions, int malformed, Settings settings, Output output, CancellationToken cancellationToken)
    {
        QuestionRow[] withContext = [.. questions.Where(q => q.Context is not null)];
        if (withContext.Length == 0)
        {
            output.Fail("--index-contexts needs rows with \"context\"; none has one.");
            return null;
        }

        var folder = Directory.CreateTempSubdirectory("newsqa-");
        try
        {
            var host = ProductHost.Build(Environment, settings, Path.Combine(folder.FullName, "contexts.db"));
            await using var _ = (IAsyncDisposable)host;
            await host.Services.OpenNewsQAAsync(cancellationToken);
            var recall = host.Services.GetRequiredService<ContextRecall>();
            return EvaluationReport.Of([], await recall.MeasureAsync(withContext, cancellationToken), malformed);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static Task ForEachAsync(Output output, QuestionRow[] rows, Func<QuestionRow, Task> work)
    {
        return output.Environment.IsErrorTerminal ? output.Error.Progress().AutoClear(true).StartAsync(Bar) : RunAsync(null);

        Task Bar(ProgressContext progress) => RunAsync(progress.AddTask("Evaluating", maxValue: rows.Length));

        async Task RunAsync(ProgressTask? bar)
        {
            foreach (var row in rows)
            {
                await work(row);
                bar?.Increment(1);
            }
        }
    }
}

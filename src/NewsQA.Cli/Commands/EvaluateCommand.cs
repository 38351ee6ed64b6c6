using System.ComponentModel;
using Microsoft.Extensions.DependencyInjection;
using NewsQA.Answering.Providers;
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
        [Description("JSON Lines files of questions with their accepted answers and of claims with their verdicts, or - for standard input.")]
        public string[] Files { get; init; } = [];

        [CommandOption("--predictions <FILE>")]
        [Description("Write what was answered and judged, a JSON line a row.")]
        public string? Predictions { get; init; }

        [CommandOption("--report <FILE>")]
        [Description("Write the figures as JSON.")]
        public string? Report { get; init; }

        [CommandOption("--figure <FILE>")]
        [Description("Draw how far confidence can be believed, and what a higher threshold would buy, as SVG.")]
        public string? Figure { get; init; }

        [CommandOption("--index-contexts")]
        [Description("Index all contexts of the rows in a temporary index and measure only how often the right one is found.")]
        public bool IndexContexts { get; init; }

        [CommandOption("--reader <READER>")]
        [Description("Who answers: local, model, or both side by side; default: model where a language model is configured, else local.")]
        public string? Reader { get; init; }

        public override ValidationResult Validate() => Reader is not (null or "local" or "model" or "both")
            ? ValidationResult.Error($"--reader {Reader} is none; give local, model or both.")
            : Reader == "both" && (Predictions is not null || Figure is not null || IndexContexts)
                ? ValidationResult.Error("--reader both only compares; leave --predictions, --figure and --index-contexts out, or evaluate each reader by itself.")
                : base.Validate();
    }

    protected override bool NeedsArticles(Settings settings) => !settings.IndexContexts;

    protected override async Task<int> RunAsync(IServiceProvider services, Settings settings, Output output, CancellationToken cancellationToken)
    {
        var (rows, malformed) = await ReadAsync(settings, output, cancellationToken);
        if (rows.Count == 0)
        {
            output.Fail("No row could be read. A row is {\"id\":\"1\",\"question\":\"…\",\"answers\":[\"…\"]} or {\"id\":\"1\",\"claim\":\"…\",\"verdict\":\"supported\"}.");
            return ExitCode.Failed;
        }

        if (settings.Reader is "model" or "both" && !services.GetRequiredService<ChatModel>().IsConfigured)
        {
            output.Fail($"--reader {settings.Reader} needs a language model, and none is configured. Set NewsQA:Model:Provider, or leave --no-model out.");
            return ExitCode.WrongUsage;
        }

        if (settings.Reader == "both")
            return await CompareAsync(services.GetRequiredService<Evaluator>(), rows, malformed, settings, output, cancellationToken);

        var report = settings.IndexContexts
            ? await FindContextsAsync([.. rows.OfType<QuestionRow>()], malformed, settings, output, cancellationToken)
            : await EvaluateAsync(services.GetRequiredService<Evaluator>(), rows, malformed, settings, output, useModel: settings.Reader != "local", cancellationToken);
        if (report is null)
            return ExitCode.WrongUsage;
        if (settings.Report is { } path)
            await File.WriteAllTextAsync(path, report.ToJson() + "\n", CancellationToken.None);
        if (settings.Figure is { } figure)
            await DrawAsync(figure, report, output);
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

    /// <summary>Row after row; what was answered before an interrupt is written and counted.</summary>
    private static async Task<EvaluationReport?> EvaluateAsync(
        Evaluator evaluator, List<EvaluationRow> rows, int malformed, Settings settings, Output output, bool useModel, CancellationToken cancellationToken)
    {
        var (questions, claims) = (new List<QuestionOutcome>(), new List<ClaimOutcome>());
        await using var predictions = settings.Predictions is { } path ? new StreamWriter(path) { AutoFlush = true } : null;
        try
        {
            await ForEachAsync(output, rows, async row =>
            {
                var line = row switch
                {
                    QuestionRow question => Add(questions, await evaluator.AskAsync(question with { AsOf = question.AsOf ?? settings.AsOf }, settings.Filter, useModel, cancellationToken)),
                    ClaimRow claim => Add(claims, await evaluator.CheckAsync(claim with { AsOf = claim.AsOf ?? settings.AsOf }, settings.Filter, cancellationToken)),
                    _ => throw new InvalidOperationException($"A row of kind {row.GetType().Name} cannot be evaluated."),
                };
                if (predictions is not null)
                    await predictions.WriteLineAsync(line);
            });
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested && questions.Count + claims.Count > 0)
        {
            output.Notice($"Interrupted after {questions.Count + claims.Count} of {rows.Count} rows; the figures are over these.");
        }

        return EvaluationReport.Of(questions, claims, null, malformed, questions.Count + claims.Count == rows.Count);
    }

    /// <summary>The same questions by the local reader and by the language model. Claims, which no language model judges, are left out.</summary>
    private static async Task<int> CompareAsync(
        Evaluator evaluator, List<EvaluationRow> rows, int malformed, Settings settings, Output output, CancellationToken cancellationToken)
    {
        List<EvaluationRow> questions = [.. rows.OfType<QuestionRow>()];
        var local = (await EvaluateAsync(evaluator, questions, malformed, settings, output, useModel: false, cancellationToken))!;
        var model = (await EvaluateAsync(evaluator, questions, malformed, settings, output, useModel: true, cancellationToken))!;
        var json = $"{{\"local\":{local.ToJson()},\"model\":{model.ToJson()}}}";
        if (settings.Report is { } path)
            await File.WriteAllTextAsync(path, json + "\n", CancellationToken.None);
        if (settings.Json)
            output.Raw(json);
        else
            ComparisonView.Write(output, local, model);
        return malformed > 0 ? ExitCode.Failed : ExitCode.Answered;
    }

    private static string Add(List<QuestionOutcome> outcomes, QuestionOutcome outcome)
    {
        outcomes.Add(outcome);
        return Prediction.Of(outcome.Row.Id, outcome.Answer).ToJsonLine();
    }

    private static string Add(List<ClaimOutcome> outcomes, ClaimOutcome outcome)
    {
        outcomes.Add(outcome);
        return ClaimPrediction.Of(outcome.Row.Id, outcome.Check).ToJsonLine();
    }

    private static async Task DrawAsync(string path, EvaluationReport report, Output output)
    {
        if (report is { Reliability: { } reliability, RiskCoverage: { } riskCoverage })
            await File.WriteAllTextAsync(path, CalibrationPlot.ToSvg(reliability, riskCoverage), CancellationToken.None);
        else
            output.Notice($"No question was answered, so there is nothing to draw: {path} is not written.");
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
            return EvaluationReport.Of([], null, await recall.MeasureAsync(withContext, cancellationToken), malformed);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static Task ForEachAsync(Output output, List<EvaluationRow> rows, Func<EvaluationRow, Task> work)
    {
        return output.Environment.IsErrorTerminal ? output.Error.Progress().AutoClear(true).StartAsync(Bar) : RunAsync(null);

        Task Bar(ProgressContext progress) => RunAsync(progress.AddTask("Evaluating", maxValue: rows.Count));

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

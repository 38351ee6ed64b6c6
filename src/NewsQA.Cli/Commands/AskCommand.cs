using System.ComponentModel;
using NewsQA.Answering;
using NewsQA.Cli.Output;
using Spectre.Console.Cli;

namespace NewsQA.Cli.Commands;

internal sealed class AskSettings : FilterSettings
{
    [CommandArgument(0, "[QUESTION]")]
    [Description("The question; without it, standard input is the question.")]
    public string[] Question { get; init; } = [];

    [CommandOption("--context <FILE>")]
    [Description("Answer from this text alone, in place of the index; - is standard input.")]
    public string? Context { get; init; }

    [CommandOption("--batch")]
    [Description("Each line of standard input is a question; each is answered in a line (with --json, an object).")]
    public bool Batch { get; init; }
}

internal sealed class AskCommand(Terminal terminal, SessionFactory sessions) : AsyncCommand<AskSettings>
{
    private const int MaxContextBytes = 10 * 1024 * 1024;

    public override async Task<int> ExecuteAsync(CommandContext context, AskSettings settings, CancellationToken cancellationToken)
    {
        var (filter, asOf) = (settings.Filter, settings.Time);
        var passage = settings.Context is { } file ? await ReadContextAsync(file, cancellationToken) : null;
        if (settings.Batch)
        {
            return await AskAllAsync(settings, passage, cancellationToken);
        }

        var question = string.Join(' ', settings.Question);
        if (string.IsNullOrWhiteSpace(question) && terminal.HasPipedInput && settings.Context != "-")
        {
            question = (await terminal.ReadInputAsync(cancellationToken)).Trim();
        }

        if (string.IsNullOrWhiteSpace(question))
        {
            throw new UsageException("No question was given: newsqa ask \"How much did Japan pledge?\"");
        }

        await using var session = await sessions.OpenAsync(settings, terminal, cancellationToken);
        var answer = await session.Answerer.AskAsync(
            new AskRequest { Question = question, Filter = filter, AsOf = asOf, Context = passage }, cancellationToken);
        return Write(settings, answer);
    }

    private async Task<int> AskAllAsync(AskSettings settings, string? passage, CancellationToken cancellationToken)
    {
        await using var session = await sessions.OpenAsync(settings, terminal, cancellationToken);
        using var reader = new StreamReader(terminal.OpenInput());
        var code = ExitCodes.Success;
        while (await reader.ReadLineAsync(cancellationToken) is { } line)
        {
            if (string.IsNullOrWhiteSpace(line))
            {
                continue;
            }

            var answer = await session.Answerer.AskAsync(
                new AskRequest { Question = line.Trim(), Filter = settings.Filter, AsOf = settings.Time, Context = passage }, cancellationToken);
            if (settings.Json)
            {
                await terminal.Output.WriteLineAsync(AnswerJson.Line(AnswerJson.Of(answer)));
            }
            else
            {
                await terminal.Output.WriteLineAsync($"{Plain.Line(answer.Question)}\t{Plain.Line(answer.Failure ?? answer.Text)}");
            }

            code = answer.Kind == AnswerKind.Failed ? ExitCodes.Failed : code;
        }

        return code;
    }

    private int Write(AskSettings settings, Answer answer)
    {
        if (answer.Kind == AnswerKind.Failed)
        {
            terminal.Say(answer.Failure ?? answer.Text);
        }

        if (settings.Json)
        {
            terminal.Output.WriteLine(AnswerJson.Line(AnswerJson.Of(answer)));
        }
        else if (answer.Kind != AnswerKind.Failed)
        {
            AnswerView.Show(terminal, answer);
        }

        return answer.Kind switch
        {
            AnswerKind.Failed => ExitCodes.Failed,
            AnswerKind.NotInArticles => ExitCodes.NotInArticles,
            _ => ExitCodes.Success,
        };
    }

    private async Task<string> ReadContextAsync(string file, CancellationToken cancellationToken)
    {
        if (file == "-")
        {
            return await terminal.ReadInputAsync(cancellationToken);
        }

        if (!File.Exists(file))
        {
            throw new UsageException($"--context names {file}, which is not a file: give the path of a text file, or - for standard input.");
        }

        return new FileInfo(file).Length > MaxContextBytes
            ? throw new UsageException($"--context names {file}, which is larger than 10 MiB: ingest it and ask the index instead.")
            : await File.ReadAllTextAsync(file, cancellationToken);
    }
}

using System.ComponentModel;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using NewsQA.Answering;
using NewsQA.Cli.Hosting;
using NewsQA.Cli.Json;
using NewsQA.Cli.Terminal;
using Spectre.Console;
using Spectre.Console.Cli;

namespace NewsQA.Cli.Commands;

/// <summary><c>newsqa ask</c>: one question, or one a line of standard input.</summary>
internal sealed class AskCommand(CommandEnvironment environment) : ProductCommand<AskCommand.Settings>(environment)
{
    private const int MaxContextCharacters = 2_000_000;

    public sealed class Settings : FilterSettings
    {
        [CommandArgument(0, "[QUESTION]")]
        [Description("The question; without one it is read from standard input.")]
        public string[] Question { get; init; } = [];

        [CommandOption("--batch")]
        [Description("Answer a question a line of standard input; with --json a line each.")]
        public bool Batch { get; init; }

        [CommandOption("--context <FILE>")]
        [Description("Answer from this text file alone, or from standard input with -.")]
        public string? Context { get; init => field = value is null ? null : Dash.Restore(value); }

        public override ValidationResult Validate()
        {
            if (Batch && Question.Length > 0)
                return ValidationResult.Error("--batch reads its questions from standard input; leave the question out, or --batch.");
            if (Context == "-" && (Batch || Question.Length == 0))
                return ValidationResult.Error("--context - reads the text from standard input; give the question as an argument.");
            return base.Validate();
        }
    }

    protected override bool NeedsArticles(Settings settings) => settings.Context is null;

    protected override string? Refuse(Settings settings) => settings.Question.Length == 0 && Environment.IsInputTerminal
        ? settings.Batch
            ? "--batch reads questions from standard input. Pipe them in: newsqa ask --batch < questions.txt"
            : "No question. Ask one: newsqa ask \"How much did Japan pledge?\""
        : null;

    protected override async Task<int> RunAsync(IServiceProvider services, Settings settings, Output output, CancellationToken cancellationToken)
    {
        var answerer = services.GetRequiredService<QuestionAnswerer>();
        var context = settings.Context is null ? null : await ReadContextAsync(settings.Context, cancellationToken);
        if (settings.Batch)
            return await AskEachAsync(answerer, settings, context, output, cancellationToken);

        var question = string.Join(' ', settings.Question);
        if (settings.Question.Length == 0)
        {
            using var input = Environment.OpenInputText();
            question = await input.ReadToEndAsync(cancellationToken);
        }

        if (string.IsNullOrWhiteSpace(question))
        {
            output.Fail("The question is empty. Ask one: newsqa ask \"How much did Japan pledge?\"");
            return ExitCode.WrongUsage;
        }

        return Show(output, settings, await answerer.AskAsync(Request(settings, question.Trim(), context), cancellationToken));
    }

    private async Task<int> AskEachAsync(QuestionAnswerer answerer, Settings settings, string? context, Output output, CancellationToken cancellationToken)
    {
        using var input = Environment.OpenInputText();
        var failed = false;
        // Reading from a pipe cannot be cancelled, waiting for it can.
        while (await input.ReadLineAsync(cancellationToken).AsTask().WaitAsync(cancellationToken) is { } line)
        {
            if (string.IsNullOrWhiteSpace(line))
                continue;
            if (!settings.Json)
                output.Line($"? {PlainText.OneLine(line)}");
            failed |= Show(output, settings, await answerer.AskAsync(Request(settings, line.Trim(), context), cancellationToken)) == ExitCode.Failed;
            if (!settings.Json)
                output.Line();
        }

        return failed ? ExitCode.Failed : ExitCode.Answered;
    }

    private static AskRequest Request(Settings settings, string question, string? context) =>
        new() { Question = question, Filter = settings.Filter, AsOf = settings.AsOf, Context = context };

    private static int Show(Output output, Settings settings, Answer answer)
    {
        AnswerView.WarnOfModel(output, answer);
        if (settings.Json)
            output.Raw(JsonSerializer.Serialize(AnswerJson.Of(answer), CliJson.Lines.AnswerJson));
        if (answer.Kind == AnswerKind.Failed)
            output.Fail(answer.Failure ?? answer.Text);
        else if (!settings.Json)
            AnswerView.Write(output, answer);
        return answer.Kind switch
        {
            AnswerKind.Failed => ExitCode.Failed,
            AnswerKind.NotInArticles => ExitCode.NotInArticles,
            _ => ExitCode.Answered,
        };
    }

    private async Task<string> ReadContextAsync(string path, CancellationToken cancellationToken)
    {
        if (Directory.Exists(path))
            throw new IOException($"--context {path} is a folder; name a text file, or ingest the folder.");
        if (path != "-" && !File.Exists(path))
            throw new FileNotFoundException($"--context {path} does not exist; name a text file, or - for standard input.");
        using var reader = path == "-" ? Environment.OpenInputText() : new StreamReader(path);
        var buffer = new char[MaxContextCharacters + 1];
        var length = await reader.ReadBlockAsync(buffer, cancellationToken);
        if (length > MaxContextCharacters)
            throw new InvalidDataException($"--context {path} is longer than {MaxContextCharacters:N0} characters; ingest it and ask the index instead.");
        var text = new string(buffer, 0, length);
        return text.Contains('\0', StringComparison.Ordinal)
            ? throw new InvalidDataException($"--context {path} is not a text file; give plain UTF-8 text.")
            : text;
    }
}

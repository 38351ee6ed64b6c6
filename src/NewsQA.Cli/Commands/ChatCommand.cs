using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using NewsQA.Answering;
using NewsQA.Cli.Hosting;
using NewsQA.Cli.Json;
using NewsQA.Cli.Terminal;
using NewsQA.Conversations;
using NewsQA.Storage;
using Spectre.Console;

namespace NewsQA.Cli.Commands;

/// <summary><c>newsqa chat</c>: a conversation at a prompt, or a script of one in a pipe.</summary>
internal sealed class ChatCommand(CommandEnvironment environment) : ProductCommand<FilterSettings>(environment)
{
    private const string Help = """
        Ask a question, or:
          /sources   quotes that prove the last answer
          /why       how the last answer was found
          /articles  articles that can answer
          /new       start over, forgetting what was asked
          /help      this list
          /exit      leave (so do Ctrl+D, and Ctrl+C twice at an empty prompt)
        Ctrl+C while an answer is sought stops it.
        """;

    protected override bool NeedsArticles(FilterSettings settings) => true;

    protected override async Task<int> RunAsync(IServiceProvider services, FilterSettings settings, Output output, CancellationToken cancellationToken)
    {
        var isDialogue = Environment.IsInputTerminal && Environment.IsOutputTerminal && !settings.Json;
        using var input = Environment.IsInputTerminal ? null : Environment.OpenInputText();
        if (isDialogue)
        {
            var statistics = await services.GetRequiredService<IChunkStore>().GetStatisticsAsync(cancellationToken);
            output.Line($"{statistics.Articles} {(statistics.Articles == 1 ? "article" : "articles")}. Ask a question; /help lists the commands.");
        }

        var editor = isDialogue && output.CanEdit ? new LineEditor(output.Out, Environment.Out, "> ") : null;
        var session = new Session(services, settings, output);
        while (await NextLineAsync(editor, input, isDialogue, cancellationToken) is { } line)
        {
            if (string.IsNullOrWhiteSpace(line))
                continue;
            if (!await session.TakeAsync(line.Trim(), Environment.Interrupts))
                break;
            cancellationToken.ThrowIfCancellationRequested();
        }

        return session.HasFailed && !isDialogue ? ExitCode.Failed : ExitCode.Answered;
    }

    private async Task<string?> NextLineAsync(LineEditor? editor, StreamReader? input, bool isDialogue, CancellationToken cancellationToken)
    {
        if (input is not null)
            return await input.ReadLineAsync(cancellationToken).AsTask().WaitAsync(cancellationToken);
        if (editor is not null)
            return editor.ReadLine();
        if (isDialogue)
            await Environment.Out.WriteAsync("> ");
        return Console.ReadLine();
    }

    private sealed class Session(IServiceProvider services, FilterSettings settings, Output output)
    {
        private readonly Conversation _conversation = new();
        private Answer? _last;

        public bool HasFailed { get; private set; }

        /// <summary>Takes a line; <see langword="false"/> ends the chat.</summary>
        public async Task<bool> TakeAsync(string line, Interrupts interrupts)
        {
            switch (line.ToLowerInvariant())
            {
                case "/exit" or "/quit":
                    return false;
                case "/help":
                    output.Line(Help);
                    break;
                case "/new":
                    _conversation.Clear();
                    _last = null;
                    output.Line("Started over.");
                    break;
                case "/articles":
                    await WorkAsync(interrupts, token => ArticlesListCommand.WriteAsync(services.GetRequiredService<IChunkStore>(), settings.Filter, settings.Json, output, token));
                    break;
                case "/sources" or "/why" when _last is null:
                    output.Line("Nothing was asked yet.");
                    break;
                case "/sources":
                    if (_last.Citations.Count == 0)
                        output.Line("The last answer has no source.");
                    else if (_last.Kind == AnswerKind.NotInArticles)
                        output.Line("The last question was not answered. The nearest passage, which does not answer it:");
                    foreach (var citation in _last.Citations)
                        AnswerView.WriteCitation(output, citation, mark: true);
                    break;
                case "/why":
                    AnswerView.WriteWhy(output, _last);
                    break;
                case ['/', ..]:
                    output.Line($"{line.Split(' ')[0]} is no command; /help lists them.");
                    break;
                default:
                    await WorkAsync(interrupts, token => AskAsync(line, token));
                    break;
            }

            return true;
        }

        private async Task WorkAsync(Interrupts interrupts, Func<CancellationToken, Task> work)
        {
            try
            {
                await interrupts.RunAsync(work);
            }
            catch (OperationCanceledException) when (!interrupts.Token.IsCancellationRequested)
            {
                output.Line("Stopped.");
            }
        }

        private async Task AskAsync(string question, CancellationToken cancellationToken)
        {
            var (answer, isTextShown) = await StreamAsync(
                new AskRequest { Question = question, Conversation = _conversation, Filter = settings.Filter, AsOf = settings.AsOf }, cancellationToken);
            _last = answer;
            AnswerView.WarnOfModel(output, answer);
            if (answer.Kind == AnswerKind.Failed)
            {
                HasFailed = true;
                output.Fail(answer.Failure ?? answer.Text);
            }
            else
            {
                _conversation.Add(new Turn(question, answer.StandaloneQuestion, answer.Kind == AnswerKind.Answered ? answer.Text : null));
            }

            if (settings.Json)
                output.Raw(JsonSerializer.Serialize(AnswerJson.Of(answer), CliJson.Lines.AnswerJson));
            else if (answer.Kind != AnswerKind.Failed)
                AnswerView.Write(output, answer, isTextShown);
        }

        /// <summary>Shows a model's sentences as they are proven. What a local reader finds is shown with its quotes, not before.</summary>
        private async Task<(Answer Answer, bool IsTextShown)> StreamAsync(AskRequest request, CancellationToken cancellationToken)
        {
            var shown = 0;
            Answer? answer = null;
            await foreach (var update in services.GetRequiredService<QuestionAnswerer>().AskStreamingAsync(request, cancellationToken))
            {
                answer = update.Answer ?? answer;
                if (update is not { Sentence: { } sentence, Path: AnswerPath.Model } || settings.Json)
                    continue;
                output.Out.Write(new Text((shown++ > 0 ? " " : "") + PlainText.OneLine(sentence)));
            }

            // The local reader's text is shown again, with its quotes, where a reply broke off.
            if (shown > 0 && answer!.Path == AnswerPath.Local)
                output.Line();
            return (answer!, shown > 0 && answer!.Path == AnswerPath.Model);
        }
    }
}

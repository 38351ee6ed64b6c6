using System.Globalization;
using NewsQA.Answering;
using NewsQA.Cli.Chat;
using NewsQA.Cli.Output;
using NewsQA.Conversations;
using Spectre.Console;
using Spectre.Console.Cli;

namespace NewsQA.Cli.Commands;

internal sealed class ChatCommand(Terminal terminal, SessionFactory sessions) : AsyncCommand<FilterSettings>
{
    private const string Help =
        """
        Ask anything about the articles; a follow-up such as "And how long does it last?" is understood.
          /sources   what the last answer was proven by
          /why       how the last answer was found
          /articles  the articles there are
          /new       forget what was said
          /help      this
          /exit      leave (also Ctrl+D)
        """;

    private readonly Conversation _conversation = new();
    private Answer? _last;

    public override async Task<int> ExecuteAsync(CommandContext context, FilterSettings settings, CancellationToken cancellationToken)
    {
        _ = settings.Filter;
        await using var session = await sessions.OpenAsync(settings, terminal, cancellationToken);
        if (terminal.IsInteractive)
        {
            var statistics = await session.Store.GetStatisticsAsync(cancellationToken);
            terminal.Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"NewsQA over {statistics.Articles} article{(statistics.Articles == 1 ? "" : "s")}. /help tells what you can do."));
        }

        var next = Lines();
        while (!cancellationToken.IsCancellationRequested && await next(cancellationToken) is { } line)
        {
            var text = line.Trim();
            if (text is "/exit" or "/quit")
            {
                break;
            }

            if (text.Length > 0)
            {
                await terminal.Interrupt.RunAsync(
                    async stop =>
                    {
                        try
                        {
                            await RespondAsync(session, settings, text, stop);
                        }
                        catch (OperationCanceledException) when (stop.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
                        {
                            terminal.Say("Stopped.");
                        }
                    },
                    cancellationToken);
            }
        }

        return ExitCodes.Success;
    }

    private async Task RespondAsync(Session session, FilterSettings settings, string text, CancellationToken cancellationToken)
    {
        switch (text)
        {
            case "/help":
                terminal.Console.WriteLine(Help);
                break;
            case "/new":
                _conversation.Clear();
                _last = null;
                terminal.Console.WriteLine("Forgotten.");
                break;
            case "/articles":
                await foreach (var article in session.Store.ListArticlesAsync(settings.Filter, cancellationToken))
                {
                    terminal.Console.WriteLine(AnswerView.Source(article));
                }

                break;
            case "/sources" when _last is not null:
                foreach (var citation in _last.Citations)
                {
                    AnswerView.Show(terminal, citation);
                }

                break;
            case "/why" when _last is not null:
                Explain(_last);
                break;
            case "/sources" or "/why":
                terminal.Console.WriteLine("Nothing has been asked yet.");
                break;
            case ['/', ..]:
                terminal.Console.WriteLine($"{Plain.Line(text)} is no command. /help lists them.");
                break;
            default:
                await AskAsync(session, settings, text, cancellationToken);
                break;
        }
    }

    private async Task AskAsync(Session session, FilterSettings settings, string question, CancellationToken cancellationToken)
    {
        var answer = await session.Answerer.AskAsync(
            new AskRequest { Question = question, Conversation = _conversation, Filter = settings.Filter, AsOf = settings.Time }, cancellationToken);
        _last = answer;
        if (answer.Kind != AnswerKind.Failed)
        {
            _conversation.Add(new Turn(question, answer.StandaloneQuestion, answer.Kind == AnswerKind.Answered ? answer.Text : null));
        }

        if (settings.Json)
        {
            terminal.Output.WriteLine(AnswerJson.Line(AnswerJson.Of(answer)));
        }
        else
        {
            AnswerView.Show(terminal, answer);
            terminal.Console.WriteLine();
        }
    }

    private void Explain(Answer answer)
    {
        terminal.Console.WriteLine($"Searched: {Plain.Line(answer.StandaloneQuestion)}");
        terminal.Console.WriteLine($"Kind: {answer.Kind}, confidence {AnswerView.Percent(answer.Confidence)}");
        foreach (var citation in answer.Citations)
        {
            terminal.Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"Proof: characters {citation.Range.Start}–{citation.Range.End} of {citation.Article.Id} version {citation.Article.Version}, score {citation.Score:0.###}"));
        }

        var t = answer.Timings;
        terminal.Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"Milliseconds: retrieval {t.Retrieval:0.0}, reading {t.Reading:0.0}, proof {t.Proof:0.0}, in all {t.Total:0.0}"));
    }

    /// <summary>Gives one line a call: from a person with an editor, or from a pipe as it is.</summary>
    private Func<CancellationToken, Task<string?>> Lines()
    {
        if (!terminal.IsInteractive)
        {
            var reader = new StreamReader(terminal.OpenInput());
            return async cancellationToken => await reader.ReadLineAsync(cancellationToken);
        }

        var editor = new LineEditor(terminal.Console, () => Console.ReadKey(intercept: true));
        return _ =>
        {
            // While a line is typed, Ctrl+C is a key like others; while an answer is made, it stops the answer.
            Console.TreatControlCAsInput = true;
            try
            {
                return Task.FromResult(editor.Read("> "));
            }
            finally
            {
                Console.TreatControlCAsInput = false;
            }
        };
    }
}

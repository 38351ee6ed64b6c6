using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using NewsQA.Cli.Commands;
using NewsQA.Storage;
using Spectre.Console.Cli;

namespace NewsQA.Cli;

/// <summary>The commands of <c>newsqa</c>, and what becomes of their errors.</summary>
internal static class CliApp
{
    public static async Task<int> RunAsync(
        IReadOnlyList<string> args, Terminal terminal, SessionFactory sessions, CancellationToken cancellationToken)
    {
        var services = new ServiceCollection();
        services.AddSingleton(terminal);
        services.AddSingleton(sessions);
        var app = new CommandApp(new TypeRegistrar(services));
        app.SetDefaultCommand<ChatCommand>();
        app.Configure(config => Configure(config, terminal));
        try
        {
            return await app.RunAsync(args, cancellationToken);
        }
        catch (Exception e) when (Explain(e, cancellationToken) is { } explained)
        {
            if (explained.Message.Length > 0)
            {
                terminal.Say(explained.Message);
            }

            if (args.Contains("--verbose") && explained.Code == ExitCodes.Failed)
            {
                terminal.Error.WriteLine(e);
            }

            return explained.Code;
        }
    }

    private static void Configure(IConfigurator config, Terminal terminal)
    {
        config.SetApplicationName("newsqa");
        config.SetApplicationVersion(
            typeof(CliApp).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0");
        config.ConfigureConsole(terminal.Console);
        config.UseStrictParsing();
        config.PropagateExceptions();
        config.AddCommand<ChatCommand>("chat").WithDescription("Ask one question after another; this is what happens without a command.");
        config.AddCommand<AskCommand>("ask").WithDescription("Answer a question with the quote that proves it.")
            .WithExample("ask", "How much did Japan pledge?")
            .WithExample("ask", "Who won?", "--context", "report.txt", "--json");
        config.AddCommand<IngestCommand>("ingest").WithDescription("Take in articles: text and HTML files, JSON Lines archives, folders.")
            .WithExample("ingest", "articles/", "archive.jsonl");
        config.AddBranch("articles", articles =>
        {
            articles.SetDescription("List, show and remove articles.");
            articles.SetDefaultCommand<ArticlesListCommand>();
            articles.AddCommand<ArticlesListCommand>("list").WithDescription("List the articles, newest first.");
            articles.AddCommand<ArticlesShowCommand>("show").WithDescription("Show an article as it is stored.");
            articles.AddCommand<ArticlesRemoveCommand>("remove").WithDescription("Remove articles with all their versions.");
        });
        config.AddCommand<SearchCommand>("search").WithDescription("Show the passages that a question would be answered from.");
        config.AddCommand<EvaluateCommand>("evaluate").WithDescription("Measure answers against questions whose answers are known.")
            .WithExample("evaluate", "questions.jsonl", "--predictions", "out.jsonl");
    }

    private static (string Message, int Code)? Explain(Exception e, CancellationToken cancellationToken) => e switch
    {
        OperationCanceledException when cancellationToken.IsCancellationRequested => ("Stopped.", ExitCodes.Cancelled),
        CommandAppException => ($"{e.Message.TrimEnd('.')}. Run 'newsqa --help' to see how it is used.", ExitCodes.Usage),
        UsageException => (e.Message, ExitCodes.Usage),
        OptionsValidationException options => (string.Join(' ', options.Failures), ExitCodes.Usage),
        StoreException => (e.Message, ExitCodes.Failed),
        // The reader of a pipe has gone, as after `| head -1`: nothing is wrong, and nobody is left to tell.
        IOException when IsBrokenPipe(e) => ("", ExitCodes.Success),
        IOException or UnauthorizedAccessException => ($"{e.Message.TrimEnd('.')}: check the path and its permissions.", ExitCodes.Failed),
        _ => ($"It failed unexpectedly ({e.GetType().Name}: {e.Message.TrimEnd('.')}). Run it again with --verbose and report what it prints.", ExitCodes.Failed),
    };

    private static bool IsBrokenPipe(Exception e)
    {
        const int Epipe = 32, ErrorBrokenPipe = unchecked((int)0x8007006D), ErrorNoData = unchecked((int)0x800700E8);
        return e.HResult is Epipe or ErrorBrokenPipe or ErrorNoData || e.Message.Contains("Broken pipe", StringComparison.Ordinal);
    }
}

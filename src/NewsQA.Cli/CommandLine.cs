using NewsQA.Cli.Commands;
using NewsQA.Cli.Hosting;
using NewsQA.Cli.Terminal;
using Spectre.Console;
using Spectre.Console.Cli;

namespace NewsQA.Cli;

/// <summary>The commands of <c>newsqa</c> and what happens with a command line that is none.</summary>
internal static class CommandLine
{
    public static async Task<int> RunAsync(string[] args, CommandEnvironment environment)
    {
        var console = Output.CreateConsole(environment.Out, environment.IsOutputTerminal, colors: !environment.NoColor);
        var app = new CommandApp<ChatCommand>(new HostTypeRegistrar(environment));
        app.WithDescription("Chat with the articles: the default command.");
        app.Configure(config => Configure(config, console, environment));
        return await app.RunAsync(args.Select(Dash.Hide), environment.Interrupts.Token);
    }

    private static void Configure(IConfigurator config, IAnsiConsole console, CommandEnvironment environment)
    {
        config.SetApplicationName("newsqa");
        config.SetApplicationVersion(typeof(CommandLine).Assembly.GetName().Version!.ToString(3));
        config.ConfigureConsole(console);
        config.UseStrictParsing();
        config.CancellationExitCode(ExitCode.Interrupted);
        config.SetExceptionHandler((exception, _) => WrongUsage(exception, environment));

        config.AddCommand<ChatCommand>("chat").WithDescription("Chat with the articles; follow-ups are understood.");
        config.AddCommand<AskCommand>("ask").WithDescription("Answer a question, with the quote that proves it.")
            .WithExample("ask", "How much did Japan pledge?").WithExample("ask", "--batch", "--json");
        config.AddCommand<SearchCommand>("search").WithDescription("Show the passages that best fit a query.")
            .WithExample("search", "security agreement");
        config.AddCommand<IngestCommand>("ingest").WithDescription("Add articles: text, HTML and JSON Lines files, folders, or - for standard input.")
            .WithExample("ingest", "articles/", "archive.jsonl");
        config.AddBranch("articles", articles =>
        {
            articles.SetDescription("List, show and remove the articles in the index.");
            articles.SetDefaultCommand<ArticlesListCommand>();
            articles.AddCommand<ArticlesListCommand>("list").WithDescription("List the articles, newest first.");
            articles.AddCommand<ArticlesShowCommand>("show").WithDescription("Show an article's text and dates.");
            articles.AddCommand<ArticlesRemoveCommand>("remove").WithDescription("Remove articles with all their versions.");
        });
        config.AddCommand<CopyCommand>("copy").WithDescription("Copy the archive from one store into the other, with all versions.")
            .WithExample("copy", "--from", "sqlite", "--to", "qdrant");
        config.AddCommand<ReindexCommand>("reindex").WithDescription("Build the archive on Qdrant anew, for other settings or another model, without downtime.");
        config.AddCommand<ModelsCommand>("models").WithDescription("Show which language model is configured, where it is, and whether it answers.");
        config.AddCommand<EvaluateCommand>("evaluate").WithDescription("Measure answers against a file of questions with known answers.")
            .WithExample("evaluate", "questions.jsonl", "--predictions", "out.jsonl");
    }

    private static int WrongUsage(Exception exception, CommandEnvironment environment)
    {
        if (exception is OperationCanceledException)
            return ExitCode.Interrupted;
        environment.Error.WriteLine($"newsqa: {PlainText.OneLine(exception.Message).TrimEnd('.')}. See: newsqa --help");
        return exception is CommandAppException ? ExitCode.WrongUsage : ExitCode.Failed;
    }
}

using Microsoft.Extensions.Options;
using NewsQA.Cli.Hosting;
using NewsQA.Cli.Terminal;
using NewsQA.Storage;
using Spectre.Console.Cli;

namespace NewsQA.Cli.Commands;

/// <summary>A command that runs on the composed product; turns what goes wrong into one line and an exit code.</summary>
internal abstract class ProductCommand<TSettings>(CommandEnvironment environment) : AsyncCommand<TSettings>
    where TSettings : GlobalSettings
{
    protected CommandEnvironment Environment => environment;

    /// <summary>Whether bundled articles are indexed where the index is empty.</summary>
    protected virtual bool NeedsArticles(TSettings settings) => false;

    /// <summary>Whether the configured store is opened first; not where the command opens stores itself.</summary>
    protected virtual bool OpensStore => true;

    public sealed override async Task<int> ExecuteAsync(CommandContext context, TSettings settings, CancellationToken cancellationToken)
    {
        var output = new Output(environment, settings);
        try
        {
            if (Refuse(settings) is { } usage)
            {
                output.Fail(usage);
                return ExitCode.WrongUsage;
            }

            var host = ProductHost.Build(environment, settings);
            await using var _ = (IAsyncDisposable)host;
            if (OpensStore)
                await host.Services.OpenNewsQAAsync(cancellationToken);
            if (NeedsArticles(settings) && await BundledArticles.IndexIfEmptyAsync(host.Services, cancellationToken) is > 0 and var count)
                output.Notice($"The index was empty: indexed the {(count == 1 ? "article" : $"{count} articles")} that newsqa comes with. Add your own with: newsqa ingest PATH");
            return await RunAsync(host.Services, settings, output, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            output.Notice("Interrupted.");
            return ExitCode.Interrupted;
        }
#pragma warning disable CA1031 // The last resort of a program: one line for its user, the rest on request.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            output.Fail(Explain(exception, settings.Verbose));
            if (settings.Verbose)
                environment.Error.WriteLine(exception);
            return exception is OptionsValidationException or InvalidDataException || IsUnreadableSetting(exception) ? ExitCode.WrongUsage : ExitCode.Failed;
        }
    }

    /// <summary>What is wrong with the use, where only the surroundings tell; <see langword="null"/> if nothing is.</summary>
    protected virtual string? Refuse(TSettings settings) => null;

    protected abstract Task<int> RunAsync(IServiceProvider services, TSettings settings, Output output, CancellationToken cancellationToken);

    /// <summary>A setting that is no number, date or name of what it must be: the binder of configuration says so, with its name.</summary>
    private static bool IsUnreadableSetting(Exception exception) =>
        exception is InvalidOperationException { Source: "Microsoft.Extensions.Configuration.Binder" } || exception.InnerException is { } inner && IsUnreadableSetting(inner);

    private static string Explain(Exception exception, bool verbose) => exception switch
    {
        OptionsValidationException options => string.Join(" ", options.Failures),
        StoreException or IOException or UnauthorizedAccessException or InvalidDataException or InvalidOperationException => exception.Message,
        _ => $"{exception.Message} ({exception.GetType().Name}{(verbose ? "" : "; --verbose shows where")})",
    };
}

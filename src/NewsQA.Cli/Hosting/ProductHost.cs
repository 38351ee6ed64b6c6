using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NewsQA.Cli.Commands;
using NewsQA.Evaluation;

namespace NewsQA.Cli.Hosting;

/// <summary>Composes the product for one command: settings file, then environment, then command line.</summary>
/// <remarks>The empty builder leaves out file watchers and log providers, which a command that runs for a second need not pay for.</remarks>
internal static class ProductHost
{
    public static IHost Build(CommandEnvironment environment, GlobalSettings settings, string? indexPath = null)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings
        {
            ApplicationName = "newsqa",
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.Configuration
            .AddJsonFile("appsettings.json", optional: true, reloadOnChange: false)
            .AddEnvironmentVariables()
            .AddInMemoryCollection(settings.ToConfiguration(indexPath));
        if (settings.Verbose)
            builder.Logging.AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Services.AddNewsQA(builder.Configuration);
        builder.Services.AddSingleton<Evaluator>();
        builder.Services.AddSingleton<ContextRecall>();
        environment.ConfigureServices?.Invoke(builder.Services);
        var host = builder.Build();

        // The host is not started: it has no background services, and Ctrl+C belongs to the command.
        host.Services.GetService<IStartupValidator>()?.Validate();
        return host;
    }
}

using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NewsQA.Cli.Commands;

namespace NewsQA.Cli;

/// <summary>Composes the product for one command: configuration, then services.</summary>
/// <param name="replace">Registers services that take the place of the product's own; for tests.</param>
internal sealed class SessionFactory(Action<IServiceCollection>? replace = null)
{
    /// <summary>A host with the index of <paramref name="settings"/>; its store is open when this returns.</summary>
    public async Task<Session> OpenAsync(IndexSettings settings, Terminal terminal, CancellationToken cancellationToken, string? indexPath = null)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true, ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"), optional: true, reloadOnChange: false);
        builder.Configuration.AddEnvironmentVariables();
        if ((indexPath ?? settings.Index) is { } index)
        {
            builder.Configuration.AddInMemoryCollection([new("NewsQA:Store:Path", index)]);
        }

        builder.Configuration.AddInMemoryCollection(settings.Overrides());
        builder.Logging.AddConfiguration(builder.Configuration.GetSection("Logging"));
        // Standard output belongs to the answer.
        builder.Logging.AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        if (settings.Verbose)
        {
            builder.Logging.SetMinimumLevel(LogLevel.Debug);
        }

        replace?.Invoke(builder.Services);
        builder.Services.AddNewsQA(builder.Configuration);
        var host = builder.Build();
        try
        {
            // Starting checks the settings; there is nothing to run.
            await host.StartAsync(cancellationToken);
            await host.Services.OpenNewsQAAsync(cancellationToken);
            var session = new Session(host);
            if (settings.Index is null && indexPath is null)
            {
                await session.IndexBundledArticlesAsync(terminal, cancellationToken);
            }

            return session;
        }
        catch
        {
            await DisposeAsync(host);
            throw;
        }
    }

    internal static async ValueTask DisposeAsync(IHost host)
    {
        if (host is IAsyncDisposable disposable)
        {
            await disposable.DisposeAsync();
        }
        else
        {
            host.Dispose();
        }
    }
}

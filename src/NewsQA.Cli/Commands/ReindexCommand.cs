using Microsoft.Extensions.DependencyInjection;
using NewsQA.Cli.Hosting;
using NewsQA.Cli.Terminal;
using NewsQA.Ingestion;

namespace NewsQA.Cli.Commands;

/// <summary><c>newsqa reindex</c>.</summary>
internal sealed class ReindexCommand(CommandEnvironment environment) : ProductCommand<GlobalSettings>(environment)
{
    protected override bool OpensStore => false;

    protected override Task<int> RunAsync(IServiceProvider services, GlobalSettings settings, Output output, CancellationToken cancellationToken) =>
        ArchiveProgress.RunAsync(
            output,
            settings.Json,
            "Rebuilding",
            progress => services.GetRequiredService<ArchiveMaintenance>().ReindexAsync(progress, cancellationToken));
}

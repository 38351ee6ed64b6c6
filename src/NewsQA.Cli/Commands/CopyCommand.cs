using System.ComponentModel;
using Microsoft.Extensions.DependencyInjection;
using NewsQA.Cli.Hosting;
using NewsQA.Cli.Terminal;
using NewsQA.Ingestion;
using NewsQA.Storage;
using Spectre.Console;
using Spectre.Console.Cli;

namespace NewsQA.Cli.Commands;

/// <summary><c>newsqa copy</c>.</summary>
internal sealed class CopyCommand(CommandEnvironment environment) : ProductCommand<CopyCommand.Settings>(environment)
{
    public sealed class Settings : GlobalSettings
    {
        [CommandOption("--from <STORE>")]
        [Description("Where to read: sqlite (the file of --index) or qdrant (the server of NewsQA:Store:Qdrant).")]
        public string From { get; init; } = "";

        [CommandOption("--to <STORE>")]
        [Description("Where to write: qdrant or sqlite.")]
        public string To { get; init; } = "";

        public StoreKind Source => Kind(From) ?? default;

        public StoreKind Target => Kind(To) ?? default;

        public override ValidationResult Validate()
        {
            if (Kind(From) is null || Kind(To) is null || Source == Target)
                return ValidationResult.Error("copy needs two stores; write --from sqlite --to qdrant, or the other way round.");
            return base.Validate();
        }

        private static StoreKind? Kind(string text) => text.ToUpperInvariant() switch
        {
            "SQLITE" => StoreKind.Sqlite,
            "QDRANT" => StoreKind.Qdrant,
            _ => null,
        };
    }

    protected override bool OpensStore => false;

    protected override Task<int> RunAsync(IServiceProvider services, Settings settings, Output output, CancellationToken cancellationToken) =>
        ArchiveProgress.RunAsync(
            output,
            settings.Json,
            "Copying",
            progress => services.GetRequiredService<ArchiveMaintenance>().CopyAsync(settings.Source, settings.Target, progress, cancellationToken));
}

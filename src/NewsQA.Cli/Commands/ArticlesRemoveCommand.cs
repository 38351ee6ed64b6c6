using System.ComponentModel;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using NewsQA.Cli.Hosting;
using NewsQA.Cli.Json;
using NewsQA.Cli.Terminal;
using NewsQA.Storage;
using Spectre.Console.Cli;

namespace NewsQA.Cli.Commands;

/// <summary><c>newsqa articles remove</c>.</summary>
internal sealed class ArticlesRemoveCommand(CommandEnvironment environment) : ProductCommand<ArticlesRemoveCommand.Settings>(environment)
{
    public sealed class Settings : GlobalSettings
    {
        [CommandArgument(0, "<ID>")]
        [Description("Ids of the articles, as newsqa articles lists them.")]
        public string[] Ids { get; init; } = [];
    }

    protected override async Task<int> RunAsync(IServiceProvider services, Settings settings, Output output, CancellationToken cancellationToken)
    {
        var store = services.GetRequiredService<IChunkStore>();
        var missing = false;
        foreach (var id in settings.Ids)
        {
            var removed = await store.RemoveArticleAsync(id, cancellationToken);
            missing |= !removed;
            if (settings.Json)
                output.Raw(JsonSerializer.Serialize(new RemovedJson(id, removed), CliJson.Lines.RemovedJson));
            if (!removed)
                output.Fail($"There is no article {id}. List them with: newsqa articles");
            else if (!settings.Json)
                output.Line($"removed {id}");
        }

        return missing ? ExitCode.Failed : ExitCode.Answered;
    }
}

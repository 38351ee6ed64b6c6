using System.ComponentModel;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using NewsQA.Articles;
using NewsQA.Cli.Hosting;
using NewsQA.Cli.Json;
using NewsQA.Cli.Terminal;
using NewsQA.Storage;
using Spectre.Console;
using Spectre.Console.Cli;

namespace NewsQA.Cli.Commands;

/// <summary><c>newsqa articles show</c>: an article as it is stored.</summary>
internal sealed class ArticlesShowCommand(CommandEnvironment environment) : ProductCommand<ArticlesShowCommand.Settings>(environment)
{
    public sealed class Settings : GlobalSettings
    {
        [CommandArgument(0, "<ID>")]
        [Description("The article's id, as newsqa articles lists it.")]
        public string Id { get; init; } = "";

        [CommandOption("--version <N>")]
        [Description("A version other than the current one, from 1.")]
        public int? Version { get; init; }
    }

    protected override async Task<int> RunAsync(IServiceProvider services, Settings settings, Output output, CancellationToken cancellationToken)
    {
        if (await services.GetRequiredService<IChunkStore>().GetArticleAsync(settings.Id, settings.Version, cancellationToken) is not { } found)
        {
            output.Fail($"There is no article {settings.Id}{(settings.Version is { } v ? $" version {v}" : "")}. List them with: newsqa articles");
            return ExitCode.Failed;
        }

        if (settings.Json)
        {
            output.Raw(JsonSerializer.Serialize(ArticleTextJson.Of(found), CliJson.Lines.ArticleTextJson));
            return ExitCode.Answered;
        }

        var article = found.Article;
        if (article.Title is not null)
            output.Line(article.Title, new Style(decoration: Decoration.Bold));
        if (article.Subtitle is not null)
            output.Line(article.Subtitle);
        foreach (var (name, value) in Facts(found))
        {
            if (!string.IsNullOrEmpty(value))
                output.Line($"{name}: {PlainText.OneLine(value)}", new Style(decoration: Decoration.Dim));
        }

        output.Line();
        output.Line(article.Text);
        return ExitCode.Answered;
    }

    private static IEnumerable<(string Name, string? Value)> Facts(ArticleVersion found)
    {
        var article = found.Article;
        yield return ("By", article.Byline);
        yield return ("Outlet", article.Outlet);
        yield return ("Place", article.Place);
        yield return ("Published", PlainText.Date(article.Published));
        yield return ("Modified", PlainText.Date(article.Modified));
        yield return ("Address", article.Address?.ToString());
        yield return ("Id", article.Id);
        yield return ("Version", found.IsCurrent ? $"{found.Version}" : $"{found.Version} (superseded {PlainText.Date(found.ValidTo)})");
    }
}

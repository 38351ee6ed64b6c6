using System.ComponentModel;
using NewsQA.Cli.Output;
using Spectre.Console;
using Spectre.Console.Cli;

namespace NewsQA.Cli.Commands;

internal sealed class ArticlesListCommand(Terminal terminal, SessionFactory sessions) : AsyncCommand<FilterSettings>
{
    public override async Task<int> ExecuteAsync(CommandContext context, FilterSettings settings, CancellationToken cancellationToken)
    {
        var filter = settings.Filter;
        await using var session = await sessions.OpenAsync(settings, terminal, cancellationToken);
        var count = 0;
        await foreach (var article in session.Store.ListArticlesAsync(filter, cancellationToken))
        {
            count++;
            if (settings.Json)
            {
                terminal.Output.WriteLine(AnswerJson.Line(AnswerJson.Of(article)));
            }
            else
            {
                terminal.Console.WriteLine(AnswerView.Source(article));
            }
        }

        if (count == 0)
        {
            terminal.Say("No article matches. Add some with 'newsqa ingest PATH'.");
        }

        return ExitCodes.Success;
    }
}

internal sealed class ArticlesShowSettings : IndexSettings
{
    [CommandArgument(0, "<ID>")]
    [Description("The article's id, as 'newsqa articles' lists it.")]
    public string Id { get; init; } = "";

    [CommandOption("--version-number <N>")]
    [Description("An earlier version; the default is the current one.")]
    public int? Version { get; init; }
}

internal sealed class ArticlesShowCommand(Terminal terminal, SessionFactory sessions) : AsyncCommand<ArticlesShowSettings>
{
    public override async Task<int> ExecuteAsync(CommandContext context, ArticlesShowSettings settings, CancellationToken cancellationToken)
    {
        await using var session = await sessions.OpenAsync(settings, terminal, cancellationToken);
        if (await session.Store.GetArticleAsync(settings.Id, settings.Version, cancellationToken) is not { } stored)
        {
            terminal.Say(settings.Version is { } version && await session.Store.GetArticleAsync(settings.Id, null, cancellationToken) is not null
                ? $"The article {settings.Id} has no version {version}: leave --version-number out for the current one."
                : $"There is no article {settings.Id}: 'newsqa articles' lists those there are.");
            return ExitCodes.Failed;
        }

        var article = stored.Article;
        if (settings.Json)
        {
            terminal.Output.WriteLine(AnswerJson.Line(new System.Text.Json.Nodes.JsonObject
            {
                ["article"] = article.Id,
                ["version"] = stored.Version,
                ["current"] = stored.IsCurrent,
                ["title"] = article.Title,
                ["subtitle"] = article.Subtitle,
                ["byline"] = article.Byline,
                ["outlet"] = article.Outlet,
                ["place"] = article.Place,
                ["published"] = AnswerJson.Time(article.Published),
                ["modified"] = AnswerJson.Time(article.Modified),
                ["stored"] = AnswerJson.Time(stored.StoredAt),
                ["valid_from"] = AnswerJson.Time(stored.ValidFrom),
                ["valid_to"] = AnswerJson.Time(stored.ValidTo),
                ["address"] = article.Address?.AbsoluteUri,
                ["language"] = article.Language,
                ["text"] = article.Text,
            }));
            return ExitCodes.Success;
        }

        terminal.Console.Write(new Paragraph(Plain.Line(article.Title ?? "Untitled") + "\n", new Style(decoration: Decoration.Bold)));
        foreach (var line in new[]
                 {
                     article.Subtitle,
                     article.Byline is { } byline ? $"By {byline}" : null,
                     string.Join(" · ", new[] { article.Outlet, article.Place, AnswerView.Date(article.Published), $"version {stored.Version}{(stored.IsCurrent ? "" : ", superseded")}" }.OfType<string>()),
                 }.OfType<string>())
        {
            terminal.Console.WriteLine(Plain.Line(line));
        }

        terminal.Console.WriteLine();
        terminal.Console.Write(new Paragraph(Plain.Text(article.Text) + "\n"));
        return ExitCodes.Success;
    }
}

internal sealed class ArticlesRemoveSettings : IndexSettings
{
    [CommandArgument(0, "<ID>")]
    [Description("Ids of the articles to remove.")]
    public string[] Ids { get; init; } = [];
}

internal sealed class ArticlesRemoveCommand(Terminal terminal, SessionFactory sessions) : AsyncCommand<ArticlesRemoveSettings>
{
    public override async Task<int> ExecuteAsync(CommandContext context, ArticlesRemoveSettings settings, CancellationToken cancellationToken)
    {
        await using var session = await sessions.OpenAsync(settings, terminal, cancellationToken);
        var code = ExitCodes.Success;
        foreach (var id in settings.Ids)
        {
            if (await session.Store.RemoveArticleAsync(id, cancellationToken))
            {
                terminal.Console.WriteLine(Plain.Line($"removed {id}"));
            }
            else
            {
                terminal.Say($"There is no article {id}: 'newsqa articles' lists those there are.");
                code = ExitCodes.Failed;
            }
        }

        return code;
    }
}

using System.ComponentModel;
using NewsQA.Evaluation;
using NewsQA.Storage;
using Spectre.Console.Cli;

namespace NewsQA.Cli.Commands;

/// <summary>Options of commands that look into the articles.</summary>
internal class FilterSettings : IndexSettings
{
    [CommandOption("--as-of <DATE>")]
    [Description("Answer as if asked at this time (2024-06-13, or 2024-06-13T09:30Z; a date is its end, UTC): what was published later is left out. Default: now.")]
    public string? AsOf { get; init; }

    [CommandOption("--article <ID>")]
    [Description("Only from this article; may be repeated.")]
    public string[] Articles { get; init; } = [];

    [CommandOption("--outlet <NAME>")]
    [Description("Only from this outlet; may be repeated.")]
    public string[] Outlets { get; init; } = [];

    [CommandOption("--from <DATE>")]
    [Description("Only what was published on this day or later.")]
    public string? From { get; init; }

    [CommandOption("--until <DATE>")]
    [Description("Only what was published on this day or before.")]
    public string? Until { get; init; }

    public DateTimeOffset? Time => AsOf is null ? null : ParseEnd("--as-of", AsOf);

    public ChunkFilter Filter => new()
    {
        ArticleIds = Articles,
        Outlets = Outlets,
        PublishedFrom = From is null ? null : PointInTime.TryParseStart(From, out var from) ? from : throw NotADate("--from", From),
        PublishedBefore = Until is null ? null : ParseEnd("--until", Until).AddTicks(1),
        AsOf = Time,
    };

    private static DateTimeOffset ParseEnd(string option, string text) =>
        PointInTime.TryParseEnd(text, out var time) ? time : throw NotADate(option, text);

    private static UsageException NotADate(string option, string text) =>
        new($"{option} is '{text}': give an ISO date or time, such as 2024-06-13 or 2024-06-13T09:30Z.");
}

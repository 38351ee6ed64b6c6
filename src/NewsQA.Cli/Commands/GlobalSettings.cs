using System.ComponentModel;
using NewsQA.Evaluation;
using NewsQA.Storage;
using Spectre.Console;
using Spectre.Console.Cli;

namespace NewsQA.Cli.Commands;

/// <summary>Options that every command takes.</summary>
internal class GlobalSettings : CommandSettings
{
    [CommandOption("--index <FILE>")]
    [Description("The index to use; default: newsqa/index.db in the platform's local application data.")]
    public string? Index { get; init; }

    [CommandOption("--json")]
    [Description("Write JSON for programs instead of text.")]
    public bool Json { get; init; }

    [CommandOption("--no-color")]
    [Description("Write no colours; so does the variable NO_COLOR.")]
    public bool NoColor { get; init; }

    [CommandOption("--no-model")]
    [Description("Ask no language model, whatever is configured: the local reader answers, and nothing leaves the machine.")]
    public bool NoModel { get; init; }

    [CommandOption("--verbose")]
    [Description("Log to standard error, and show where an error arose.")]
    public bool Verbose { get; init; }

    [CommandOption("--set <SETTING=VALUE>")]
    [Description("Set a configuration value, such as Answering:Passages=20; may be given several times.")]
    public string[] Set { get; init; } = [];

    public override ValidationResult Validate()
    {
        if (Index is not null && string.IsNullOrWhiteSpace(Index))
            return ValidationResult.Error("--index names no file; give a path, such as --index news.db.");
        return Set.FirstOrDefault(s => s.IndexOf('=') < 1) is { } wrong
            ? ValidationResult.Error($"--set {wrong} is no setting; write it as Answering:Passages=20.")
            : ValidationResult.Success();
    }

    /// <summary>The settings that the command line gives; of several values of one, the last holds.</summary>
    public IReadOnlyDictionary<string, string?> ToConfiguration(string? indexPath)
    {
        var values = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        foreach (var setting in Set)
        {
            var equals = setting.IndexOf('=');
            var name = setting[..equals];
            values[name.StartsWith("NewsQA:", StringComparison.OrdinalIgnoreCase) ? name : $"NewsQA:{name}"] = setting[(equals + 1)..];
        }

        if (NoModel)
            values["NewsQA:Model:Provider"] = "None";

        // A file was named: that is the embedded store, whatever else is configured.
        if ((indexPath ?? Index) is { } path)
        {
            values["NewsQA:Store:Kind"] = "Sqlite";
            values["NewsQA:Store:Path"] = path;
        }

        return values;
    }
}

/// <summary>Options that say which articles may be used.</summary>
internal class FilterSettings : GlobalSettings
{
    private DateTimeOffset _asOf;
    private DateTimeOffset _from;
    private DateTimeOffset _until;

    [CommandOption("--as-of <DATE>")]
    [Description("Answer as if it were this date or time: later articles are left out, and \"yesterday\" is the day before it.")]
    public string? AsOfText { get; init; }

    [CommandOption("--article <ID>")]
    [Description("Use only this article; may be given several times.")]
    public string[] Article { get; init; } = [];

    [CommandOption("--outlet <NAME>")]
    [Description("Use only articles of this outlet; may be given several times.")]
    public string[] Outlet { get; init; } = [];

    [CommandOption("--from <DATE>")]
    [Description("Use only articles published on this date or later.")]
    public string? From { get; init; }

    [CommandOption("--until <DATE>")]
    [Description("Use only articles published on this date or earlier.")]
    public string? Until { get; init; }

    public DateTimeOffset? AsOf => AsOfText is null ? null : _asOf;

    public ChunkFilter Filter => new()
    {
        ArticleIds = Article,
        Outlets = Outlet,
        PublishedFrom = From is null ? null : _from,
        PublishedBefore = Until is null ? null : _until.AddTicks(1),
        AsOf = AsOf,
    };

    public override ValidationResult Validate()
    {
        if (AsOfText is not null && !PointInTime.TryParseEnd(AsOfText, out _asOf))
            return NoDate("--as-of", AsOfText);
        if (From is not null && !PointInTime.TryParseStart(From, out _from))
            return NoDate("--from", From);
        if (Until is not null && (!PointInTime.TryParseEnd(Until, out _until) || _until == DateTimeOffset.MaxValue))
            return NoDate("--until", Until);
        return From is not null && Until is not null && _from > _until
            ? ValidationResult.Error($"--from {From} is later than --until {Until}.")
            : base.Validate();
    }

    private static ValidationResult NoDate(string option, string text) => ValidationResult.Error(
        $"{option} {text} is no date; write it as 2024-06-13 or 2024-06-13T09:30:00Z.");
}

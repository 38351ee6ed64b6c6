using System.ComponentModel;
using Spectre.Console.Cli;

namespace NewsQA.Cli.Commands;

/// <summary>Options of every command.</summary>
internal class IndexSettings : CommandSettings
{
    [CommandOption("--index <FILE>")]
    [Description("The index to use, made if it is not there. Default: NewsQA:Store:Path, else newsqa/index.db in the platform's application data.")]
    public string? Index { get; init; }

    [CommandOption("--json")]
    [Description("Write JSON for machines.")]
    public bool Json { get; init; }

    [CommandOption("--verbose")]
    [Description("Tell more on standard error: what is logged, and the whole of an error.")]
    public bool Verbose { get; init; }

    /// <summary>Settings that this command's options set.</summary>
    public virtual IEnumerable<KeyValuePair<string, string?>> Overrides() => [];
}

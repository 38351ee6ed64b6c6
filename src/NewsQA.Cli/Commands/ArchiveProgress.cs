using System.Text.Json.Nodes;
using NewsQA.Cli.Terminal;
using NewsQA.Storage;
using Spectre.Console;

namespace NewsQA.Cli.Commands;

/// <summary>Shows how far the copy of an archive has come, and what it did.</summary>
internal static class ArchiveProgress
{
    public static async Task<int> RunAsync(
        Output output, bool json, string title, Func<IProgress<ArchiveCopyProgress>?, Task<ArchiveCopyProgress>> run)
    {
        var result = json || !output.Environment.IsErrorTerminal
            ? await run(null)
            : await output.Error.Progress().AutoClear(true).StartAsync(bars => run(new BarProgress(bars.AddTask(title), title)));
        if (json)
        {
            output.Raw(new JsonObject
            {
                ["articles"] = result.Articles,
                ["versions_copied"] = result.Copied,
                ["versions_present"] = result.Present,
            }.ToJsonString());
        }
        else
        {
            output.Line($"{result.Articles} articles: {result.Copied} versions written, {result.Present} were there already.");
        }

        return ExitCode.Answered;
    }

    private sealed class BarProgress(ProgressTask bar, string title) : IProgress<ArchiveCopyProgress>
    {
        public void Report(ArchiveCopyProgress value)
        {
            bar.MaxValue = Math.Max(1, value.Total);
            bar.Value = value.Articles;
            bar.Description = $"{title} {value.Articles} of {value.Total} articles";
        }
    }
}

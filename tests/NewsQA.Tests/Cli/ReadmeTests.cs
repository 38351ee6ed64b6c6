using System.Text.RegularExpressions;
using NewsQA.Tests.Architecture;

namespace NewsQA.Tests.Cli;

/// <summary>Holds the README to the program: what it tells to type exists, and what exists is told.</summary>
public sealed partial class ReadmeTests : IDisposable
{
    private readonly CommandRun _newsqa = new();
    private readonly string _readme = File.ReadAllText(Path.Combine(Repository.Root, "README.md"));

    public static TheoryData<string> Commands => ["ask", "chat", "search", "ingest", "evaluate", "models", "articles list", "articles show", "articles remove"];

    [Fact]
    public async Task Its_first_command_answers()
    {
        var command = FirstCommand().Match(_readme);
        Assert.True(command.Success);
        var (code, text, _) = await _newsqa.RunAsync("ask", command.Groups[1].Value, "--index", _newsqa.Index);
        Assert.Equal(0, code);
        Assert.Contains("$4.5 billion", text, StringComparison.Ordinal);

        // What the README shows is what is printed, to the letter.
        var shown = ShownOutput().Match(_readme);
        Assert.True(shown.Success);
        Assert.Equal(command.Groups[1].Value, shown.Groups["question"].Value);
        Assert.Equal(shown.Groups["output"].Value.Trim(), text.ReplaceLineEndings("\n").Trim());
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Every_option_of_a_command_is_documented(string command)
    {
        var (code, help, _) = await _newsqa.RunAsync([.. command.Split(' '), "--help"]);
        Assert.Equal(0, code);
        Assert.Contains($"newsqa {command}", _readme, StringComparison.Ordinal);
        Assert.All(Option().Matches(help), option => Assert.Contains(option.Value, _readme, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Every_command_and_option_that_it_tells_to_type_exists()
    {
        var lines = CommandLines().Matches(_readme).Select(m => m.Groups[1].Value.Trim()).ToList();
        Assert.NotEmpty(lines);
        foreach (var line in lines)
        {
            var words = line.Split(' ');
            string[] command = words is ["articles", "list" or "show" or "remove", ..] ? words[..2] : words is ["articles", ..] ? ["articles", "list"] : words[..1];
            var (code, help, _) = await _newsqa.RunAsync([.. command, "--help"]);
            Assert.Equal(0, code);
            Assert.All(Option().Matches(line), option => Assert.Contains(option.Value, help, StringComparison.Ordinal));
        }
    }

    public void Dispose() => _newsqa.Dispose();

    [GeneratedRegex("dotnet run --project src/NewsQA\\.Cli -- ask \"([^\"]+)\"")]
    private static partial Regex FirstCommand();

    [GeneratedRegex("```console\n\\$ newsqa ask \"(?<question>[^\"]+)\"\n(?<output>.*?)```", RegexOptions.Singleline)]
    private static partial Regex ShownOutput();

    [GeneratedRegex("(?<![\\w-])--[a-z][a-z-]+")]
    private static partial Regex Option();

    [GeneratedRegex("^newsqa (.+)$", RegexOptions.Multiline)]
    private static partial Regex CommandLines();
}

using NewsQA.Cli.Commands;
using NewsQA.Cli.Hosting;
using Spectre.Console;

namespace NewsQA.Cli.Terminal;

/// <summary>Where a command writes: results to standard output, everything else to standard error.</summary>
internal sealed class Output
{
    /// <summary>What is piped is not wrapped.</summary>
    private const int Unlimited = 1_000_000;

    public Output(CommandEnvironment environment, GlobalSettings settings)
    {
        Environment = environment;
        var colors = !settings.NoColor && !environment.NoColor;
        Out = CreateConsole(environment.Out, environment.IsOutputTerminal, colors);
        Error = CreateConsole(environment.Error, environment.IsErrorTerminal, colors);
    }

    public CommandEnvironment Environment { get; }

    public IAnsiConsole Out { get; }

    public IAnsiConsole Error { get; }

    public static IAnsiConsole CreateConsole(TextWriter writer, bool isTerminal, bool colors)
    {
        var ansi = isTerminal && colors;
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer),
            Ansi = ansi ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = ansi ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Interactive = isTerminal ? InteractionSupport.Detect : InteractionSupport.No,
        });
        if (!isTerminal)
            console.Profile.Width = Unlimited;
        return console;
    }

    /// <summary>Whether the output is a terminal whose lines can be rewritten: no matter of colours, which a user may not want.</summary>
    public bool CanEdit => Environment.IsOutputTerminal && CreateConsole(Environment.Out, isTerminal: true, colors: true).Profile.Capabilities.Ansi;

    /// <summary>A line of text, wrapped at the terminal's width.</summary>
    public void Line(string text = "", Style? style = null)
    {
        if (text.Length > 0)
            Out.Write(new Paragraph(PlainText.Clean(text), style));
        Out.WriteLine();
    }

    /// <summary>A line for a program: exactly as it is.</summary>
    public void Raw(string line) => Environment.Out.WriteLine(line);

    /// <summary>What the user should know beside the result.</summary>
    public void Notice(string text) => Environment.Error.WriteLine(PlainText.OneLine(text));

    public void Fail(string text) => Environment.Error.WriteLine($"newsqa: {PlainText.OneLine(text)}");
}

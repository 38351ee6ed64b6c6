using System.Text;
using Spectre.Console;

namespace NewsQA.Cli;

/// <summary>What a command reads from and writes to.</summary>
/// <param name="Console">Standard output with styles; without a terminal it writes plain text and never wraps.</param>
/// <param name="Output">Standard output as it is, for machines.</param>
/// <param name="Error">Standard error: messages, and what happens meanwhile.</param>
/// <param name="OpenInput">Opens standard input.</param>
/// <param name="HasPipedInput">Whether standard input comes from a pipe or file.</param>
/// <param name="IsInteractive">Whether a person sits before it: both ends are a terminal.</param>
/// <param name="Interrupt">What Ctrl+C stops.</param>
internal sealed record Terminal(
    IAnsiConsole Console,
    TextWriter Output,
    TextWriter Error,
    Func<Stream> OpenInput,
    bool HasPipedInput,
    bool IsInteractive,
    Interrupt Interrupt)
{
    private const int Unwrapped = 1_000_000;

    /// <summary>The process's own streams; NO_COLOR and a missing terminal turn styles off.</summary>
    public static Terminal OfProcess(Interrupt interrupt)
    {
        var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        System.Console.OutputEncoding = utf8;
        var isTerminal = !System.Console.IsOutputRedirected;
        var output = isTerminal ? System.Console.Out : new StreamWriter(System.Console.OpenStandardOutput(), utf8) { AutoFlush = true };
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = isTerminal ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = isTerminal && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"))
                ? ColorSystemSupport.Detect
                : ColorSystemSupport.NoColors,
            Interactive = isTerminal && !System.Console.IsInputRedirected ? InteractionSupport.Yes : InteractionSupport.No,
            Out = new AnsiConsoleOutput(output),
        });
        if (!isTerminal)
        {
            console.Profile.Width = Unwrapped;
        }

        return new Terminal(
            console,
            output,
            System.Console.Error,
            System.Console.OpenStandardInput,
            System.Console.IsInputRedirected,
            isTerminal && !System.Console.IsInputRedirected,
            interrupt);
    }

    /// <summary>Whether styles reach the reader; without them the answer is marked by characters.</summary>
    public bool HasStyles => Console.Profile.Capabilities.Ansi;

    /// <summary>All of standard input as text.</summary>
    public async Task<string> ReadInputAsync(CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(OpenInput());
        return await reader.ReadToEndAsync(cancellationToken);
    }

    /// <summary>One line on standard error.</summary>
    public void Say(string message) => Error.WriteLine(Plain.Line(message));
}

using System.Text;
using Microsoft.Extensions.DependencyInjection;

namespace NewsQA.Cli.Hosting;

/// <summary>The process around a command: its streams, its terminal, its interrupts.</summary>
internal sealed class CommandEnvironment : IDisposable
{
    public required TextWriter Out { get; init; }

    public required TextWriter Error { get; init; }

    public required Func<Stream> OpenInput { get; init; }

    public bool IsInputTerminal { get; init; }

    public bool IsOutputTerminal { get; init; }

    public bool IsErrorTerminal { get; init; }

    /// <summary>Whether the user asked for no colours, see no-color.org.</summary>
    public bool NoColor { get; init; }

    public Interrupts Interrupts { get; init; } = new();

    /// <summary>Called last when the services are composed, so that a test can put its own in place.</summary>
    public Action<IServiceCollection>? ConfigureServices { get; init; }

    public static CommandEnvironment OfProcess()
    {
        if (Console.IsOutputRedirected)
            Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        var environment = new CommandEnvironment
        {
            Out = Console.Out,
            Error = Console.Error,
            OpenInput = Console.OpenStandardInput,
            IsInputTerminal = !Console.IsInputRedirected,
            IsOutputTerminal = !Console.IsOutputRedirected,
            IsErrorTerminal = !Console.IsErrorRedirected,
            NoColor = !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"))
                || Environment.GetEnvironmentVariable("TERM") == "dumb",
        };
        environment.Interrupts.Listen();
        return environment;
    }

    /// <summary>Standard input as text; a byte order mark is honoured, UTF-8 assumed.</summary>
    public StreamReader OpenInputText() => new(OpenInput(), Encoding.UTF8, detectEncodingFromByteOrderMarks: true);

    public void Dispose() => Interrupts.Dispose();
}

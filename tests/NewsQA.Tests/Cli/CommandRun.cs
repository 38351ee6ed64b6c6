using System.Diagnostics.CodeAnalysis;
using System.Text;
using NewsQA.Cli;
using NewsQA.Cli.Hosting;

namespace NewsQA.Tests.Cli;

/// <summary>Runs <c>newsqa</c> within the test, with an index of its own.</summary>
internal sealed class CommandRun : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("newsqa-test-");

    public string Index => PathOf("index.db");

    public string PathOf(string name) => Path.Combine(_folder.FullName, name);

    public Task<(int ExitCode, string Out, string Error)> RunAsync(params string[] args) => RunWithInputAsync("", args);

    [SuppressMessage("Performance", "CA1822", Justification = "A run belongs to its folder, and so reads better.")]
    public async Task<(int ExitCode, string Out, string Error)> RunWithInputAsync(string input, params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        using var environment = new CommandEnvironment
        {
            Out = output,
            Error = error,
            OpenInput = () => new MemoryStream(Encoding.UTF8.GetBytes(input)),
        };
        var code = await CommandLine.RunAsync([.. args], environment);
        return (code, output.ToString(), error.ToString());
    }

    public void Dispose()
    {
        try
        {
            _folder.Delete(recursive: true);
        }
        catch (IOException)
        {
            // A file still open on this platform: the system clears its temporary folder.
        }
    }
}

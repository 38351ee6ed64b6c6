using System.Diagnostics;

namespace NewsQA.Tests.Cli;

/// <summary>Starts <c>newsqa</c> as a process of its own.</summary>
internal static class CommandProcess
{
    /// <summary>Starts it with what it writes redirected.</summary>
    /// <remarks>
    /// Beside the tests the program finds its packages through the tests' own dependencies: some of them come with a shared framework
    /// that only the tests refer to, and are not copied there.
    /// </remarks>
    public static Process Start(IEnumerable<string> arguments, IReadOnlyDictionary<string, string?> variables)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (var argument in (string[])[
                     "exec", "--runtimeconfig", Beside("NewsQA.Tests.runtimeconfig.json"), "--depsfile", Beside("NewsQA.Tests.deps.json"),
                     Beside("newsqa.dll"), .. arguments])
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in variables)
            start.Environment[name] = value;
        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            throw Xunit.Sdk.SkipException.ForSkip($"The program is started by dotnet, which is not on this machine: {e.Message}");
        }
    }

    private static string Beside(string file) => Path.Combine(AppContext.BaseDirectory, file);
}

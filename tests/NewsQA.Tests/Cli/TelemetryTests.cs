namespace NewsQA.Tests.Cli;

/// <summary>A library's telemetry would leave its identifier and its queue in the user's cache folder.</summary>
public sealed class TelemetryTests : IDisposable
{
    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("newsqa-test-");

    public void Dispose() => _home.Delete(recursive: true);

    [Fact]
    public async Task A_run_leaves_nothing_about_itself_behind()
    {
        var home = _home.FullName;
        using var process = CommandProcess.Start(
            ["ask", "How much did Japan pledge?", "--index", Path.Combine(home, "index.db")],
            new Dictionary<string, string?>
            {
                ["HOME"] = home,
                ["USERPROFILE"] = home,
                ["LOCALAPPDATA"] = home,
                ["XDG_CACHE_HOME"] = null,
                ["XDG_DATA_HOME"] = null,
                ["ORT_DISABLE_TELEMETRY"] = null,
                ["CI"] = null,
                ["GITHUB_ACTIONS"] = null,
                ["TF_BUILD"] = null,
            });
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, await error);
        Assert.DoesNotContain(
            Directory.EnumerateFileSystemEntries(home, "*", SearchOption.AllDirectories), path => path.Contains("onnxruntime", StringComparison.OrdinalIgnoreCase));
    }
}

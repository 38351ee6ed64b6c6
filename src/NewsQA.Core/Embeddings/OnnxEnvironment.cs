using System.Runtime.InteropServices;
using Microsoft.ML.OnnxRuntime;

namespace NewsQA.Embeddings;

/// <summary>ONNX Runtime as every session here is made in: silent, and without its telemetry.</summary>
/// <remarks>
/// From version 1.29 on its published builds send events on sessions and models to their maker unless told not to, on Linux too. The
/// variable is read as the environment is made, before anything can be turned off by a call. On Unix .NET's variables are a copy that
/// native code does not see, so it is set there for both.
/// </remarks>
internal static partial class OnnxEnvironment
{
    private const string Variable = "ORT_DISABLE_TELEMETRY";

    /// <summary>The process's one environment.</summary>
    public static OrtEnv Instance { get; } = Create();

    private static OrtEnv Create()
    {
        Environment.SetEnvironmentVariable(Variable, "1");
        if (!OperatingSystem.IsWindows())
            _ = SetVariable(Variable, "1", 1);
        var environment = OrtEnv.Instance();
        environment.EnvLogLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR;
        environment.DisableTelemetryEvents();
        return environment;
    }

    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int SetVariable(string name, string value, int replace);
}

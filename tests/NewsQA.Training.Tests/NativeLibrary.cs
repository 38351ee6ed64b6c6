using TorchSharp;

namespace NewsQA.Training.Tests;

/// <summary>Whether libtorch loads here: it is large, and asks for a C++ library newer than that of some systems.</summary>
internal static class NativeLibrary
{
    private static readonly Lazy<string?> Trouble = new(Load);

    /// <summary>Skips the test, with the loader's own words, where training cannot run.</summary>
    public static void Require() => Assert.SkipWhen(
        Trouble.Value is not null, $"TorchSharp's native library does not load (src/NewsQA.Training/README.md says how): {Trouble.Value}");

    private static string? Load()
    {
        try
        {
            using var one = torch.ones(1);
            return null;
        }
        catch (Exception e) when (e is NotSupportedException or TypeInitializationException or DllNotFoundException or EntryPointNotFoundException)
        {
            return (e.InnerException ?? e).Message.ReplaceLineEndings(" ");
        }
    }
}

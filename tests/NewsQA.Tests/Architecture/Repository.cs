using System.Runtime.CompilerServices;

namespace NewsQA.Tests.Architecture;

/// <summary>Where the sources are, for tests that hold the code to its rules.</summary>
internal static class Repository
{
    /// <summary>Its folder. Published tests may run where there is none: those that read it are skipped there.</summary>
    public static string Root
    {
        get
        {
            var root = Find();
            Assert.SkipWhen(root is null, "The checkout that these tests were built from is not on this machine.");
            return root!;
        }
    }

    public static bool IsHere => Find() is not null;

    private static string? Find([CallerFilePath] string here = "")
    {
        var folder = new DirectoryInfo(Path.GetDirectoryName(here)!);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "NewsQA.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName;
    }
}

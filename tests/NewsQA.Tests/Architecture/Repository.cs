using System.Runtime.CompilerServices;

namespace NewsQA.Tests.Architecture;

/// <summary>Where the sources are, for tests that hold the code to its rules.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    private static string Find([CallerFilePath] string here = "")
    {
        var folder = new DirectoryInfo(Path.GetDirectoryName(here)!);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "NewsQA.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new DirectoryNotFoundException("The tests do not stand in a checkout.");
    }
}

using System.Text.RegularExpressions;

namespace NewsQA.Tests.Architecture;

public sealed partial class CoreFolderOrderTests
{
    /// <summary>Each folder of Core may use itself and those before it.</summary>
    private static readonly string[] Order =
    [
        "Diagnostics", "Articles", "Language", "Chunking", "Embeddings", "Storage", "Ingestion", "Retrieval", "Reading", "Conversations",
        "Answering", "FactChecking", "Evaluation",
    ];

    private static string Core => Path.Combine(Repository.Root, "src", "NewsQA.Core");

    public static TheoryData<string> Folders => Repository.IsHere
        ? [.. Directory.EnumerateDirectories(Core).Select(Path.GetFileName).OfType<string>().Except(["bin", "obj"])]
        : ["Storage"];

    [Theory]
    [MemberData(nameof(Folders))]
    public void A_folder_uses_only_itself_and_folders_before_it(string folder)
    {
        var place = Array.IndexOf(Order, folder);
        Assert.True(place >= 0, $"{folder} has no place in the order.");
        var allowed = Order[..(place + 1)];

        var offences =
            from file in Directory.EnumerateFiles(Path.Combine(Core, folder), "*.cs", SearchOption.AllDirectories)
            from match in UsedFolder().Matches(File.ReadAllText(file))
            let used = match.Groups[1].Value
            where Order.Contains(used) && !allowed.Contains(used)
            select $"{Path.GetFileName(file)} uses NewsQA.{used}";

        Assert.Empty(offences.Distinct());
    }

    [Theory]
    [MemberData(nameof(Folders))]
    public void Namespaces_are_those_of_the_folders(string folder)
    {
        var offences =
            from file in Directory.EnumerateFiles(Path.Combine(Core, folder), "*.cs", SearchOption.AllDirectories)
            let expected = "NewsQA." + Path.GetRelativePath(Core, Path.GetDirectoryName(file)!).Replace(Path.DirectorySeparatorChar, '.')
            where !File.ReadAllText(file).Contains($"namespace {expected};", StringComparison.Ordinal)
            select file;

        Assert.Empty(offences);
    }

    [GeneratedRegex(@"\bNewsQA\.([A-Z]\w+)")]
    private static partial Regex UsedFolder();
}

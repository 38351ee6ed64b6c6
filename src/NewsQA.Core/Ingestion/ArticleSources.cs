using NewsQA.Articles;

namespace NewsQA.Ingestion;

/// <summary>Finds the files that a user means by paths, folders and patterns.</summary>
public static class ArticleSources
{
    /// <summary>The name that stands for standard input.</summary>
    public const string StandardInput = "-";

    private static readonly string[] Extensions = [".txt", ".text", ".md", ".html", ".htm", ".xhtml", ".json", ".jsonl", ".ndjson"];

    private static readonly EnumerationOptions Recursive = new()
    {
        RecurseSubdirectories = true,
        IgnoreInaccessible = true,
        // Links are not followed: one that leads upwards would never end.
        AttributesToSkip = FileAttributes.ReparsePoint | FileAttributes.Hidden | FileAttributes.System,
    };

    /// <summary>
    /// The sources that <paramref name="paths"/> name: a file itself, all articles in and below a folder, what matches a pattern with
    /// <c>*</c> or <c>?</c> in its last part, and <c>-</c> for <paramref name="standardInput"/>. Each file is taken once, in the order of
    /// its name within its folder. A path that names nothing stays, so that its reading says what is wrong.
    /// </summary>
    public static IReadOnlyList<ArticleSource> Expand(IEnumerable<string> paths, Func<Stream> standardInput)
    {
        ArgumentNullException.ThrowIfNull(paths);
        ArgumentNullException.ThrowIfNull(standardInput);
        var sources = new List<ArticleSource>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var path in paths)
        {
            if (path == StandardInput)
            {
                if (seen.Add(path))
                {
                    sources.Add(new ArticleSource(path, standardInput));
                }

                continue;
            }

            foreach (var file in Files(path))
            {
                if (seen.Add(Path.GetFullPath(file)))
                {
                    sources.Add(ArticleSource.File(file));
                }
            }
        }

        return sources;
    }

    private static IEnumerable<string> Files(string path)
    {
        if (Directory.Exists(path))
        {
            return Directory.EnumerateFiles(path, "*", Recursive)
                .Where(f => Extensions.Contains(Path.GetExtension(f), StringComparer.OrdinalIgnoreCase))
                .Order(StringComparer.Ordinal);
        }

        var pattern = Path.GetFileName(path);
        var folder = Path.GetDirectoryName(path) is { Length: > 0 } parent ? parent : ".";
        if (!File.Exists(path) && pattern.AsSpan().ContainsAny('*', '?') && Directory.Exists(folder))
        {
            string[] matches = [.. Directory.EnumerateFiles(folder, pattern).Order(StringComparer.Ordinal)];
            if (matches.Length > 0)
            {
                return matches;
            }
        }

        return [path];
    }
}

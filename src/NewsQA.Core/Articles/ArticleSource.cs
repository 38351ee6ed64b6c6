namespace NewsQA.Articles;

/// <summary>Something articles are read from: a file, standard input, or bytes at hand.</summary>
/// <param name="Name">How a user would name it: the path as given, or <c>-</c> for standard input.</param>
/// <param name="Open">Opens it for reading; the reader disposes the stream.</param>
/// <param name="Identity">What identifies an article that names no address of its own, such as <c>file:///path</c>; <see langword="null"/> leaves headline and outlet.</param>
public sealed record ArticleSource(string Name, Func<Stream> Open, string? Identity = null)
{
    /// <summary>A file.</summary>
    public static ArticleSource File(string path) =>
        new(path, () => System.IO.File.OpenRead(path), new Uri(Path.GetFullPath(path)).AbsoluteUri);
}

namespace NewsQA.Articles;

/// <summary>Reads the articles of a source.</summary>
public interface IArticleReader
{
    /// <summary>
    /// Reads all articles of <paramref name="source"/>, finding out its format by name and content. What cannot be read is a
    /// result with a rejection, not an exception.
    /// </summary>
    IAsyncEnumerable<ArticleReadResult> ReadAsync(ArticleSource source, CancellationToken cancellationToken = default);
}

/// <summary>An article, or why there is none.</summary>
/// <param name="Source">Where it was read: the source's name, with the line in an archive (<c>news.jsonl:17</c>).</param>
/// <param name="Article">The article; <see langword="null"/> if rejected.</param>
/// <param name="Rejection">Cause and remedy in one line; <see langword="null"/> if read.</param>
public readonly record struct ArticleReadResult(string Source, Article? Article, string? Rejection);

using NewsQA.Articles;
using NewsQA.Reading;
using NewsQA.Storage;

namespace NewsQA.Answering;

/// <summary>A passage and where it stands in its article.</summary>
/// <param name="Passage">What the reader sees.</param>
/// <param name="Article">The article version, without the text.</param>
/// <param name="ArticleText">The text of that version.</param>
/// <param name="Offset">Where the passage begins in it.</param>
internal sealed record SourcePassage(Passage Passage, ArticleSummary Article, string ArticleText, int Offset)
{
    /// <summary>The sentence as a range of the article.</summary>
    public TextRange InArticle(TextRange range) => range.Shift(Offset);
}

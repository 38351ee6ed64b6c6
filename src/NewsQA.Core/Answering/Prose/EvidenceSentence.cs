using NewsQA.Articles;

namespace NewsQA.Answering.Prose;

/// <summary>A sentence of an article that a model may cite.</summary>
/// <param name="Number">What it is cited by, from 1.</param>
/// <param name="Source">The passage it was found in.</param>
/// <param name="Range">Where it stands in the article.</param>
internal sealed record EvidenceSentence(int Number, SourcePassage Source, TextRange Range)
{
    /// <summary>The article's own text.</summary>
    public string Text { get; } = Range.Of(Source.ArticleText);

    /// <summary>When the article was published: what "yesterday" in it refers to.</summary>
    public DateTimeOffset? Published => Source.Article.Published ?? Source.Article.Modified;
}

using NewsQA.Articles;

namespace NewsQA.Reading;

/// <summary>A passage that a reader may answer from.</summary>
/// <param name="Text">The passage.</param>
/// <param name="Sentences">Its sentences as ranges of <paramref name="Text"/>, in order.</param>
/// <param name="RetrievalScore">How well retrieval found it, 0 to about 1; higher is better, comparable within one call.</param>
/// <param name="Title">Headline of its article, as context; never quoted from.</param>
/// <param name="Published">When its article was published: what "yesterday" in it refers to.</param>
/// <param name="ArticleText">The whole text of its article; null where that is unknown, as of a text that comes with the question, which may be an excerpt.</param>
/// <param name="Outlet">Who published its article, if known.</param>
public sealed record Passage(
    string Text,
    IReadOnlyList<TextRange> Sentences,
    double RetrievalScore = 0,
    string? Title = null,
    DateTimeOffset? Published = null,
    string? ArticleText = null,
    string? Outlet = null);

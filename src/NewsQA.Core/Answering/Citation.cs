using NewsQA.Articles;
using NewsQA.Storage;

namespace NewsQA.Answering;

/// <summary>A quote that stands in a stored article version, proven by comparison with its text.</summary>
/// <param name="Article">The article version.</param>
/// <param name="Range">Where the quote stands in the version's text.</param>
/// <param name="Quote">The article's own text at <paramref name="Range"/>.</param>
/// <param name="Highlight">The answer within the article's text, where it is a part of the quote.</param>
/// <param name="Score">How strongly it supports the answer; higher is better.</param>
public sealed record Citation(ArticleSummary Article, TextRange Range, string Quote, TextRange? Highlight, double Score);

using NewsQA.Articles;

namespace NewsQA.Chunking;

/// <summary>A run of whole sentences of one article, small enough to be embedded at once.</summary>
/// <param name="Index">Position of the chunk in its article, from 0.</param>
/// <param name="Range">Where it stands in <see cref="Article.Text"/>.</param>
/// <param name="Text">The article's text at <paramref name="Range"/>, unchanged.</param>
/// <param name="Sentences">Its sentences as ranges of <see cref="Article.Text"/>, in order; at least one.</param>
/// <param name="TokenCount">Tokens of <paramref name="Text"/> in the embedding model's vocabulary, special tokens left out.</param>
public sealed record Chunk(int Index, TextRange Range, string Text, IReadOnlyList<TextRange> Sentences, int TokenCount);

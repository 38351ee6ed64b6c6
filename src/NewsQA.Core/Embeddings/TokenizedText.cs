using NewsQA.Articles;

namespace NewsQA.Embeddings;

/// <summary>A text as the model sees it.</summary>
/// <param name="Ids">Ids of its tokens, special tokens left out.</param>
/// <param name="Ranges">For each token, where it stands in the text as given.</param>
internal readonly record struct TokenizedText(int[] Ids, TextRange[] Ranges)
{
    public int Count => Ids.Length;
}

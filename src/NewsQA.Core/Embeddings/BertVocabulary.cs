using Microsoft.ML.Tokenizers;
using NewsQA.Articles;

namespace NewsQA.Embeddings;

/// <summary>The uncased BERT vocabulary that the embedding model and the reader share.</summary>
internal static class BertVocabulary
{
    /// <summary>Builds the tokenizer from a vocabulary of one token a line.</summary>
    /// <remarks>Text such as <c>[SEP]</c> in an article stays text: it never becomes the special token.</remarks>
    public static BertTokenizer CreateTokenizer(Stream vocabulary) => BertTokenizer.Create(vocabulary, new BertOptions
    {
        ApplyBasicTokenization = false,
        SplitOnSpecialTokens = false,
        PreTokenizer = BertPreTokenizer.Instance,
        Normalizer = BertNormalizer.Instance,
    });

    /// <summary>Tokenizes <paramref name="text"/>, with each token's range in the text as given, accents and all.</summary>
    /// <remarks>
    /// The library's offsets refer to the normalised text, which differs in length from the first stripped accent on: the ranges
    /// here are mapped back.
    /// </remarks>
    public static TokenizedText Tokenize(this BertTokenizer tokenizer, string text)
    {
        var origins = new List<int>(text.Length);
        var normalized = BertNormalizer.Normalize(text, origins);
        var tokens = tokenizer.EncodeToTokens(normalized, out _, considerPreTokenization: true, considerNormalization: false);
        var ids = new int[tokens.Count];
        var ranges = new TextRange[tokens.Count];
        for (var i = 0; i < tokens.Count; i++)
        {
            ids[i] = tokens[i].Id;
            var (start, end) = (tokens[i].Offset.Start.Value, tokens[i].Offset.End.Value);
            ranges[i] = new TextRange(origins[start], end < origins.Count ? EndOf(text, origins[end - 1], origins[end]) : text.Length);
        }

        return new TokenizedText(ids, ranges);
    }

    /// <summary>The end of the token whose last character came from <paramref name="last"/>: after its accents, before white space.</summary>
    private static int EndOf(string text, int last, int next)
    {
        var end = last + (char.IsHighSurrogate(text[last]) ? 2 : 1);
        while (end < next && char.GetUnicodeCategory(text[end]) is System.Globalization.UnicodeCategory.NonSpacingMark)
        {
            end++;
        }

        return end;
    }
}

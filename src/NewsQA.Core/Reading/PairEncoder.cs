using Microsoft.ML.Tokenizers;
using NewsQA.Articles;
using NewsQA.Embeddings;

namespace NewsQA.Reading;

/// <summary>Turns a question or claim and a passage into inputs of the reader; a long passage becomes overlapping windows.</summary>
internal sealed class PairEncoder(BertTokenizer tokenizer, ReaderModelInfo info)
{
    private const int MaxTitleTokens = 32;

    public int[] EncodeFirst(string text)
    {
        var ids = tokenizer.Tokenize(text).Ids;
        return ids.Length > info.MaxFirstTokens ? ids[..info.MaxFirstTokens] : ids;
    }

    /// <summary>
    /// The windows of one passage, in order; at least one, unless the passage holds no token. The headline stands before each: a passage
    /// from the middle of an article says "the captain", and not of which ship.
    /// </summary>
    public IEnumerable<EncodedPair> Encode(int[] first, string passage, int passageIndex, string? title = null)
    {
        var tokens = tokenizer.Tokenize(passage);
        int[] head = string.IsNullOrWhiteSpace(title) ? [] : [.. tokenizer.Tokenize(title + ".").Ids.Take(MaxTitleTokens)];
        var room = info.MaxTokens - first.Length - head.Length - 3;
        // Half a window of overlap: whatever fits into half a window is seen whole, with context, in one of them.
        var stride = room / 2;
        for (var start = 0; start < tokens.Count; start += stride)
        {
            var count = Math.Min(room, tokens.Count - start);
            yield return Pair(first, head, tokens.Ids.AsSpan(start, count), tokens.Ranges.AsSpan(start, count), passageIndex);
            if (start + count == tokens.Count)
            {
                yield break;
            }
        }
    }

    private EncodedPair Pair(int[] first, int[] head, ReadOnlySpan<int> ids, ReadOnlySpan<TextRange> ranges, int passageIndex)
    {
        int[] all = [tokenizer.ClassificationTokenId, .. first, tokenizer.SeparatorTokenId, .. head, .. ids, tokenizer.SeparatorTokenId];
        return new EncodedPair(all, first.Length + 2, first.Length + 2 + head.Length, ranges.ToArray(), passageIndex);
    }
}

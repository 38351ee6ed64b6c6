using NewsQA.Articles;

namespace NewsQA.Reading;

/// <summary>A span of a passage with its score.</summary>
/// <param name="PassageIndex">Which passage.</param>
/// <param name="Range">The span in the passage's text.</param>
/// <param name="LogOdds">How much likelier the span is than "no answer" in its window: the difference of their summed logits.</param>
internal readonly record struct ScoredSpan(int PassageIndex, TextRange Range, double LogOdds);

/// <summary>Finds the best spans of a window.</summary>
internal static class SpanDecoder
{
    /// <summary>
    /// The <paramref name="count"/> best spans that do not overlap, best first, each within one of <paramref name="sentences"/>
    /// and at most <paramref name="maxTokens"/> long.
    /// </summary>
    public static List<ScoredSpan> Decode(
        EncodedPair pair, SpanLogits output, IReadOnlyList<TextRange> sentences, int maxTokens, int count)
    {
        var none = (double)output.Start[0] + output.End[0];
        var sentenceOf = SentenceOfEachToken(pair.Ranges, sentences);
        var taken = new bool[pair.Ranges.Length];
        var chosen = new List<ScoredSpan>(count);
        while (chosen.Count < count && Best() is { First: >= 0 } best)
        {
            Array.Fill(taken, true, best.First, best.Last + 1 - best.First);
            chosen.Add(new ScoredSpan(pair.PassageIndex, new TextRange(pair.Ranges[best.First].Start, pair.Ranges[best.Last].End), best.Score - none));
        }

        return chosen;

        (int First, int Last, double Score) Best()
        {
            var best = (First: -1, Last: -1, Score: double.NegativeInfinity);
            for (var first = 0; first < taken.Length; first++)
            {
                var start = (double)output.Start[pair.WindowStart + first];
                for (var last = first; last < Math.Min(taken.Length, first + maxTokens) && !taken[last] && sentenceOf[last] == sentenceOf[first]; last++)
                {
                    var score = start + output.End[pair.WindowStart + last];
                    if (score > best.Score)
                    {
                        best = (first, last, score);
                    }
                }
            }

            return best;
        }
    }

    private static int[] SentenceOfEachToken(TextRange[] tokens, IReadOnlyList<TextRange> sentences)
    {
        var result = new int[tokens.Length];
        var sentence = 0;
        for (var i = 0; i < tokens.Length; i++)
        {
            while (sentence + 1 < sentences.Count && tokens[i].Start >= sentences[sentence + 1].Start)
            {
                sentence++;
            }

            result[i] = sentence;
        }

        return result;
    }
}

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
        EncodedPair pair, ReaderOutput output, IReadOnlyList<TextRange> sentences, int maxTokens, int count)
    {
        var none = (double)output.Start[0] + output.End[0];
        var sentenceOf = SentenceOfEachToken(pair.Ranges, sentences);
        var spans = new List<(int First, int Last, double Score)>();
        for (var first = 0; first < pair.Ranges.Length; first++)
        {
            var best = (Last: -1, Score: double.NegativeInfinity);
            for (var last = first; last < Math.Min(pair.Ranges.Length, first + maxTokens) && sentenceOf[last] == sentenceOf[first]; last++)
            {
                var score = (double)output.End[pair.WindowStart + last];
                if (score > best.Score)
                {
                    best = (last, score);
                }
            }

            if (best.Last >= 0)
            {
                spans.Add((first, best.Last, output.Start[pair.WindowStart + first] + best.Score));
            }
        }

        var chosen = new List<(int First, int Last, double Score)>(count);
        foreach (var span in spans.OrderByDescending(s => s.Score))
        {
            if (chosen.Count == count)
            {
                break;
            }

            if (!chosen.Any(c => span.First <= c.Last && c.First <= span.Last))
            {
                chosen.Add(span);
            }
        }

        return [.. chosen.Select(s =>
            new ScoredSpan(pair.PassageIndex, new TextRange(pair.Ranges[s.First].Start, pair.Ranges[s.Last].End), s.Score - none))];
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

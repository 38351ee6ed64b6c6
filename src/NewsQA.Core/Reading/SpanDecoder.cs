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
    /// <summary>Ends that are kept of the spans with one start.</summary>
    private const int EndsPerStart = 2;

    /// <summary>Spans that are kept of those that share a place: what else is known of them decides between "14" and "14 people".</summary>
    private const int Variants = 3;

    /// <summary>
    /// The best spans of <paramref name="count"/> places, with up to three variants of each, best first, each within one of
    /// <paramref name="sentences"/> and at most <paramref name="maxTokens"/> long.
    /// </summary>
    public static List<ScoredSpan> Decode(
        EncodedPair pair, ReaderOutput output, IReadOnlyList<TextRange> sentences, int maxTokens, int count)
    {
        var none = (double)output.Start[0] + output.End[0];
        var sentenceOf = SentenceOfEachToken(pair.Ranges, sentences);
        var spans = new List<(int First, int Last, double Score)>();
        for (var first = 0; first < pair.Ranges.Length; first++)
        {
            var start = (double)output.Start[pair.WindowStart + first];
            spans.AddRange(Enumerable.Range(first, Math.Min(maxTokens, pair.Ranges.Length - first))
                .TakeWhile(last => sentenceOf[last] == sentenceOf[first])
                .Select(last => (first, last, start + output.End[pair.WindowStart + last]))
                .OrderByDescending(span => span.Item3)
                .Take(EndsPerStart));
        }

        var places = 0;
        var chosen = new List<(int First, int Last, double Score)>(count * Variants);
        foreach (var span in spans.OrderByDescending(s => s.Score))
        {
            var variants = chosen.Count(c => span.First <= c.Last && c.First <= span.Last);
            if (variants >= Variants || (variants == 0 && places == count))
            {
                continue;
            }

            places += variants == 0 ? 1 : 0;
            chosen.Add(span);
            if (chosen.Count == count * Variants)
            {
                break;
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

using System.Numerics.Tensors;
using NewsQA.Articles;
using NewsQA.Language;

namespace NewsQA.Reading;

/// <summary>What speaks for a sentence holding the answer to a question; each between 0 and 1.</summary>
/// <param name="Similarity">Cosine of the question's and the sentence's vectors, not below 0.</param>
/// <param name="Overlap">Share of the question's content words, weighted by rarity, that stand in the sentence.</param>
/// <param name="NameOverlap">Share of the question's names and figures that the passage or its headline has; 1 if there are none.</param>
/// <param name="TypeMatch">Whether the sentence has the sort of thing that is asked for; a half if that cannot be told.</param>
internal readonly record struct EvidenceFeatures(double Similarity, double Overlap, double NameOverlap, double TypeMatch);

/// <summary>A question, taken apart once for all sentences that are held against it.</summary>
internal sealed class EvidenceQuestion
{
    private readonly ReadOnlyMemory<float> _vector;
    private readonly HashSet<string> _stems;
    private readonly IReadOnlyList<Fact> _facts;
    private readonly ExpectedAnswer _expected;
    private readonly Dictionary<string, double> _weights;

    public EvidenceQuestion(string question, ReadOnlyMemory<float> vector, IReadOnlyList<Passage> passages)
    {
        _vector = vector;
        _stems = [.. Words.ContentOf(question).Select(w => w.Stem)];
        _facts = FactExtractor.Extract(question);
        _expected = ExpectedAnswers.Of(question);
        _weights = Weights(_stems, passages);
    }

    /// <summary>What speaks for one sentence of a passage.</summary>
    public EvidenceFeatures Of(Passage passage, TextRange sentence, ReadOnlySpan<float> vector)
    {
        var text = sentence.Of(passage.Text);
        return new EvidenceFeatures(
            Math.Max(0, TensorPrimitives.CosineSimilarity(_vector.Span, vector)),
            OverlapWith(Stems(text)),
            NamesIn($"{passage.Title}\n{passage.Text}"),
            ExpectedAnswers.Match(_expected, text, FactExtractor.Extract(text), _facts));
    }

    private static HashSet<string> Stems(string text) => [.. Words.Of(text).Select(w => w.Stem)];

    private double OverlapWith(HashSet<string> stems)
    {
        double all = 0, common = 0;
        foreach (var (stem, weight) in _weights)
        {
            all += weight;
            if (stems.Contains(stem))
                common += weight;
        }

        return all > 0 ? common / all : 0;
    }

    private double NamesIn(string text)
    {
        if (_facts.Count == 0)
            return 1;
        var keys = Words.Of(text).Select(w => w.Key).ToHashSet(StringComparer.Ordinal);
        return (double)_facts.Count(f => FactComparer.NameKeys(f.Text).All(keys.Contains)) / _facts.Count;
    }

    /// <summary>Rarity among the sentences at hand, as BM25 weighs it: ln(1 + (N − n + ½) / (n + ½)).</summary>
    private static Dictionary<string, double> Weights(HashSet<string> stems, IReadOnlyList<Passage> passages)
    {
        var sentences = passages.SelectMany(p => p.Sentences.Select(s => Stems(s.Of(p.Text)))).ToList();
        return stems.ToDictionary(
            s => s,
            s => sentences.Count(set => set.Contains(s)) is var n ? Math.Log(1 + ((sentences.Count - n + 0.5) / (n + 0.5))) : 0);
    }
}

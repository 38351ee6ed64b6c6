using NewsQA.Articles;
using NewsQA.Chunking;

namespace NewsQA.Training.Preparation;

/// <summary>Chooses the runs of sentences of a text that claims are held against: those with most of the claim's rare words.</summary>
internal sealed class ClaimRuns
{
    /// <summary>Length of a run that fills the network's input, in characters: 1,400 are about 330 tokens of the 384.</summary>
    private const int Whole = 1400;

    private readonly WrittenText _text;
    private readonly IReadOnlyList<TextRange> _sentences;
    private readonly Dictionary<string, double> _rarity;
    private readonly Random _random;

    public ClaimRuns(WrittenText text, Random random)
    {
        (_text, _random, _sentences) = (text, random, SentenceSplitter.Split(text.Text));
        _rarity = _sentences.SelectMany(sentence => WrittenExamples.Keys(sentence.Of(text.Text))).CountBy(key => key).ToDictionary(key => key.Key, key => 1.0 / key.Value);
    }

    /// <summary>Whether the text holds no sentence, and so no run.</summary>
    public bool IsEmpty => _sentences.Count == 0;

    /// <summary>
    /// A run with all words that claim and text share: of any length, but the longest where most words of the claim are not the text's. Where
    /// they stand too far apart for that, the longest run with most of them.
    /// </summary>
    public string For(string claim) => WithAllWordsOf(claim) ?? Fullest(Whole, Known(claim).Known);

    /// <summary>The same, or null where they stand too far apart.</summary>
    public string? WithAllWordsOf(string claim)
    {
        var (known, isParaphrase) = Known(claim);
        return (isParaphrase ? null : WithAll(_random.Next(WrittenExamples.Longest / 2, WrittenExamples.Longest), known)) ?? WithAll(Whole, known);
    }

    private (string[] Known, bool IsParaphrase) Known(string claim)
    {
        var said = WrittenExamples.Keys(claim);
        string[] known = [.. said.Where(_rarity.ContainsKey)];
        return (known, _text.Title is null || known.Length * 2 < said.Count);
    }

    private string? WithAll(int length, string[] known) => Fullest(length, known) is var run && known.All(WrittenExamples.Keys(run).Contains) ? run : null;

    private string Fullest(int length, string[] known) => WrittenExamples.Runs(_text.Text, _sentences, length)
        .MaxBy(run => (known.Intersect(WrittenExamples.Keys(run)).Sum(key => _rarity[key]), _random.Next()))!;
}

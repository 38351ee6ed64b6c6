using NewsQA.Articles;
using NewsQA.Chunking;

namespace NewsQA.Training.Preparation;

/// <summary>Chooses the runs of sentences of a text that claims are held against: those with most of the claim's rare words.</summary>
internal sealed class ClaimRuns
{
    private const int Longest = 1050;

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

    /// <summary>A run with the claim's words, of any length; the longest where most of its words are not the text's.</summary>
    public string For(string claim)
    {
        var (known, isParaphrase) = Known(claim);
        return (isParaphrase ? null : WithAll(_random.Next(Longest / 2, Longest), known)) ?? Fullest(Whole, known);
    }

    /// <summary>The same, or null where no run holds all words that claim and text share.</summary>
    public string? WithAllWordsOf(string claim)
    {
        var (known, isParaphrase) = Known(claim);
        return (isParaphrase ? null : WithAll(_random.Next(Longest / 2, Longest), known)) ?? WithAll(Whole, known);
    }

    private (string[] Known, bool IsParaphrase) Known(string claim)
    {
        var said = WrittenExamples.Keys(claim);
        string[] known = [.. said.Where(_rarity.ContainsKey)];
        return (known, _text.Title is null || known.Length * 2 < said.Count);
    }

    private string? WithAll(int length, string[] known) => Fullest(length, known) is var run && known.All(WrittenExamples.Keys(run).Contains) ? run : null;

    private string Fullest(int length, string[] known) => WrittenExamples.Runs(_text.Text, _sentences, length)
        .MaxBy(run => (known.Intersect(WrittenExamples.Keys(run)).Sum(key => _rarity[key]), _random.Next())) ?? "";
}

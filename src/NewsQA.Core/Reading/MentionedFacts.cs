using System.Text.RegularExpressions;
using NewsQA.Chunking;
using NewsQA.Language;

namespace NewsQA.Reading;

/// <summary>What a claim or a question says that a text does not mention at all.</summary>
/// <param name="Numbers">Figures and dates in digits that stand nowhere in the text, in whatever form.</param>
/// <param name="Names">Names with a word that stands nowhere in the text.</param>
internal readonly record struct UnmentionedFacts(int Numbers, int Names)
{
    /// <summary>Whether there is anything.</summary>
    public bool Any => Numbers + Names > 0;
}

/// <summary>Tells what facts of a claim or a question a text mentions anywhere. Linear in the length of the text.</summary>
/// <remarks>
/// Wary: a figure in another unit, a number in words and another form of a name ("Ukraine", "Ukrainians") count as mentioned. What a text never
/// mentions it cannot support, however alike the two sound; whether it says what the claim says of the rest is for the network to judge.
/// </remarks>
internal sealed partial class MentionedFacts
{
    private const int ShortestPrefix = 4;

    /// <summary>The longest ending that another form of a name may have: "Japan", "Japanese".</summary>
    private const int LongestEnding = 3;

    private readonly HashSet<string> _keys;
    private readonly HashSet<string> _digits;
    private readonly Lazy<List<Fact>> _facts;

    /// <summary>Reads a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="title">Its headline, if it has one: it counts too.</param>
    /// <param name="outlet">Who published it, if known, likewise: "according to the Herald" asks of the Herald's own article.</param>
    /// <param name="published">When it was written, if known: its year and what it means by "yesterday" count too.</param>
    public MentionedFacts(string text, string? title, string? outlet, DateTimeOffset? published)
    {
        string[] parts = [.. new[] { outlet, title, text }.OfType<string>()];
        _keys = [.. parts.SelectMany(Words.Of).Select(word => word.Key)];
        _digits = [.. parts.SelectMany(Digits)];
        if (published is { } day)
            _digits.Add(day.Year.ToString(System.Globalization.CultureInfo.InvariantCulture));
        _facts = new(() => [.. parts.SelectMany(part => SentenceSplitter.Split(part).SelectMany(sentence => FactExtractor.Extract(sentence.Of(part), published)))]);
    }

    /// <summary>Counts the facts of <paramref name="claim"/> that the text does not mention.</summary>
    public UnmentionedFacts Lacking(string claim) => Lacking(FactExtractor.Extract(claim));

    /// <summary>Counts those of <paramref name="facts"/> that the text does not mention.</summary>
    public UnmentionedFacts Lacking(IEnumerable<Fact> facts)
    {
        var (numbers, names) = (0, 0);
        foreach (var fact in facts)
        {
            if (fact.Kind == FactKind.Name)
                names += HasName(fact) ? 0 : 1;
            else
                numbers += HasNumber(fact) ? 0 : 1;
        }

        return new(numbers, names);
    }

    private bool HasName(Fact name) =>
        FactComparer.NameKeys(name.Text).All(HasWord) || _facts.Value.Exists(fact => FactComparer.States(fact, name));

    private bool HasWord(string key)
    {
        var singular = key.TrimEnd('s');
        if (_keys.Contains(key) || _keys.Contains(singular))
            return true;
        if (singular.Length <= ShortestPrefix)
            return false;
        var prefix = singular[..Math.Max(ShortestPrefix, singular.Length - LongestEnding)];
        return _keys.Any(known => known.Length <= prefix.Length + LongestEnding + 1 && known.StartsWith(prefix, StringComparison.Ordinal));
    }

    private bool HasNumber(Fact number) =>
        Digits(number.Text).All(_digits.Contains)
        || _facts.Value.Exists(fact => FactComparer.States(fact, number) || (fact.Value is not null && fact.Value == number.Value));

    private static IEnumerable<string> Digits(string text) => DigitRun().Matches(text).Select(match => match.Value.Replace(",", "", StringComparison.Ordinal));

    [GeneratedRegex(@"\d+(?:[.,]\d+)*", RegexOptions.CultureInvariant)]
    private static partial Regex DigitRun();
}

using System.Numerics.Tensors;
using System.Text.RegularExpressions;
using NewsQA.Training.Model;

namespace NewsQA.Training.Preparation;

/// <summary>
/// Says a question or claim with another word of like meaning, so that the network does not take another word for another thing: "pledged"
/// where the passage says "promised". Words are alike whose rows in the encoder's embedding are near.
/// </summary>
public sealed partial class Paraphrases
{
    private const int Neighbours = 6;

    /// <summary>Least cosine of two words that are alike: inflections and synonyms; less than that brings in words that change the question.</summary>
    private const float LeastCosine = 0.35f;

    private readonly Dictionary<string, string[]> _alike;
    private readonly Random _random;

    /// <summary>Finds the words of <paramref name="texts"/> that are alike.</summary>
    /// <param name="encoder">Whose vocabulary and embedding are used; words of several pieces have no neighbours.</param>
    /// <param name="texts">Texts whose lower-case words may be replaced and swapped in.</param>
    /// <param name="random">Where chance comes from.</param>
    public Paraphrases(EncoderPackage encoder, IEnumerable<string> texts, Random random)
    {
        _random = random;
        var (ids, rows) = (encoder.Vocabulary(), encoder.InitialWeights(0)[WeightNames.Words].Values);
        string[] words = [.. texts.SelectMany(text => Word().Matches(text).Select(match => match.Value)).Distinct().Where(ids.ContainsKey).Order(StringComparer.Ordinal)];
        var vectors = words.Select(word => Unit(rows.AsSpan(ids[word] * ReaderShape.Hidden, ReaderShape.Hidden))).ToArray();
        _alike = words.AsParallel().AsOrdered().Select((word, i) => (word, Near(words, vectors, i))).ToArray()
            .Where(pair => pair.Item2.Length > 0).ToDictionary(pair => pair.word, pair => pair.Item2);
    }

    /// <summary>Without any words: nothing is replaced.</summary>
    public Paraphrases()
    {
        _random = new Random(0);
        _alike = [];
    }

    /// <summary>The words like <paramref name="word"/>, likest first.</summary>
    public IReadOnlyList<string> Like(string word) => _alike.GetValueOrDefault(word, []);

    /// <summary>The text with one word replaced by one that the passage does not have; as it was where none can be.</summary>
    public string Reword(string text, string passage)
    {
        var found = Word().Matches(text).Where(match => _alike.ContainsKey(match.Value)).ToArray();
        if (found.Length == 0) return text;
        var old = found[_random.Next(found.Length)];
        string[] others = [.. _alike[old.Value].Where(word => !passage.Contains(word, StringComparison.OrdinalIgnoreCase) && !Edits.AreOpposites(old.Value, word))];
        return others.Length == 0 ? text : text[..old.Index] + others[_random.Next(others.Length)] + text[(old.Index + old.Length)..];
    }

    private static string[] Near(string[] words, float[][] vectors, int own) =>
        [.. Enumerable.Range(0, words.Length).Where(i => i != own)
            .Select(i => (Word: words[i], Cosine: TensorPrimitives.Dot(vectors[own].AsSpan(), vectors[i])))
            .Where(other => other.Cosine >= LeastCosine)
            .OrderByDescending(other => other.Cosine).Take(Neighbours).Select(other => other.Word)];

    private static float[] Unit(ReadOnlySpan<float> vector)
    {
        var unit = vector.ToArray();
        TensorPrimitives.Divide(unit, TensorPrimitives.Norm(vector), unit);
        return unit;
    }

    [GeneratedRegex(@"\b\p{Ll}{4,}\b")]
    private static partial Regex Word();
}

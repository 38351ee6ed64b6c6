using System.Text.RegularExpressions;

namespace NewsQA.Training.Preparation;

/// <summary>Finds the passage that shares most rare words with a question, among others than its own.</summary>
public sealed partial class PassageIndex
{
    /// <summary>Share of the shorter one's words from which on two passages say the same.</summary>
    private const double MostShared = 0.6;
    private readonly IReadOnlyList<string> _passages;
    private readonly Dictionary<string, List<int>> _byWord = [];

    /// <summary>Indexes the words of the passages.</summary>
    public PassageIndex(IReadOnlyList<string> passages)
    {
        _passages = passages;
        for (var i = 0; i < passages.Count; i++)
        {
            foreach (var word in Words(passages[i]))
            {
                if (!_byWord.TryGetValue(word, out var list)) _byWord[word] = list = [];
                list.Add(i);
            }
        }
    }

    /// <summary>The passages nearest to a text, nearest first, without <paramref name="own"/> and those that say mostly the same; none where no rare word is shared.</summary>
    public IReadOnlyList<string> Near(string text, string own, int count)
    {
        var scores = new Dictionary<int, double>();
        foreach (var word in Words(text))
        {
            if (!_byWord.TryGetValue(word, out var list) || list.Count > _passages.Count / 20) continue;
            var weight = Math.Log((double)_passages.Count / list.Count);
            foreach (var passage in list) scores[passage] = scores.GetValueOrDefault(passage) + weight;
        }

        var said = Words(own);
        return [.. scores.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key).Select(pair => _passages[pair.Key])
            .Where(passage => Words(passage) is var words && words.Count(said.Contains) < MostShared * Math.Min(words.Count, said.Count)).Take(count)];
    }

    private static HashSet<string> Words(string text) =>
        [.. Word().Matches(text).Select(match => match.Value.ToLowerInvariant())];

    [GeneratedRegex(@"\w{3,}")]
    private static partial Regex Word();
}

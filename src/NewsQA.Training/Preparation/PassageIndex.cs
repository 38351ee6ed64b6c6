using System.Text.RegularExpressions;

namespace NewsQA.Training.Preparation;

/// <summary>Finds the passage that shares most rare words with a question, among others than its own.</summary>
public sealed partial class PassageIndex
{
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

    /// <summary>The nearest passage that is not <paramref name="own"/> and does not hold <paramref name="answer"/>; null where none shares a word.</summary>
    public string? Nearest(string question, string own, string answer)
    {
        var scores = new Dictionary<int, double>();
        foreach (var word in Words(question))
        {
            if (!_byWord.TryGetValue(word, out var list) || list.Count > _passages.Count / 20) continue;
            var weight = Math.Log((double)_passages.Count / list.Count);
            foreach (var passage in list) scores[passage] = scores.GetValueOrDefault(passage) + weight;
        }

        return scores.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key).Take(5).Select(pair => _passages[pair.Key])
            .FirstOrDefault(passage => passage != own && !passage.Contains(answer, StringComparison.OrdinalIgnoreCase));
    }

    private static HashSet<string> Words(string text) =>
        [.. Word().Matches(text).Select(match => match.Value.ToLowerInvariant())];

    [GeneratedRegex(@"\w{3,}")]
    private static partial Regex Word();
}

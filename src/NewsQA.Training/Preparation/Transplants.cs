using System.Text.RegularExpressions;

namespace NewsQA.Training.Preparation;

/// <summary>
/// Asks of what a passage is about something that it does not say: a question of another passage, with a name of this one in place of its
/// own. "How old is Ada Brandt?" beside a passage that names her and several numbers is what people ask when they do not know the passage.
/// </summary>
public sealed partial class Transplants
{
    /// <summary>How many questions are looked at for the one that shares most words with the passage.</summary>
    private const int Drawn = 40;

    private readonly Dictionary<string, List<Donor>> _byWordBefore = [];
    private readonly Random _random;

    /// <summary>Keeps the questions that have one name, by the word before it: what is said of a place stays with places.</summary>
    /// <param name="questions">The questions that are transplanted.</param>
    /// <param name="random">Where chance comes from.</param>
    public Transplants(IEnumerable<QuestionRow> questions, Random random)
    {
        _random = random;
        foreach (var row in questions)
        {
            if (Edits.Name().Matches(row.Question) is not [var name] || !row.Context.Contains(name.Value, StringComparison.Ordinal)) continue;
            var before = WordBefore(row.Question, name.Index);
            if (!_byWordBefore.TryGetValue(before, out var donors)) _byWordBefore[before] = donors = [];
            var (start, end) = (row.Question[..name.Index], row.Question[(name.Index + name.Length)..]);
            donors.Add(new(start, end, row.Answer, [.. Words(start).Concat(Words(end))]));
        }
    }

    /// <summary>A question on a name of the row that its passage does not answer, with the answer that it has elsewhere; null where none is found.</summary>
    public (string Question, string Answer)? For(QuestionRow row)
    {
        var names = Edits.Name().Matches(row.Question).Where(name => row.Context.Contains(name.Value, StringComparison.Ordinal)).ToArray();
        if (names.Length == 0) return null;
        var name = names[_random.Next(names.Length)];
        if (!_byWordBefore.TryGetValue(WordBefore(row.Question, name.Index), out var donors)) return null;
        var said = Words(row.Context).ToHashSet();
        var best = Enumerable.Range(0, Drawn).Select(_ => donors[_random.Next(donors.Count)])
            .Where(donor => !said.IsSupersetOf(donor.Words) && !row.Context.Contains(donor.Answer, StringComparison.OrdinalIgnoreCase))
            .MaxBy(donor => donor.Words.Count(said.Contains));
        return best is null ? null : (best.Start + name.Value + best.End, best.Answer);
    }

    private static string WordBefore(string question, int index) => question[..index].TrimEnd().Split(' ')[^1].ToLowerInvariant();

    private static IEnumerable<string> Words(string text) => Word().Matches(text).Select(match => match.Value.ToLowerInvariant());

    /// <summary>Words that say something; shorter ones and question words stand everywhere.</summary>
    [GeneratedRegex(@"\b(?!(?:what|which|when|where|whom|whose|does|have|were|that|this|with|from)\b)\w{4,}", RegexOptions.IgnoreCase)]
    private static partial Regex Word();

    private sealed record Donor(string Start, string End, string Answer, string[] Words);
}

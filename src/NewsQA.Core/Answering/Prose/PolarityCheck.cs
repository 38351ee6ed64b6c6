using System.Buffers;
using System.Collections.Frozen;
using NewsQA.Language;

namespace NewsQA.Answering.Prose;

/// <summary>Finds a sentence that turns its evidence round: a "not" more or less, an opposite, a "may" that became a fact.</summary>
internal static class PolarityCheck
{
    /// <summary>How many words after "not" the word may stand that it denies.</summary>
    private const int Reach = 3;

    private static readonly SearchValues<char> ClauseMarks = SearchValues.Create(",;:.!?”\"");

    private static readonly FrozenSet<string> Negations = Set("not no never none nobody nothing neither nor without cannot nowhere");

    // Verbs and adjectives that deny as "not" does.
    private static readonly FrozenSet<string> Denials = Set(
        "deny denied denies refuse refused refuses reject rejected rejects fail failed fails failing decline declined declines lack lacked lacks lacking " +
        "unable avoid avoided prevent prevented absent missing impossible unlikely free cleared acquitted turned down few little hardly barely scarcely only " +
        "against opposed except until unknown unclear unnamed undecided untreated untouched instead empty stopped halted ended lost");

    private static readonly FrozenSet<string> Hedges = Set(
        "may might could hope hopes hoped hoping alleged allegedly reportedly possibly perhaps maybe possible likely probably suggest suggests suggested considering consider considers would if unless");

    public static string? Find(string sentence, string evidence)
    {
        var (said, known) = (Words.Of(sentence), Words.Of(evidence));
        var (saidStems, knownStems) = (Stems(said), Stems(known));
        var isDenied = said.Any(w => IsNegation(w.Key) || Denials.Contains(w.Key));

        // A denied word that stands in the evidence must be denied there; another one needs some denial.
        var denied = Targets(evidence, known, w => IsNegation(w.Key) || Denials.Contains(w.Key));
        var deniesAny = known.Any(w => IsNegation(w.Key) || Denials.Contains(w.Key));
        if (Targets(sentence, said, w => IsNegation(w.Key)).Any(stem => knownStems.Contains(stem) ? !denied.Contains(stem) : !deniesAny))
            return "it denies what the cited sentences do not deny";
        if (!isDenied && Targets(evidence, known, w => IsNegation(w.Key)).FirstOrDefault(saidStems.Contains) is not null)
            return "it states what the cited sentences deny";
        if (!said.Any(w => Hedges.Contains(w.Key)) && Targets(evidence, known, IsPossibility).Any(saidStems.Contains))
            return "it states as a fact what the cited sentences call possible";

        return Opposite(saidStems, knownStems);
    }

    /// <summary>A word whose opposite alone stands in <paramref name="evidence"/>.</summary>
    public static string? FindOpposite(string sentence, string evidence) => Opposite(Stems(Words.Of(sentence)), Stems(Words.Of(evidence)));

    private static string? Opposite(HashSet<string> said, HashSet<string> known) =>
        RelatedWords.Opposites(said, known) is { } opposite ? $"“{opposite}” is the opposite of what the cited sentences say" : null;

    private static bool IsNegation(string key) => Negations.Contains(key) || key.EndsWith("n't", StringComparison.Ordinal);

    /// <summary>"May" with a capital is a month.</summary>
    private static bool IsPossibility(Word word) => word.Key is "might" or "could" or "allegedly" || word.Text == "may";

    /// <summary>Stems of the first word of content after each such word; "not only" denies nothing.</summary>
    private static HashSet<string> Targets(string text, List<Word> words, Func<Word, bool> isCue)
    {
        var targets = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < words.Count; i++)
        {
            if (!isCue(words[i]) || (i + 1 < words.Count && words[i + 1].Key is "only" or "just" or "merely" or "least"))
                continue;
            for (var k = i + 1; k < words.Count && k <= i + Reach && !IsParted(text, words[k - 1], words[k]); k++)
            {
                if (Words.IsGrammar(words[k].Key) || words[k].IsNumeric)
                    continue;
                targets.Add(words[k].Stem);
                break;
            }
        }

        return targets;
    }

    /// <summary>What is denied ends where the clause does.</summary>
    private static bool IsParted(string text, Word before, Word after) =>
        text.AsSpan(before.Range.End, after.Range.Start - before.Range.End).ContainsAny(ClauseMarks);

    private static HashSet<string> Stems(List<Word> words) => [.. words.Select(w => w.Stem)];

    private static FrozenSet<string> Set(string words) => FrozenSet.ToFrozenSet(words.Split(' '), StringComparer.Ordinal);
}

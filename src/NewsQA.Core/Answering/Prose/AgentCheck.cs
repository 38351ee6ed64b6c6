using NewsQA.Language;

namespace NewsQA.Answering.Prose;

/// <summary>Finds two names that have changed places: who gave and who received.</summary>
/// <remarks>
/// It compares who stands before a verb that both have, or behind its "by" in the passive, and objects only where the other of the two
/// names is what the evidence has there. So it needs no parse, and leaves alone what it cannot see.
/// </remarks>
internal static class AgentCheck
{
    public static string? Find(string sentence, IReadOnlyList<string> cited)
    {
        var said = Sides(sentence);
        if (said.Count == 0)
            return null;
        var known = cited.SelectMany(Sides).ToLookup(s => s.Verb, StringComparer.Ordinal);
        foreach (var (verb, agent, _) in said)
        {
            var there = known[verb].ToList();
            if (there.Count > 0 && !there.Any(t => Same(t.Agent, agent)) && there.Any(t => t.Patient is not null && Same(t.Patient, agent)))
                return $"it makes “{agent.Text}” do what is done to it in the cited sentences";
        }

        return null;
    }

    /// <summary>For each verb-like word between two names, who does it and to whom.</summary>
    private static List<(string Verb, Fact Agent, Fact? Patient)> Sides(string text)
    {
        var names = FactExtractor.Extract(text).Where(f => f.Kind == FactKind.Name).ToList();
        var sides = new List<(string, Fact, Fact?)>();
        if (names.Count < 2)
            return sides;
        var words = Words.Of(text);
        for (var i = 0; i < words.Count; i++)
        {
            var word = words[i];
            if (Words.IsGrammar(word.Key) || word.IsNumeric || word.IsCapitalized || names.Any(n => n.Range.Overlaps(word.Range)))
                continue;
            var before = names.LastOrDefault(n => n.Range.End <= word.Range.Start);
            var after = names.FirstOrDefault(n => n.Range.Start >= word.Range.End);
            if (before is null || after is null)
                continue;
            if (!IsPassive(words, i))
                sides.Add((word.Stem, before, after));
            else if (ByWhom(text, word, names) is { } agent)
                sides.Add((word.Stem, agent, before));
        }

        return sides;
    }

    /// <summary>"was signed", "is to be provided": a form of "be" shortly before.</summary>
    private static bool IsPassive(List<Word> words, int i) =>
        Enumerable.Range(Math.Max(0, i - 2), Math.Min(2, i)).Any(k => words[k].Key is "be" or "been" or "being" or "is" or "are" or "was" or "were");

    private static Fact? ByWhom(string text, Word verb, List<Fact> names)
    {
        var by = text.IndexOf(" by ", verb.Range.End, StringComparison.Ordinal);
        return by < 0 ? null : names.Find(n => n.Range.Start >= by);
    }

    private static bool Same(Fact a, Fact b) => FactComparer.States(a, b) || FactComparer.States(b, a);
}

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
            if (agent is not null && !there.Exists(t => Same(t.Agent, agent)) && there.Exists(t => Same(t.Patient, agent)))
                return $"it makes “{agent.Text}” do what is done to it in the cited sentences";
        }

        return null;
    }

    /// <summary>For each verb-like word beside a name, who does it and to whom, as far as names tell.</summary>
    private static List<(string Verb, Fact? Agent, Fact? Patient)> Sides(string text)
    {
        var names = FactExtractor.Extract(text).Where(f => f.Kind == FactKind.Name).ToList();
        var sides = new List<(string, Fact?, Fact?)>();
        var words = Words.Of(text);
        for (var i = 0; i < words.Count; i++)
        {
            var word = words[i];
            if (Words.IsGrammar(word.Key) || word.IsNumeric || word.IsCapitalized || IsNoun(words, i) || names.Any(n => n.Range.Overlaps(word.Range)))
                continue;
            var before = names.LastOrDefault(n => n.Range.End <= word.Range.Start);
            var after = names.FirstOrDefault(n => n.Range.Start >= word.Range.End);
            sides.Add(IsPassive(words, i) ? (word.Stem, ByWhom(text, word, names), before) : (word.Stem, before, after));
        }

        return sides;
    }

    /// <summary>"the ward", "her ward", "ward of": no verb.</summary>
    private static bool IsNoun(List<Word> words, int i) =>
        (i > 0 && words[i - 1].Key is "the" or "a" or "an" or "his" or "her" or "its" or "their" or "this" or "that" or "these" or "those" or "no")
        || (i + 1 < words.Count && words[i + 1].Key == "of");

    /// <summary>"was signed", "is to be provided": a form of "be" shortly before.</summary>
    private static bool IsPassive(List<Word> words, int i) =>
        Enumerable.Range(Math.Max(0, i - 2), Math.Min(2, i)).Any(k => words[k].Key is "be" or "been" or "being" or "is" or "are" or "was" or "were");

    private static Fact? ByWhom(string text, Word verb, List<Fact> names)
    {
        var by = text.IndexOf(" by ", verb.Range.End, StringComparison.Ordinal);
        return by < 0 ? null : names.Find(n => n.Range.Start >= by);
    }

    private static bool Same(Fact? a, Fact? b) => a is not null && b is not null && (FactComparer.States(a, b) || FactComparer.States(b, a));
}

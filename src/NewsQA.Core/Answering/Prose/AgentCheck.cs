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
        var (said, names) = (Sides(sentence), Names(sentence));
        var known = cited.SelectMany(Sides).ToLookup(s => s.Verb, StringComparer.Ordinal);
        foreach (var (verb, agent, _) in said)
        {
            var there = known[verb].ToList();
            if (!there.Exists(t => Same(t.Agent, agent)) && there.Exists(t => Same(t.Patient, agent)))
                return Turned(agent);
        }

        // "X received" of "received from X".
        foreach (var (verb, origin) in cited.SelectMany(Origins))
        {
            if (Words.Of(sentence).Find(w => w.Stem == verb) is { Text: not null } word
                && names.FindLast(n => n.Range.End <= word.Range.Start) is { } agent && Same(agent, origin) && !Origins(sentence).Exists(o => Same(o.Name, agent)))
            {
                return Turned(agent);
            }
        }

        return null;
    }

    private static string Turned(Fact agent) => $"it makes “{agent.Text}” do what is done to it in the cited sentences";

    /// <summary>For each verb-like word between two names, who does it and to whom.</summary>
    private static List<(string Verb, Fact Agent, Fact Patient)> Sides(string text)
    {
        var names = Names(text);
        var sides = new List<(string, Fact, Fact)>();
        if (names.Count < 2)
            return sides;
        var words = Words.Of(text);
        for (var i = 0; i < words.Count; i++)
        {
            var word = words[i];
            if (Words.IsGrammar(word.Key) || word.IsNumeric || word.IsCapitalized || IsNoun(words, i) || names.Exists(n => n.Range.Overlaps(word.Range)))
                continue;
            var before = names.FindLast(n => n.Range.End <= word.Range.Start);
            var after = names.Find(n => n.Range.Start >= word.Range.End);
            if (before is null || after is null)
                continue;
            if (!IsPassive(words, i))
                sides.Add((word.Stem, before, after));
            else if (ByWhom(text, word, names) is { } agent)
                sides.Add((word.Stem, agent, before));
        }

        return sides;
    }

    /// <summary>The names behind "from", each with the verbs up to four words before it.</summary>
    private static List<(string Verb, Fact Name)> Origins(string text)
    {
        var origins = new List<(string, Fact)>();
        var words = Words.Of(text);
        foreach (var name in Names(text))
        {
            var at = words.FindIndex(w => w.Range.Start == name.Range.Start);
            if (at < 2 || words[at - 1].Key != "from")
                continue;
            for (var i = Math.Max(0, at - 4); i < at - 1; i++)
            {
                if (!Words.IsGrammar(words[i].Key) && !words[i].IsCapitalized && !IsNoun(words, i))
                    origins.Add((words[i].Stem, name));
            }
        }

        return origins;
    }

    private static List<Fact> Names(string text) => [.. FactExtractor.Extract(text).Where(f => f.Kind == FactKind.Name)];

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

    private static bool Same(Fact a, Fact b) => FactComparer.States(a, b) || FactComparer.States(b, a);
}

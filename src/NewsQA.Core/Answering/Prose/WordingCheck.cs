using NewsQA.Language;

namespace NewsQA.Answering.Prose;

/// <summary>Finds a sentence that says in words, without a figure or a name, what its evidence does not say.</summary>
internal static class WordingCheck
{
    /// <summary>What stands near the cited sentence in its passage, or in the headline, is half known.</summary>
    private const double Nearby = 0.5;

    /// <summary>Share of the sentence's words of content that come from nowhere, 0 to 1, and what to say of it.</summary>
    public static (double Share, string Reason) Measure(string sentence, IReadOnlyList<EvidenceSentence> cited)
    {
        var names = FactExtractor.Extract(sentence).Where(f => f.Kind == FactKind.Name).ToList();
        var figures = FactExtractor.Extract(sentence).Where(f => f.Kind != FactKind.Name).ToList();
        var content = Words.ContentOf(sentence)
            .Where(w => !w.IsNumeric && !figures.Any(f => f.Range.Overlaps(w.Range)) && !names.Any(n => n.Range.Overlaps(w.Range)))
            .Select(w => (w.Stem, w.Text)).DistinctBy(w => w.Stem).ToList();
        if (content.Count == 0)
            return (0, "");

        var known = Stems(cited.Select(c => c.Text));
        var nearby = Stems(cited.SelectMany(c => new[] { c.Source.Passage.Text, c.Source.Article.Title ?? "" }));
        var strange = content.Where(w => !RelatedWords.IsKnown(w.Stem, known)).ToList();
        var amount = strange.Sum(w => nearby.Contains(w.Stem) ? Nearby : 1.0);
        return (amount / content.Count, $"the cited sentences do not speak of “{string.Join("”, “", strange.Take(3).Select(w => w.Text))}”");
    }

    private static HashSet<string> Stems(IEnumerable<string> texts) =>
        texts.SelectMany(Words.Of).Select(w => w.Stem).ToHashSet(StringComparer.Ordinal);
}

using NewsQA.Articles;
using NewsQA.Language;

namespace NewsQA.Answering;

/// <summary>
/// Stands between every reader and the user: a quote must stand in the stored article, and what an answer states must stand in a
/// quote.
/// </summary>
internal static class ProofChecker
{
    /// <summary>
    /// Finds <paramref name="quote"/> in an article: at <paramref name="claimed"/>, exactly or with white space and quotation marks
    /// normalised; else at the one other place where it stands.
    /// </summary>
    /// <returns>Where it stands, white space at its ends left out; <see langword="null"/> if it is not proven.</returns>
    public static TextRange? ProveQuote(string article, TextRange claimed, string quote)
    {
        var wanted = NormalizedText.Of(quote).Value;
        if (wanted.Length == 0)
            return null;
        if (claimed.Start >= 0 && claimed.End <= article.Length && claimed.Start < claimed.End)
        {
            var there = NormalizedText.Of(claimed.Of(article));
            if (there.Value == wanted)
                return there.Original(new TextRange(0, there.Value.Length)).Shift(claimed.Start);
        }

        return FindOnce(NormalizedText.Of(article), wanted);
    }

    /// <summary>
    /// The numbers, amounts, dates and names that <paramref name="answer"/> states and no cited sentence does, in whatever form it
    /// is written there: an answer with any of them is unproven.
    /// </summary>
    /// <param name="answer">What would be said.</param>
    /// <param name="cited">The proven sentences that are cited for it, each with the day its article was published, if known.</param>
    public static IReadOnlyList<Fact> UnprovenFacts(string answer, IReadOnlyList<(string Sentence, DateTimeOffset? Published)> cited)
    {
        var asserted = FactExtractor.Extract(answer);
        if (asserted.Count == 0)
            return [];
        var evidence = cited.Select(c => (Facts: FactExtractor.Extract(c.Sentence, c.Published), Keys: WordKeys(c.Sentence))).ToList();
        return [.. asserted.Where(a => !evidence.Any(e => e.Facts.Any(f => FactComparer.States(f, a)) || (a.Kind == FactKind.Name && HasName(e.Keys, a.Text))))];
    }

    private static HashSet<string> WordKeys(string sentence) => [.. Words.Of(sentence).Select(w => w.Key)];

    /// <summary>A name may open the sentence or be written small there: its words count, not their capitals.</summary>
    private static bool HasName(HashSet<string> keys, string name) => FactComparer.NameKeys(name) is { Count: > 0 } words && words.All(keys.Contains);

    private static TextRange? FindOnce(NormalizedText article, string wanted)
    {
        TextRange? found = null;
        for (var at = article.Value.IndexOf(wanted, StringComparison.Ordinal); at >= 0; at = article.Value.IndexOf(wanted, at + 1, StringComparison.Ordinal))
        {
            // "art" does not stand in "party".
            if (IsInsideWord(article.Value, at) || IsInsideWord(article.Value, at + wanted.Length))
                continue;
            if (found is not null)
                return null;
            found = article.Original(new TextRange(at, at + wanted.Length));
        }

        return found;
    }

    private static bool IsInsideWord(string text, int boundary) =>
        boundary > 0 && boundary < text.Length && char.IsLetterOrDigit(text[boundary - 1]) && char.IsLetterOrDigit(text[boundary]);
}

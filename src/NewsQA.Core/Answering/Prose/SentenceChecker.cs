using System.Globalization;
using System.Text.RegularExpressions;
using NewsQA.Language;
using NewsQA.Reading;

namespace NewsQA.Answering.Prose;

/// <summary>Decides whether a model's sentence may be shown: whether the sentences that it cites state it.</summary>
/// <remarks>
/// The checks by rule are sure of what they see: citations, facts, figures beside the wrong thing, "not" and its kin, opposites, who did
/// it, words from nowhere. The trained verifier comes last, for what no rule sees. In doubt a sentence is held back.
/// </remarks>
internal sealed partial class SentenceChecker(ClaimVerifier? verifier, ProofOptions options)
{
    /// <summary>More citations than this prove nothing in particular.</summary>
    private const int MaxCitations = 6;

    public SentenceVerdict Check(DraftSentence sentence, IReadOnlyList<EvidenceSentence> evidence, CancellationToken cancellationToken)
    {
        if (Citations(sentence, evidence) is { } citations)
            return new(citations, [], 0);
        var cited = sentence.Citations.Select(n => evidence[n - 1]).ToList();
        if (ByRule(sentence.Text, cited) is { } reason)
            return new(reason, cited, 0);

        // Together, as they are cited: half of a merged sentence is refuted by neither half of the evidence.
        var verdict = verifier?.Verify(sentence.Text, [string.Join(' ', cited.Select(c => c.Text))], cancellationToken)[0];
        var support = verdict?.Supported ?? 1;
        if (verdict?.Refuted >= options.RefutedThreshold)
            return new("the cited sentences say otherwise", cited, support);
        var (newWords, strange) = WordingCheck.Measure(sentence.Text, cited);
        var hasMore = verdict?.Supported >= options.SupportedThreshold || FactExtractor.Extract(sentence.Text).Count > 0;
        return newWords > (hasMore ? options.MaxNewWords : options.MaxNewWordsWithoutFacts) ? new(strange, cited, support) : new(null, cited, support);
    }

    private static string? Citations(DraftSentence sentence, IReadOnlyList<EvidenceSentence> evidence)
    {
        if (sentence.Citations.Count == 0)
            return "it cites no sentence";
        if (sentence.Citations.Count > MaxCitations)
            return string.Create(CultureInfo.InvariantCulture, $"it cites more than {MaxCitations} sentences");
        var wrong = sentence.Citations.Where(n => n < 1 || n > evidence.Count).ToList();
        return wrong.Count == 0 ? null : string.Create(CultureInfo.InvariantCulture, $"it cites [{wrong[0]}], and there are sentences 1 to {evidence.Count} only");
    }

    private static string? ByRule(string sentence, List<EvidenceSentence> cited)
    {
        if (Words.Of(sentence).Count == 0)
            return "it holds no word";
        var together = string.Join(' ', cited.Select(c => c.Text));
        if (Address().Matches(sentence).Select(m => m.Value).FirstOrDefault(a => !together.Contains(a, StringComparison.OrdinalIgnoreCase)) is { } address)
            return $"the address {address} stands in no cited sentence";
        if (ProofChecker.UnprovenFacts(sentence, [.. cited.Select(c => (c.Text, c.Published))]) is [var unproven, ..])
            return $"“{unproven.Text}” stands in no cited sentence";
        return FigureCheck.Find(sentence, cited)
            ?? PolarityCheck.Find(sentence, together)
            ?? OppositeBesideAFigure(sentence, cited)
            ?? AgentCheck.Find(sentence, [.. cited.Select(c => c.Text)]);
    }

    /// <summary>"Guilty of two counts", of "guilty on 11 counts" and "cleared of two": the one sentence that has the figure has the opposite.</summary>
    private static string? OppositeBesideAFigure(string sentence, List<EvidenceSentence> cited) => cited.Count < 2
        ? null
        : FactExtractor.Extract(sentence).Where(f => f.IsFigure)
            .Select(f => cited.Where(c => FactExtractor.Extract(c.Text).Any(e => FactComparer.States(e, f))).ToList())
            .Where(own => own.Count == 1)
            .Select(own => PolarityCheck.FindOpposite(sentence, own[0].Text))
            .FirstOrDefault(reason => reason is not null);

    [GeneratedRegex(@"\b(?:https?://|www\.)\S+|\S+@\S+\.\w+|\b[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|io|gov|edu|info|biz|ru|cn|uk|de|example)\b(?:/\S*)?", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Address();
}

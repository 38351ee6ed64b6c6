using Microsoft.Extensions.Options;
using NewsQA.Answering;
using NewsQA.Chunking;
using NewsQA.Reading;
using NewsQA.Retrieval;
using NewsQA.Storage;

namespace NewsQA.FactChecking;

/// <summary>Judges a claim by a text or by the articles: retrieves for each of its sentences, verifies, and proves what it cites.</summary>
/// <remarks>
/// A claim is supported if all of its sentences are, and refuted if one is. Safe for concurrent use.
/// </remarks>
public sealed class FactChecker
{
    private const int MaxClaimLength = 5_000;

    private readonly IRetriever _retriever;
    private readonly ClaimVerifier _verifier;
    private readonly SentenceChunker _chunker;
    private readonly PassageBuilder _passages;
    private readonly FactCheckingOptions _options;
    private readonly TimeProvider _timeProvider;

    internal FactChecker(
        IChunkStore store, IRetriever retriever, ClaimVerifier verifier, SentenceChunker chunker, IOptions<FactCheckingOptions> options, TimeProvider timeProvider)
    {
        _retriever = retriever;
        _verifier = verifier;
        _chunker = chunker;
        _passages = new PassageBuilder(store);
        _options = options.Value;
        _timeProvider = timeProvider;
    }

    /// <summary>Judges one claim.</summary>
    /// <exception cref="ArgumentException">The claim holds no word, or more than 5,000 characters.</exception>
    /// <exception cref="StoreException">The store cannot be used.</exception>
    public async Task<FactCheck> CheckAsync(ClaimRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentException.ThrowIfNullOrWhiteSpace(request.Claim);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(request.Claim.Length, MaxClaimLength, nameof(request));
        var started = _timeProvider.GetTimestamp();
        var decided = new List<(SentenceVerdict Sentence, Verdict Verdict, double Confidence)>();
        var mentioned = new Dictionary<(string, int), MentionedFacts>();
        foreach (var sentence in Sentences(request.Claim))
        {
            var passages = await FindAsync(request, sentence, cancellationToken);
            if (passages.Count == 0)
                return new(request.Claim, Verdict.NotEnoughInfo, 1, [], Milliseconds());
            var isGiven = request.Evidence is not null;
            var judged = await Task.Run(() => Judge(sentence, passages, isGiven, mentioned, cancellationToken), cancellationToken);
            var verdict = SentenceVerdict.Of(judged);
            var (kind, confidence) = verdict.Decide(isGiven ? _options.DecisionThreshold : _options.RetrievedThreshold, _options.ConflictThreshold);
            decided.Add((verdict, kind, confidence));
        }

        var (overall, sure) = Combine(decided);
        return new(request.Claim, overall, sure, [.. decided.SelectMany(d => Cite(d.Sentence, d.Verdict, overall, cancellationToken)).DistinctBy(c => (c.Article.Id, c.Range))], Milliseconds());

        double Milliseconds() => _timeProvider.GetElapsedTime(started).TotalMilliseconds;
    }

    private static string[] Sentences(string claim) => SentenceSplitter.Split(claim) is { Count: > 0 } sentences
        ? [.. sentences.Select(s => s.Of(claim))]
        : [claim.Trim()];

    private static (Verdict Verdict, double Confidence) Combine(List<(SentenceVerdict Sentence, Verdict Verdict, double Confidence)> decided)
    {
        foreach (var kind in (ReadOnlySpan<Verdict>)[Verdict.Refuted, Verdict.Conflicting, Verdict.NotEnoughInfo])
        {
            if (decided.Where(d => d.Verdict == kind).Select(d => d.Confidence).DefaultIfEmpty().Max() is > 0 and var confidence)
                return (kind, confidence);
        }

        return (Verdict.Supported, decided.Min(d => d.Confidence));
    }

    /// <summary>
    /// Of the text that came with the claim, or of each article found, the passage nearest to the sentence: it speaks for the whole, as one that
    /// is about something else easily looks like a refutation.
    /// </summary>
    private async Task<IReadOnlyList<SourcePassage>> FindAsync(ClaimRequest request, string sentence, CancellationToken cancellationToken)
    {
        if (request.Evidence is { } evidence)
            return ContextPassages.Of(evidence, sentence, _chunker, _options.ContextTokens, limit: 1, cancellationToken);
        var hits = await _retriever.RetrieveAsync(
            new RetrievalQuery { Question = sentence, Filter = request.Filter, AsOf = request.AsOf, Limit = _options.Passages }, cancellationToken);
        return [.. (await _passages.BuildAsync(hits, cancellationToken)).DistinctBy(passage => passage.Article.Id)];
    }

    private JudgedPassage[] Judge(
        string sentence, IReadOnlyList<SourcePassage> passages, bool isGiven, Dictionary<(string, int), MentionedFacts> mentioned, CancellationToken cancellationToken)
    {
        var verdicts = _verifier.Verify(sentence, [.. passages.Select(p => new Evidence(p.Passage.Text, p.Passage.Title))], cancellationToken);
        return [.. passages.Zip(verdicts, (passage, verdict) => new JudgedPassage(passage, sentence, Weigh(verdict, FactsOf(passage).Lacking(sentence), isGiven)))];

        MentionedFacts FactsOf(SourcePassage passage)
        {
            var article = passage.Article;
            if (!mentioned.TryGetValue((article.Id, article.Version), out var facts))
                mentioned[(article.Id, article.Version)] = facts = new(passage.ArticleText, article.Title, article.Outlet, article.Published ?? article.Modified);
            return facts;
        }
    }

    /// <summary>What the network says of a passage, with what its whole text does not mention at all.</summary>
    private VerdictProbabilities Weigh(VerdictProbabilities verdict, UnmentionedFacts lacking, bool isGiven)
    {
        var (numbers, names) = (_options.UnmentionedNumberWeight * lacking.Numbers, _options.UnmentionedNameWeight * lacking.Names);
        return isGiven
            ? verdict.ShiftSupport(_options.GivenTextBias - numbers - names)
            : verdict.ShiftSupport(-numbers).ShiftDecided(-names);
    }

    /// <summary>The sentence of the deciding passage that says most of what was decided.</summary>
    private IEnumerable<Citation> Cite(SentenceVerdict sentence, Verdict verdict, Verdict overall, CancellationToken cancellationToken)
    {
        if (verdict != overall || verdict == Verdict.NotEnoughInfo)
            yield break;
        if (verdict != Verdict.Refuted && Cite(sentence.Supporting, v => v.Supported, cancellationToken) is { } supporting)
            yield return supporting;
        if (verdict != Verdict.Supported && Cite(sentence.Refuting, v => v.Refuted, cancellationToken) is { } refuting)
            yield return refuting;
    }

    private Citation? Cite(JudgedPassage judged, Func<VerdictProbabilities, double> weight, CancellationToken cancellationToken)
    {
        var source = judged.Source;
        var best = ProofSentence.Find(_verifier, judged.Sentence, source.Passage, weight, cancellationToken);
        var claimed = source.InArticle(best);
        return ProofChecker.ProveQuote(source.ArticleText, claimed, best.Of(source.Passage.Text)) is { } range
            ? new Citation(source.Article, range, range.Of(source.ArticleText), null, weight(judged.Probabilities))
            : null;
    }
}

using System.Numerics.Tensors;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Options;
using NewsQA.Articles;
using NewsQA.Embeddings;
using NewsQA.Language;

namespace NewsQA.Reading;

/// <summary>
/// Reads with the trained network: the exact answer for most questions, "Yes" or "No" with the sentence that proves it for
/// questions that ask whether something is so.
/// </summary>
/// <remarks>Passages are taken as best first. Safe for concurrent use.</remarks>
internal sealed class SpanReader(
    IReaderModel model, PairEncoder encoder, ClaimVerifier verifier, IEmbeddingGenerator<string, Embedding<float>> embeddings, IOptions<SpanReaderOptions> options)
    : IReader
{
    /// <summary>The best answer, and up to three others worth showing.</summary>
    private const int Candidates = 4;

    /// <summary>Cosine of a question and the sentence that answers it, until it is computed (the median on our own questions).</summary>
    internal const double UsualSimilarity = 0.7;

    private readonly SpanReaderOptions _options = options.Value;

    public async Task<ReadingResult> ReadAsync(string question, IReadOnlyList<Passage> passages, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(passages);
        var isYesNo = YesNoQuestion.IsOne(question);
        int[] read = [.. Enumerable.Range(0, Math.Min(passages.Count, _options.MaxPassages))];
        List<AnswerCandidate> candidates = isYesNo
            ? await Task.Run(() => ReadYesNo(question, passages, read, cancellationToken).ToList(), cancellationToken)
            : [.. (await ReadSpansAsync(question, passages, read.Chunk(_options.PassagesAtOnce), compared: 1, cancellationToken)).Select(c => c.Candidate)];
        var best = Distinct(candidates, passages);
        var threshold = isYesNo ? _options.YesNoThreshold : _options.AnswerThreshold;
        return new ReadingResult(best, best.Count > 0 && best[0].Confidence >= threshold);
    }

    /// <summary>
    /// The best spans with what speaks for each, of as many groups of passages as it takes to be confident. How like the question and a
    /// sentence are tells whether the article answers at all, not which span does: it comes into the probability, not into the order. It is
    /// computed for the best <paramref name="compared"/> of them, as a run of the encoder takes as long as a passage; the others are taken to
    /// be as like as usual.
    /// </summary>
    /// <returns>Best first; none is likelier than one before it.</returns>
    internal async Task<IReadOnlyList<(AnswerCandidate Candidate, SpanFeatures Features)>> ReadSpansAsync(
        string question, IReadOnlyList<Passage> passages, IEnumerable<int[]> groups, int compared, CancellationToken cancellationToken)
    {
        var spans = await Task.Run(() => FindBest(question, passages, groups, cancellationToken), cancellationToken);
        var vector = await embeddings.GenerateQueryVectorAsync(question, cancellationToken);
        // Spans often share their sentence.
        string[] texts = [.. spans.Take(compared).Select(s => s.Sentence.Of(passages[s.PassageIndex].Text))];
        string[] distinct = [.. texts.Distinct()];
        var vectors = await embeddings.GenerateAsync(distinct, cancellationToken: cancellationToken);
        var limit = 1.0;
        var read = new List<(AnswerCandidate, SpanFeatures)>(spans.Count);
        for (var i = 0; i < spans.Count; i++)
        {
            var span = spans[i];
            var features = i < texts.Length
                ? span.Features with { Similarity = TensorPrimitives.CosineSimilarity(vector.Span, vectors[Array.IndexOf(distinct, texts[i])].Vector.Span) }
                : span.Features;
            limit = Math.Min(limit, Probability(span, features));
            read.Add((new AnswerCandidate(span.PassageIndex, span.Range, span.Sentence, limit), features));
        }

        return read;
    }

    private List<FoundSpan> FindBest(string question, IReadOnlyList<Passage> passages, IEnumerable<int[]> groups, CancellationToken cancellationToken)
    {
        var profile = new QuestionProfile(question);
        var spans = new List<FoundSpan>();
        var setBack = SetBackOfPassage(profile, passages);
        foreach (var group in groups)
        {
            spans.AddRange(FindSpans(question, profile, passages, group, setBack, cancellationToken));
            if (spans.Exists(s => Probability(s, s.Features) >= _options.ConfidentEnough))
            {
                break;
            }
        }

        return [.. spans.OrderByDescending(s => model.Info.Answer.Preference(s.Features, s.SetBack)).Take(Candidates)];
    }

    /// <summary>By how much each passage is set back, whatever is found in it.</summary>
    private Func<Passage, double> SetBackOfPassage(QuestionProfile profile, IReadOnlyList<Passage> passages)
    {
        var unmentioned = SetBackOfUnmentioned(profile);
        var best = passages.Count == 0 ? 0 : passages.Max(passage => passage.RetrievalScore);
        return passage => unmentioned(passage) + (_options.RetrievalWeight * (best - passage.RetrievalScore));
    }

    /// <summary>
    /// By how much a passage is set back because its article mentions something of the question nowhere; found once an article. Where
    /// the whole article is unknown, it may be elsewhere in it.
    /// </summary>
    private Func<Passage, double> SetBackOfUnmentioned(QuestionProfile profile)
    {
        Fact[] given = [.. profile.Given];
        var articles = new Dictionary<string, double>(ReferenceEqualityComparer.Instance);
        return given.Length == 0 || _options.UnmentionedWeight == 0 ? _ => 0 : passage =>
        {
            if (passage.ArticleText is not { } text)
                return 0;
            if (!articles.TryGetValue(text, out var setBack))
            {
                var facts = new MentionedFacts(text, passage.Title, passage.Outlet, passage.Published);
                articles[text] = setBack = facts.Lacking(given).Any ? _options.UnmentionedWeight : 0;
            }

            return setBack;
        };
    }

    private IEnumerable<FoundSpan> FindSpans(
        string question, QuestionProfile profile, IReadOnlyList<Passage> passages, IReadOnlyList<int> group, Func<Passage, double> setBack, CancellationToken cancellationToken)
    {
        var first = encoder.EncodeFirst(question);
        var windows = group.SelectMany(i => encoder.Encode(first, passages[i].Text, i, passages[i].Title)).ToArray();
        var outputs = model.FindSpans(windows, cancellationToken);
        for (var w = 0; w < windows.Length; w++)
        {
            var index = windows[w].PassageIndex;
            var passage = passages[index];
            var matched = profile.Match(passage);
            var parts = TableCells.Split(passage.Text, passage.Sentences);
            foreach (var span in SpanDecoder.Decode(windows[w], outputs[w], parts, _options.MaxAnswerTokens, Candidates))
            {
                var sentence = SentenceOf(passage, span.Range);
                var range = AnswerShape.Complete(question, passage.Text, sentence, span.Range);
                if (range.Of(passage.Text).Any(char.IsLetterOrDigit))
                {
                    var features = matched.Of(sentence, range, span.LogOdds) with { Similarity = UsualSimilarity };
                    yield return new FoundSpan(index, range, sentence, features, setBack(passage) + SetBackOfSpan(profile, matched, features, sentence.Of(passage.Text), range.Of(passage.Text)));
                }
            }
        }
    }

    private double SetBackOfSpan(
        QuestionProfile profile, QuestionProfile.Matched matched, SpanFeatures features, string sentence, string answer) =>
        (profile.AsksForMeasure && features.TypeMatch == 0 ? _options.FigureWeight : 0)
        + (features.TypeMatch < 1 && AnswerShape.IsFunctionWords(answer) && matched.Offers(sentence) == 1 ? _options.FunctionWordWeight : 0);

    private double Probability(FoundSpan span, SpanFeatures features) => model.Info.Answer.Probability(features, span.SetBack);

    private IEnumerable<AnswerCandidate> ReadYesNo(
        string question, IReadOnlyList<Passage> passages, int[] group, CancellationToken cancellationToken)
    {
        var verdicts = verifier.Verify(question, [.. group.Select(i => new Evidence(passages[i].Text, passages[i].Title))], cancellationToken);
        // The passage most sure of itself, then within it the sentence that carries the verdict.
        var unmentioned = SetBackOfUnmentioned(new QuestionProfile(question));
        var (verdict, index) = verdicts.Zip(group, (verdict, i) => (Verdict: verdict.ShiftDecided(-unmentioned(passages[i])), i)).MaxBy(v => v.Verdict.Decided);
        var passage = passages[index];
        var isYes = verdict.Supported >= verdict.Refuted;
        var sentence = ProofSentence.Find(verifier, question, passage, v => isYes ? v.Supported : v.Refuted, cancellationToken);
        yield return new AnswerCandidate(
            index, sentence, sentence, isYes ? verdict.Supported : verdict.Refuted, isYes ? "Yes" : "No");
    }

    private static TextRange SentenceOf(Passage passage, TextRange range) =>
        passage.Sentences.LastOrDefault(s => s.Start <= range.Start, new TextRange(0, passage.Text.Length));

    /// <summary>The best candidates, the same answer in other places or other words of the same place left out.</summary>
    private static List<AnswerCandidate> Distinct(List<AnswerCandidate> candidates, IReadOnlyList<Passage> passages)
    {
        var chosen = new List<AnswerCandidate>(Candidates);
        var texts = new List<string>(Candidates);
        foreach (var candidate in candidates.OrderByDescending(c => c.Confidence))
        {
            if (chosen.Count == Candidates)
            {
                break;
            }

            var text = AnswerShape.Normalize(candidate.Text ?? candidate.Range.Of(passages[candidate.PassageIndex].Text));
            if (!texts.Any(t => t.Contains(text, StringComparison.Ordinal) || text.Contains(t, StringComparison.Ordinal)))
            {
                chosen.Add(candidate);
                texts.Add(text);
            }
        }

        return chosen;
    }

    /// <summary>A span with what speaks for it, and by how much its log-odds are set back.</summary>
    private readonly record struct FoundSpan(int PassageIndex, TextRange Range, TextRange Sentence, SpanFeatures Features, double SetBack);
}

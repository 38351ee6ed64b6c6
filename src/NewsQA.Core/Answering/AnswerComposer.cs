using System.Globalization;
using NewsQA.Articles;
using NewsQA.Language;
using NewsQA.Reading;
using NewsQA.Storage;

namespace NewsQA.Answering;

/// <summary>Makes an answer of what a reader found, keeping only what is proven.</summary>
internal sealed class AnswerComposer(string asked, string question, AnsweringOptions options)
{
    private const int MaxAlternatives = 3;
    private const int MaxCitations = 4;

    /// <summary>Where the reader's first choice proves false, the next is good enough from here on.</summary>
    private const double SecondChoice = 0.5;

    private static readonly StageTimings NoTime = new(0, 0, 0, 0);

    /// <summary>The answer to the question.</summary>
    public Answer Compose(ReadingResult reading, IReadOnlyList<SourcePassage> passages)
    {
        var proven = reading.Candidates.Select(c => Prove(c, passages)).OfType<ProvenCandidate>().ToList();
        var first = reading.Candidates.Count > 0 ? reading.Candidates[0] : null;
        var isAnswered = reading.IsAnswered && proven.Count > 0 && (proven[0].Candidate == first || proven[0].Candidate.Confidence >= SecondChoice);

        var contradiction = PremiseChecker.Find(question, [.. passages.Select(p => p.Passage)], isAnswered ? proven[0].Candidate : null);
        if (contradiction is not null && Contradicted(contradiction, passages[contradiction.PassageIndex]) is { } contradicted)
            return contradicted;
        return isAnswered ? Answered(proven) : NotInArticles(proven, passages);
    }

    /// <summary>The articles do not say, as a language model sees it: the nearest passage is the reader's.</summary>
    public Answer NotHeld(ReadingResult reading, IReadOnlyList<SourcePassage> passages) =>
        NotInArticles([.. reading.Candidates.Select(c => Prove(c, passages)).OfType<ProvenCandidate>()], passages);

    /// <summary>Nothing was found, for a reason of its own.</summary>
    public Answer NotFound(string reason) => Make(AnswerKind.NotInArticles, reason);

    /// <summary>Something broke.</summary>
    public Answer Failed(string failure) => Make(AnswerKind.Failed, "The question could not be answered.") with { Failure = failure };

    private static ProvenCandidate? Prove(AnswerCandidate candidate, IReadOnlyList<SourcePassage> passages)
    {
        if (candidate.PassageIndex < 0 || candidate.PassageIndex >= passages.Count)
            return null;
        var source = passages[candidate.PassageIndex];
        var text = source.Passage.Text;
        var whole = new TextRange(0, text.Length);
        if (candidate.Sentence.Length <= 0 || !whole.Contains(candidate.Sentence) || candidate.Range.Length <= 0 || !candidate.Sentence.Contains(candidate.Range))
            return null;

        var claimed = source.InArticle(candidate.Sentence);
        if (ProofChecker.ProveQuote(source.ArticleText, claimed, candidate.Sentence.Of(text)) is not { } range)
            return null;
        var quote = range.Of(source.ArticleText);
        var answer = OneLine(candidate.Text ?? candidate.Range.Of(text));
        if (answer.Length == 0 || ProofChecker.UnprovenFacts(answer, [(quote, source.Article.Published)]).Count > 0)
            return null;

        // Re-anchored quotes have moved; the answer within moves with them.
        var highlight = source.InArticle(candidate.Range).Shift(range.Start - claimed.Start);
        var isPart = range.Contains(highlight) && highlight != range && highlight.Of(source.ArticleText) == candidate.Range.Of(text);
        return new ProvenCandidate(candidate, answer, new Citation(source.Article, range, quote, isPart ? highlight : null, candidate.Confidence));
    }

    private Answer Answered(List<ProvenCandidate> proven)
    {
        var best = proven[0];
        var same = proven.Where(p => IsSameAnswer(p.Text, best.Text)).ToList();
        var others = proven.Except(same).Where(p => p.Candidate.Confidence >= options.AlternativeConfidence);
        var alternatives = new List<AlternativeAnswer>();
        foreach (var other in others)
        {
            if (alternatives.Count < MaxAlternatives && !alternatives.Any(a => IsSameAnswer(a.Text, other.Text)))
                alternatives.Add(new AlternativeAnswer(other.Text, other.Candidate.Confidence, other.Citation));
        }

        return Make(AnswerKind.Answered, best.Text) with
        {
            Confidence = best.Candidate.Confidence,
            Citations = [.. same.Select(p => p.Citation).DistinctBy(c => (c.Article.Id, c.Article.Version, c.Range)).Take(MaxCitations)],
            Alternatives = alternatives,
        };
    }

    private Answer NotInArticles(List<ProvenCandidate> proven, IReadOnlyList<SourcePassage> passages)
    {
        var nearest = proven.Count > 0 ? proven[0].Citation : FirstSentence(passages[0]);
        return Make(AnswerKind.NotInArticles, $"The articles do not say. The nearest passage is from {Describe(nearest.Article)}.") with { Citations = [nearest] };
    }

    private Answer? Contradicted(Contradiction contradiction, SourcePassage source)
    {
        var claimed = source.InArticle(contradiction.Sentence);
        if (ProofChecker.ProveQuote(source.ArticleText, claimed, contradiction.Sentence.Of(source.Passage.Text)) is not { } range)
            return null;
        var highlight = source.InArticle(contradiction.Stated.Range);
        var quote = range.Of(source.ArticleText);
        var says = source.Article.Id == ContextPassages.ArticleId ? "The text does not say" : "No article says";
        var other = source.Article.Id == ContextPassages.ArticleId ? "it says" : "this one says";
        return Make(AnswerKind.PremiseContradicted, $"{says} {contradiction.Asserted.Text}; {other} {contradiction.Stated.Text}: “{OneLine(quote)}”") with
        {
            Confidence = contradiction.Confidence,
            Citations = [new Citation(source.Article, range, quote, range.Contains(highlight) ? highlight : null, contradiction.Confidence)],
        };
    }

    private static Citation FirstSentence(SourcePassage source)
    {
        var range = source.InArticle(source.Passage.Sentences.Count > 0 ? source.Passage.Sentences[0] : new TextRange(0, source.Passage.Text.Length));
        return new Citation(source.Article, range, range.Of(source.ArticleText), null, 0);
    }

    private static string Describe(ArticleSummary article)
    {
        if (article.Id == ContextPassages.ArticleId)
            return "the text given";
        var name = article.Title is { } title ? $"“{title}”" : article.Id;
        string?[] details = [article.Outlet, article.Published?.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)];
        var known = string.Join(", ", details.Where(d => d is not null));
        return known.Length > 0 ? $"{name} ({known})" : name;
    }

    private static bool IsSameAnswer(string a, string b) => Key(a) == Key(b) || SameFacts(a, b);

    /// <summary>"$4.5 billion" and "4.5 billion dollars": nothing but one fact each, and the same one.</summary>
    private static bool SameFacts(string a, string b)
    {
        if (FactExtractor.Extract(a) is not [var one] || FactExtractor.Extract(b) is not [var other])
            return false;
        return Words.ContentOf(a).All(w => one.Range.Overlaps(w.Range)) && Words.ContentOf(b).All(w => other.Range.Overlaps(w.Range))
            && one.Kind != FactKind.Name && FactComparer.States(one, other) && FactComparer.States(other, one);
    }

    private static string Key(string answer) => string.Join(' ', Words.Of(answer).Select(w => w.Key).Where(k => k is not ("a" or "an" or "the")));

    private static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private Answer Make(AnswerKind kind, string text) => new() { Question = asked, StandaloneQuestion = question, Kind = kind, Text = text, Timings = NoTime };

    private sealed record ProvenCandidate(AnswerCandidate Candidate, string Text, Citation Citation);
}

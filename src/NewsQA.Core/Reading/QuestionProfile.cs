using NewsQA.Articles;
using NewsQA.Language;

namespace NewsQA.Reading;

/// <summary>A question, taken apart once for all spans that are held against it.</summary>
internal sealed class QuestionProfile
{
    private readonly HashSet<string> _stems;
    private readonly IReadOnlyList<Fact> _facts;
    private readonly IReadOnlyList<IReadOnlyCollection<string>> _names;
    private readonly ExpectedAnswer _expected;

    public QuestionProfile(string question)
    {
        _stems = [.. Words.ContentOf(question).Select(w => w.Stem)];
        _facts = FactExtractor.Extract(question);
        _names = [.. _facts.Select(f => FactComparer.NameKeys(f.Text)).Where(keys => keys.Count > 0)];
        _expected = ExpectedAnswers.Of(question);
    }

    /// <summary>The names and figures that the question takes for granted. The capital that it opens with makes no name: "Price of the yacht".</summary>
    public IEnumerable<Fact> Given => _facts.Where(f => f.Kind != FactKind.Name || f.Range.Start > 0 || f.Text.Contains(' ', StringComparison.Ordinal));

    /// <summary>Whether an amount, a number or a length of time is asked for: what holds none is hardly the answer.</summary>
    public bool AsksForMeasure => _expected is ExpectedAnswer.Amount or ExpectedAnswer.Number or ExpectedAnswer.Duration;

    /// <summary>Holds the question against a passage, once for all of its spans.</summary>
    public Matched Match(Passage passage)
    {
        var keys = Words.Of($"{passage.Title}\n{passage.Text}").Select(w => w.Key).ToHashSet(StringComparer.Ordinal);
        return new Matched(this, passage, _names.Count == 0 ? 1 : (double)_names.Count(n => n.All(keys.Contains)) / _names.Count);
    }

    /// <summary>Share of the question's content words that a text has, 0 to 1.</summary>
    public double CoverageBy(string text) => CoverageBy(Words.Of(text));

    private double CoverageBy(IEnumerable<Word> words) =>
        _stems.Count == 0 ? 0 : (double)words.Select(w => w.Stem).Where(_stems.Contains).Distinct().Count() / _stems.Count;

    /// <summary>The question beside one passage.</summary>
    internal sealed class Matched(QuestionProfile question, Passage passage, double namesFound)
    {
        /// <summary>1 if a part of the passage has something of the sort asked for that the question does not name itself, else 0; a half where its form does not tell.</summary>
        public double Offers(string text) => ExpectedAnswers.Match(question._expected, text, FactExtractor.Extract(text), question._facts);

        /// <summary>What speaks for one span.</summary>
        /// <param name="sentence">The sentence it stands in.</param>
        /// <param name="range">The span, as it would be said.</param>
        /// <param name="logOdds">Its log-odds against "no answer".</param>
        public SpanFeatures Of(TextRange sentence, TextRange range, double logOdds)
        {
            var answer = range.Of(passage.Text);
            var content = Words.ContentOf(answer).Select(w => w.Stem).ToArray();
            return new SpanFeatures(
                logOdds,
                question.CoverageBy(Words.Of(sentence.Of(passage.Text))),
                namesFound,
                Offers(answer),
                content.Length == 0 ? 0 : (double)content.Count(question._stems.Contains) / content.Length);
        }
    }
}

using System.Text.RegularExpressions;
using NewsQA.Articles;
using NewsQA.Language;
using NewsQA.Reading;

namespace NewsQA.Answering;

/// <summary>A figure that a question takes for granted, and the sentence that has another.</summary>
/// <param name="Asserted">The figure in the question.</param>
/// <param name="Stated">The figure in the sentence, its range one of the passage.</param>
/// <param name="PassageIndex">The passage.</param>
/// <param name="Sentence">The sentence, as a range of the passage.</param>
/// <param name="Confidence">Share of the question's other content that the sentence speaks of, 0 to 1.</param>
internal sealed record Contradiction(Fact Asserted, Fact Stated, int PassageIndex, TextRange Sentence, double Confidence);

/// <summary>
/// Finds questions that take a figure for granted ("Why did Japan pledge $45 billion?") that no sentence found has, while one that
/// speaks of the same thing has another.
/// </summary>
/// <remarks>
/// Wary by design: a wrong "no article says so" is worse than an answer. It asks that no sentence at all states the figure, that
/// the other figure is the only one of its kind and unit in the sentence, and that the sentence has most of what the question
/// is about. Questions whose answer is yes or no, that compare, offer a choice or suppose are left alone.
/// </remarks>
internal static partial class PremiseChecker
{
    /// <summary>Share of the question's other content words that the sentence must have.</summary>
    private const double MinimumCoverage = 0.6;

    /// <summary>The contradiction, if <paramref name="question"/> has one.</summary>
    public static Contradiction? Find(string question, IReadOnlyList<Passage> passages, AnswerCandidate? answer)
    {
        if (question.Length > 1000 || YesNoQuestion.IsOne(question) || Wary().IsMatch(question))
            return null;
        var figures = FactExtractor.Extract(question).Where(IsPresupposed).ToList();
        if (figures.Count == 0)
            return null;

        var sentences = passages.SelectMany((p, i) => p.Sentences.Select(s => new Place(i, s, FactsOf(p, s)))).ToList();
        return figures
            .Where(figure => !passages.Any(p => p.Title is { } title && Mentions(FactExtractor.Extract(title), figure)) && !sentences.Any(s => Mentions(s.Facts, figure)))
            .Select(figure => Contradict(question, figure, figures, sentences, passages, answer))
            .FirstOrDefault(c => c is not null);
    }

    private static IReadOnlyList<Fact> FactsOf(Passage passage, TextRange sentence) =>
        [.. FactExtractor.Extract(sentence.Of(passage.Text)).Select(f => f with { Range = f.Range.Shift(sentence.Start) })];

    /// <summary>A count of what is asked for is no premise where it is as vague as "one" or "first".</summary>
    private static bool IsPresupposed(Fact fact) => fact.Kind switch
    {
        FactKind.Money or FactKind.Percentage => true,
        FactKind.Number => fact.Unit is not null && fact.Value is not (1 or 0.5m),
        FactKind.Date => fact.Day is not null || fact is { Year: not null, Month: null },
        _ => false,
    };

    /// <summary>Whether the figure stands among <paramref name="facts"/> in any form; a bare number counts.</summary>
    private static bool Mentions(IReadOnlyList<Fact> facts, Fact figure) =>
        facts.Any(f => FactComparer.States(f, figure) || (figure.Value is not null && f.Value == figure.Value && f.Kind is not FactKind.TimeOfDay));

    private static Contradiction? Contradict(
        string question, Fact figure, List<Fact> figures, List<Place> sentences, IReadOnlyList<Passage> passages, AnswerCandidate? answer)
    {
        var content = Words.ContentOf(HowMuch().Replace(question, m => new string(' ', m.Length)))
            .Where(w => !w.IsNumeric && !figures.Any(f => f.Range.Overlaps(w.Range)) && w.Stem != figure.Unit)
            .Select(w => w.Stem).ToHashSet(StringComparer.Ordinal);
        var names = FactExtractor.Extract(question).Where(f => f.Kind == FactKind.Name).ToList();
        var best = default(Contradiction);
        foreach (var place in sentences)
        {
            var rivals = place.Facts.Where(f => IsRival(f, figure)).ToList();
            if (rivals.Count == 0 || rivals.Any(r => r.Value != rivals[0].Value || !SameDate(r, rivals[0])))
                continue;

            var passage = passages[place.PassageIndex];
            var surroundings = Words.Of($"{passage.Title} {passage.Text}").Select(w => w.Key).ToHashSet(StringComparer.Ordinal);
            if (!names.All(n => FactComparer.NameKeys(n.Text).All(surroundings.Contains)))
                continue;

            var words = Words.Of(place.Sentence.Of(passage.Text));
            var stems = words.Select(w => w.Stem).ToHashSet(StringComparer.Ordinal);
            var coverage = content.Count == 0 ? 0 : (double)content.Count(stems.Contains) / content.Count;
            var speaksOfIt = (coverage >= MinimumCoverage && content.Count >= 2 && IsOfTheSameThing(question, figure, stems) && IsDoneTheSameWay(rivals[0], place, words, content))
                || (content.Count <= (answer is null ? 1 : 3) && IsTheFigureOfTheAnswer(question, figure, rivals[0], place, passage, answer, passages));
            if (speaksOfIt && (best is null || coverage > best.Confidence))
                best = new Contradiction(figure, rivals[0], place.PassageIndex, place.Sentence, coverage);
        }

        // A sentence found through the answer shares few words: it is as good as what carries it.
        return best is null ? null : best with { Confidence = Math.Max(best.Confidence, MinimumCoverage) };
    }

    /// <summary>
    /// "How long will the $45 billion last?" shares no word with the sentence on $4.5 billion. It is meant where the same digits
    /// stand there, and the sentence is the one that answers.
    /// </summary>
    private static bool IsTheFigureOfTheAnswer(
        string question, Fact figure, Fact rival, Place place, Passage passage, AnswerCandidate? answer, IReadOnlyList<Passage> passages)
    {
        if (!IsDefinite(question, figure) || figure.Kind == FactKind.Date || Digits(figure.Value) != Digits(rival.Value))
            return false;
        return answer is null
            || passages[answer.PassageIndex] == passage
            || answer.Sentence.Of(passages[answer.PassageIndex].Text) == place.Sentence.Of(passage.Text);
    }

    /// <summary>"The $45 million lottery", "12 metres wide": what stands after the figure in the question is in the sentence too.</summary>
    private static bool IsOfTheSameThing(string question, Fact figure, HashSet<string> stems) =>
        Words.Of(question).Find(w => w.Range.Start >= figure.Range.End) is not { Text: not null } next
        || next.Range.Start > figure.Range.End + 1 || Words.IsGrammar(next.Key) || next.IsCapitalized || stems.Contains(next.Stem);

    /// <summary>"Killed 17 people" is no answer to "sheltered 540 people": the verb before a count is in the question too.</summary>
    private static bool IsDoneTheSameWay(Fact rival, Place place, List<Word> sentence, HashSet<string> content)
    {
        if (rival.Kind != FactKind.Number)
            return true;
        var before = sentence.FindLast(w => w.Range.End + place.Sentence.Start <= rival.Range.Start);
        return before.Text is null || Words.IsGrammar(before.Key) || before.IsCapitalized || content.Contains(before.Stem);
    }

    private static bool IsDefinite(string question, Fact figure) =>
        Definite().IsMatch(question[..figure.Range.Start]);

    /// <summary>The digits of a value without zeros at its ends: 45 for 4,500,000,000.</summary>
    private static string Digits(decimal? value) =>
        value?.ToString(System.Globalization.CultureInfo.InvariantCulture).Replace(".", "", StringComparison.Ordinal).Trim('0') ?? "";

    private static bool IsRival(Fact fact, Fact figure)
    {
        if (fact.Kind != figure.Kind)
            return false;
        if (figure.Kind == FactKind.Date)
            return (fact.Year is null) == (figure.Year is null) && (fact.Month is null) == (figure.Month is null) && (fact.Day is null) == (figure.Day is null) && !SameDate(fact, figure);
        return fact.Value != figure.Value && (figure.Kind == FactKind.Percentage || fact.Unit == figure.Unit);
    }

    private static bool SameDate(Fact a, Fact b) => a.Year == b.Year && a.Month == b.Month && a.Day == b.Day;

    private sealed record Place(int PassageIndex, TextRange Sentence, IReadOnlyList<Fact> Facts);

    /// <summary>The word after "how" tells what is asked for, not what is spoken of.</summary>
    [GeneratedRegex(@"\bhow\s+\p{L}+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex HowMuch();

    [GeneratedRegex(@"\b(?:the|those|these|that|this|its|his|her|their)\s+(?:\p{L}+\s+)?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Definite();

    [GeneratedRegex(
        @"\b(?:more than|less than|fewer than|at least|at most|up to|over|under|above|below|between|about|around|roughly|nearly|almost|or|if|would|could|should|by|since|until|before|after|per|instead of|rather than|compared|than|next|within)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Wary();
}

using NewsQA.Articles;
using NewsQA.Chunking;
using NewsQA.Language;
using NewsQA.Reading;

namespace NewsQA.Training.Preparation;

/// <summary>
/// Makes rows of written texts as the product meets them: a run of sentences with or without the headline before it. What was written
/// unanswerable stands beside the run that tempts most.
/// </summary>
/// <param name="random">Where chance comes from.</param>
public sealed class WrittenExamples(Random random)
{
    /// <summary>Lengths of a run in characters: from what the index holds to what the network reads at most.</summary>
    private const int Shortest = 220;
    internal const int Longest = 1050;

    /// <summary>The questions with a run of sentences around the answer.</summary>
    public IEnumerable<QuestionRow> Answered(WrittenText text)
    {
        var sentences = SentenceSplitter.Split(text.Text);
        foreach (var row in text.Answered)
        {
            var end = row.AnswerStart + row.Answer.Length;
            var first = Enumerable.Range(0, sentences.Count).Last(i => sentences[i].Start <= row.AnswerStart);
            var last = Enumerable.Range(first, sentences.Count - first).First(i => sentences[i].End >= end || i == sentences.Count - 1);
            var room = Length(text);
            while (true)
            {
                var before = first > 0 ? sentences[last].End - sentences[first - 1].Start : int.MaxValue;
                var after = last < sentences.Count - 1 ? sentences[last + 1].End - sentences[first].Start : int.MaxValue;
                if (Math.Min(before, after) > room) break;
                if (after > room || (before <= room && random.Next(2) == 0)) first--;
                else last++;
            }

            var head = Headline(text);
            var start = sentences[first].Start;
            yield return row with { Context = head + text.Text[start..Math.Max(end, sentences[last].End)], AnswerStart = head.Length + row.AnswerStart - start };
        }
    }

    /// <summary>The questions that the text leaves open, and some that it answers beside a run that does not.</summary>
    public IEnumerable<TrainingRow> Unanswered(WrittenText text)
    {
        var sentences = SentenceSplitter.Split(text.Text);
        foreach (var question in text.Unanswered)
        {
            if (Nearest(text, sentences, question, _ => true) is { } run) yield return TrainingRow.Unanswerable(question, Headline(text) + run);
        }

        foreach (var row in text.Answered.Where(_ => random.Next(3) == 0))
        {
            var head = Headline(text);
            if (!head.Contains(row.Answer, StringComparison.OrdinalIgnoreCase)
                && Nearest(text, sentences, row.Question, run => !run.Contains(row.Answer, StringComparison.OrdinalIgnoreCase)) is { } run)
                yield return TrainingRow.Unanswerable(row.Question, head + run);
        }
    }

    /// <summary>
    /// The claims beside a run that has their words, and the questions for yes or no, half of them said as claims. Where the words are mostly
    /// other ones, nothing tells which sentence decides: the run is then as long as the network reads.
    /// </summary>
    public IEnumerable<TrainingRow> Claims(WrittenText text)
    {
        var evidence = new ClaimRuns(text, random);
        if (evidence.IsEmpty) yield break;
        foreach (var (claim, verdict) in text.Claims) yield return Row(claim, verdict);
        foreach (var (question, verdict) in text.YesNo)
            yield return Row(random.Next(2) == 0 ? question : YesNoQuestion.ToClaim(question) ?? question, verdict);

        TrainingRow Row(string claim, int verdict) => TrainingRow.Claim(claim, Headline(text) + evidence.For(claim), verdict);
    }

    /// <summary>The families of claims, likewise; a claim whose words stand too far apart for one run is left out.</summary>
    public IEnumerable<TrainingRow> Families(WrittenText text)
    {
        var evidence = new ClaimRuns(text, random);
        if (evidence.IsEmpty) yield break;
        foreach (var (claim, verdict) in text.Families)
        {
            if (evidence.WithAllWordsOf(claim) is { } run) yield return TrainingRow.Claim(claim, Headline(text) + run, verdict);
        }
    }

    /// <summary>One of the two runs that share most words with a question.</summary>
    private string? Nearest(WrittenText text, IReadOnlyList<TextRange> sentences, string question, Predicate<string> fits)
    {
        var asked = Keys(question);
        string[] best = [.. Runs(text.Text, sentences, Length(text)).Where(run => fits(run)).OrderByDescending(run => asked.Count(Keys(run).Contains)).Take(2)];
        return best.Length == 0 ? null : best[random.Next(3) == 0 ? best.Length - 1 : 0];
    }

    internal static IEnumerable<string> Runs(string text, IReadOnlyList<TextRange> sentences, int length)
    {
        for (var first = 0; first < sentences.Count; first++)
        {
            var last = first;
            while (last + 1 < sentences.Count && sentences[last + 1].End - sentences[first].Start <= length) last++;
            yield return text[sentences[first].Start..sentences[last].End];
            if (last == sentences.Count - 1) yield break;
        }
    }

    /// <summary>The content words of a text, each by what all its forms share.</summary>
    internal static HashSet<string> Keys(string text) => [.. Words.ContentOf(text).Select(word => word.Key)];

    /// <summary>A paragraph of the data folder is read whole: it is about as long as the longest run.</summary>
    private int Length(WrittenText text) => text.Title is null ? Longest : random.Next(Shortest, Longest);

    private string Headline(WrittenText text) => text.Title is null || random.Next(3) == 0 ? "" : text.Headline;
}

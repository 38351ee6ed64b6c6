using NewsQA.Chunking;

namespace NewsQA.Training.Preparation;

/// <summary>
/// Makes rows of questions beside several passages, as a search brings them: of one article and of others, as long as the index holds them.
/// </summary>
public sealed class SearchExamples
{
    /// <summary>Budgets of a passage in tokens: around that of the index, 64.</summary>
    private const int Shortest = 40;
    private const int Longest = 90;

    /// <summary>Most passages beside the one that answers, or tempts most.</summary>
    private const int Others = 3;

    private readonly SentenceChunker _chunker;
    private readonly Random _random;
    private readonly Dictionary<string, string> _bare = [];
    private readonly PassageIndex _elsewhere;

    /// <summary>Indexes the passages of all texts.</summary>
    /// <param name="texts">All texts that passages may come from.</param>
    /// <param name="chunker">Cuts texts into passages as the index does.</param>
    /// <param name="random">Where chance comes from.</param>
    public SearchExamples(IEnumerable<WrittenText> texts, SentenceChunker chunker, Random random)
    {
        (_chunker, _random) = (chunker, random);
        foreach (var text in texts)
        {
            foreach (var passage in Passages(text)) _bare.TryAdd(text.Headline + passage.Text, passage.Text);
        }

        _elsewhere = new([.. _bare.Keys]);
    }

    /// <summary>The questions of a text: those that it answers with the passage that does first, the others with the one that tempts most.</summary>
    public IEnumerable<TrainingRow> Make(WrittenText text)
    {
        var passages = Passages(text);
        foreach (var row in text.Answered)
        {
            var end = row.AnswerStart + row.Answer.Length;
            if (passages.FirstOrDefault(passage => passage.Range.Start <= row.AnswerStart && passage.Range.End >= end) is { } own)
            {
                var head = HeadlineOrNot(text);
                var others = Beside(text, row.Question, head.Length > 0, passages, row.Answer);
                if (others.Length > 0)
                    yield return TrainingRow.Answerable(row with { Context = head + own.Text, AnswerStart = head.Length + row.AnswerStart - own.Range.Start }) with { Others = others };
            }
        }

        foreach (var question in text.Unanswered)
        {
            var head = HeadlineOrNot(text);
            if (Beside(text, question, head.Length > 0, passages, answer: null) is [var first, .. { Length: > 0 } others])
                yield return TrainingRow.Unanswerable(question, first) with { Others = others };
        }
    }

    /// <summary>Those of the passages that share most rare words with the question, and sometimes one from elsewhere; none that has the answer's words.</summary>
    private string[] Beside(WrittenText text, string question, bool headed, IEnumerable<Chunk> passages, string? answer)
    {
        var asked = WrittenExamples.Keys(question);
        var far = _random.Next(2) == 0
            ? _elsewhere.Near(question, text.Text, 2).Select(passage => headed ? passage : _bare[passage]).Where(Fits).Take(1).ToArray() : [];
        var near = passages.Select(passage => (passage.Text, Shared: WrittenExamples.Keys(passage.Text))).ToArray();
        var rarity = near.SelectMany(passage => passage.Shared).CountBy(key => key).ToDictionary(key => key.Key, key => 1.0 / key.Value);
        return
        [
            .. near.OrderByDescending(passage => passage.Shared.Where(asked.Contains).Sum(key => rarity[key]) + (0.5 * _random.NextDouble()))
                .Select(passage => (headed ? text.Headline : "") + passage.Text).Where(Fits).Take(Others + (answer is null ? 1 : 0) - far.Length),
            .. far,
        ];

        bool Fits(string passage) => answer is null || !passage.Contains(answer, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The text in passages, of a budget that is drawn for all of them.</summary>
    private IReadOnlyList<Chunk> Passages(WrittenText text) => _chunker.WithMaxTokens(_random.Next(Shortest, Longest + 1)).Chunk(text.Text);

    /// <summary>Mostly with it, as the product reads.</summary>
    private string HeadlineOrNot(WrittenText text) => _random.Next(6) == 0 ? "" : text.Headline;
}

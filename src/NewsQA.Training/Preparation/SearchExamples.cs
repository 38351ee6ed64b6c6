using NewsQA.Articles;
using NewsQA.Chunking;
using NewsQA.Language;

namespace NewsQA.Training.Preparation;

/// <summary>
/// Makes rows of questions beside several passages, as a search brings them: of one article and of others, as long as the index holds them.
/// </summary>
public sealed class SearchExamples
{
    /// <summary>Lengths of a passage in characters: 64 tokens are about 290.</summary>
    private const int Shortest = 180;
    private const int Longest = 400;

    /// <summary>Most passages beside the one that answers, or tempts most.</summary>
    private const int Others = 3;

    private readonly Random _random;
    private readonly Dictionary<string, string> _bare = [];
    private readonly PassageIndex _elsewhere;

    /// <summary>Indexes the passages of all texts.</summary>
    /// <param name="texts">All texts that passages may come from.</param>
    /// <param name="random">Where chance comes from.</param>
    public SearchExamples(IEnumerable<WrittenText> texts, Random random)
    {
        _random = random;
        foreach (var text in texts)
        {
            foreach (var passage in Passages(text)) _bare.TryAdd(Headline(text) + passage.Of(text.Text), passage.Of(text.Text));
        }

        _elsewhere = new([.. _bare.Keys]);
    }

    /// <summary>The questions of a text: those that it answers with the passage that does first, the others with the one that tempts most.</summary>
    public IEnumerable<TrainingRow> Make(WrittenText text)
    {
        foreach (var row in text.Answered)
        {
            var passages = Passages(text);
            var end = row.AnswerStart + row.Answer.Length;
            if (passages.FindIndex(passage => passage.Start <= row.AnswerStart && passage.End >= end) is var own and >= 0)
            {
                var head = HeadlineOrNot(text);
                var others = Beside(text, row.Question, head.Length > 0, passages.Where((_, i) => i != own), row.Answer);
                if (others.Length > 0)
                    yield return TrainingRow.Answerable(row with { Context = head + passages[own].Of(text.Text), AnswerStart = head.Length + row.AnswerStart - passages[own].Start }) with { Others = others };
            }
        }

        foreach (var question in text.Unanswered)
        {
            var head = HeadlineOrNot(text);
            if (Beside(text, question, head.Length > 0, Passages(text), answer: null) is [var first, .. { Length: > 0 } others])
                yield return TrainingRow.Unanswerable(question, first) with { Others = others };
        }
    }

    /// <summary>Those of the passages that share most rare words with the question, and sometimes one from elsewhere; none that has the answer's words.</summary>
    private string[] Beside(WrittenText text, string question, bool headed, IEnumerable<TextRange> passages, string? answer)
    {
        var asked = Keys(question);
        var far = _random.Next(2) == 0
            ? _elsewhere.Near(question, text.Text, 2).Select(passage => headed ? passage : _bare[passage]).Where(Fits).Take(1).ToArray() : [];
        var near = passages.Select(passage => passage.Of(text.Text)).Select(passage => (Passage: passage, Shared: Keys(passage))).ToArray();
        var rarity = near.SelectMany(passage => passage.Shared).CountBy(key => key).ToDictionary(key => key.Key, key => 1.0 / key.Value);
        return
        [
            .. near.OrderByDescending(passage => passage.Shared.Where(asked.Contains).Sum(key => rarity[key]) + (0.5 * _random.NextDouble()))
                .Select(passage => (headed ? Headline(text) : "") + passage.Passage).Where(Fits).Take(Others + (answer is null ? 1 : 0) - far.Length),
            .. far,
        ];

        bool Fits(string passage) => answer is null || !passage.Contains(answer, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The text in passages of whole sentences, of a length that is drawn for all of them.</summary>
    private List<TextRange> Passages(WrittenText text)
    {
        var (sentences, length) = (SentenceSplitter.Split(text.Text), _random.Next(Shortest, Longest));
        var passages = new List<TextRange>();
        foreach (var sentence in sentences)
        {
            if (passages.Count > 0 && sentence.End - passages[^1].Start <= length) passages[^1] = new(passages[^1].Start, sentence.End);
            else passages.Add(sentence);
        }

        return passages;
    }

    private static HashSet<string> Keys(string text) => [.. Words.ContentOf(text).Select(word => word.Key)];

    private static string Headline(WrittenText text) => text.Title is null ? "" : $"{text.Title.TrimEnd('.')}. ";

    /// <summary>Mostly with it, as the product reads.</summary>
    private string HeadlineOrNot(WrittenText text) => _random.Next(6) == 0 ? "" : Headline(text);
}

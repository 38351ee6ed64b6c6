namespace NewsQA.Training.Preparation;

/// <summary>Makes training rows of question rows: answerable ones, and ones that their passage leaves open.</summary>
/// <param name="passages">Passages from elsewhere.</param>
/// <param name="edits">Edits of questions.</param>
/// <param name="paraphrases">Other words for the same.</param>
/// <param name="transplants">Questions of other passages.</param>
/// <param name="random">Where chance comes from.</param>
public sealed class QuestionExamples(PassageIndex passages, Edits edits, Paraphrases paraphrases, Transplants transplants, Random random)
{
    private const int Short = 250;
    private const int Long = 900;

    /// <summary>The rows made of one question: the question itself, and in more than half of the cases an unanswerable twin.</summary>
    public IEnumerable<TrainingRow> Make(QuestionRow row)
    {
        var said = random.Next(4) == 0 ? row with { Question = paraphrases.Reword(row.Question, row.Context) } : row;
        yield return TrainingRow.Answerable(random.Next(6) == 0 ? said with { Question = edits.Harmless(said.Question) } : Surround(said));
        var twin = random.Next(6) switch
        {
            0 or 1 => Changed(row),
            2 or 3 when Passage.WithoutAnswer(row) is { } rest => TrainingRow.Unanswerable(row.Question, rest),
            2 => Changed(row),
            3 => null,
            5 => transplants.For(row) is { } other ? TrainingRow.Unanswerable(other.Question, Surroundings(row)) : Changed(row),
            _ => passages.Near(row.Question, row.Context, 3).Where(other => !other.Contains(row.Answer, StringComparison.OrdinalIgnoreCase)).ToArray() is { Length: > 0 } near
                ? TrainingRow.Unanswerable(row.Question, row.Context.Length > Short ? near[0] : string.Join(' ', near)) : null,
        };
        if (twin is not null) yield return twin;
    }

    private TrainingRow? Changed(QuestionRow row) =>
        edits.ChangeQuestion(row.Question, row.Context) is { } question
            ? TrainingRow.Unanswerable(question, Surroundings(row)) : null;

    private string Surroundings(QuestionRow row) => row.Context.Length < Short ? Surround(row).Context : row.Context;

    /// <summary>Puts like passages around a short one, so that the answer is not all there is.</summary>
    private QuestionRow Surround(QuestionRow row)
    {
        if (row.Context.Length > Short || random.Next(2) == 0) return row;
        foreach (var other in passages.Near(row.Question, row.Context, 3).Take(random.Next(1, 4)))
        {
            if (other.Contains(row.Answer, StringComparison.OrdinalIgnoreCase) || row.Context.Length + other.Length > Long) continue;
            row = random.Next(2) == 0
                ? row with { Context = $"{row.Context} {other}" }
                : row with { Context = $"{other} {row.Context}", AnswerStart = other.Length + 1 + row.AnswerStart };
        }

        return row;
    }
}

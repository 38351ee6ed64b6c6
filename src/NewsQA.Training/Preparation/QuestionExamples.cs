namespace NewsQA.Training.Preparation;

/// <summary>Makes training rows of question rows: answerable ones, and ones that their passage leaves open.</summary>
/// <param name="passages">Passages from elsewhere.</param>
/// <param name="edits">Edits of questions.</param>
/// <param name="random">Where chance comes from.</param>
public sealed class QuestionExamples(PassageIndex passages, Edits edits, Random random)
{
    /// <summary>The rows made of one question: the question itself, and in about half of the cases an unanswerable twin.</summary>
    public IEnumerable<TrainingRow> Make(QuestionRow row)
    {
        yield return TrainingRow.Answerable(random.Next(6) == 0 ? row with { Question = edits.Harmless(row.Question) } : Surround(row));
        var twin = random.Next(4) switch
        {
            0 or 1 => edits.Change(row.Question, row.Context, negate: random.Next(3) == 0) is { } question ? TrainingRow.Unanswerable(question, row.Context) : null,
            2 => WithoutAnswer(row),
            _ => passages.Nearest(row.Question, row.Context, row.Answer) is { } other && random.Next(2) == 0
                ? TrainingRow.Unanswerable(row.Question, other) : null,
        };
        if (twin is not null) yield return twin;
    }

    /// <summary>Puts a like passage before or after a short one, so that the answer is not all there is.</summary>
    private QuestionRow Surround(QuestionRow row)
    {
        if (row.Context.Length > 250 || random.Next(3) != 0 || passages.Nearest(row.Question, row.Context, row.Answer) is not { Length: < 300 } other)
            return row;
        return random.Next(2) == 0
            ? row with { Context = $"{row.Context} {other}" }
            : row with { Context = $"{other} {row.Context}", AnswerStart = other.Length + 1 + row.AnswerStart };
    }

    /// <summary>The passage without the sentence that answers; null where the answer stands elsewhere too, or nothing is left.</summary>
    private static TrainingRow? WithoutAnswer(QuestionRow row)
    {
        var start = row.AnswerStart == 0 ? -1 : row.Context.LastIndexOf(". ", row.AnswerStart, StringComparison.Ordinal);
        var end = row.Context.IndexOf(". ", row.AnswerStart + row.Answer.Length - 1, StringComparison.Ordinal);
        var rest = (row.Context[..(start < 0 ? 0 : start + 2)] + (end < 0 ? "" : row.Context[(end + 2)..])).Trim();
        return rest.Length < 40 || rest.Contains(row.Answer, StringComparison.OrdinalIgnoreCase) ? null : TrainingRow.Unanswerable(row.Question, rest);
    }
}

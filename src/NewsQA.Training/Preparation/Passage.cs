namespace NewsQA.Training.Preparation;

/// <summary>Cuts of a passage.</summary>
public static class Passage
{
    private const int Shortest = 40;

    /// <summary>The passage without the sentence that answers; null where the answer stands elsewhere too, or nothing is left.</summary>
    public static string? WithoutAnswer(QuestionRow row)
    {
        var start = row.AnswerStart == 0 ? -1 : row.Context.LastIndexOf(". ", row.AnswerStart, StringComparison.Ordinal);
        var end = row.Context.IndexOf(". ", row.AnswerStart + row.Answer.Length - 1, StringComparison.Ordinal);
        var rest = (row.Context[..(start < 0 ? 0 : start + 2)] + (end < 0 ? "" : row.Context[(end + 2)..])).Trim();
        return rest.Length < Shortest || rest.Contains(row.Answer, StringComparison.OrdinalIgnoreCase) ? null : rest;
    }
}

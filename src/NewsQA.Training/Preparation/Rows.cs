using System.Text.Json;
using System.Text.Json.Serialization;

namespace NewsQA.Training.Preparation;

/// <summary>A sentence without a question.</summary>
/// <param name="Text">The sentence.</param>
public sealed record SentenceRow(string Text);

/// <summary>A question with the passage that answers it.</summary>
/// <param name="Question">The question.</param>
/// <param name="Context">The passage.</param>
/// <param name="Answer">The answer, a substring of the passage.</param>
/// <param name="AnswerStart">Where it begins in the passage.</param>
public sealed record QuestionRow(string Question, string Context, string Answer, int AnswerStart);

/// <summary>A claim with the evidence that it is held against.</summary>
/// <param name="Evidence">One or more sentences.</param>
/// <param name="Claim">The claim.</param>
/// <param name="Verdict"><c>supported</c>, <c>refuted</c> or <c>not_enough_info</c>.</param>
public sealed record ClaimRow(string Evidence, string Claim, string Verdict);

/// <summary>A row that the network trains on.</summary>
/// <param name="First">Question or claim.</param>
/// <param name="Second">Passage or evidence.</param>
/// <param name="Start">Start of the answer in <paramref name="Second"/>; −1 where it holds none.</param>
/// <param name="End">End of the answer, exclusive; −1 where it holds none.</param>
/// <param name="Verdict">Index of the verdict; −1 for a question.</param>
/// <param name="Others">Passages that a search brings beside <paramref name="Second"/> and that do not answer; null where that stands alone.</param>
public sealed record TrainingRow(string First, string Second, int Start, int End, int Verdict, IReadOnlyList<string>? Others = null)
{
    /// <summary>A question whose answer stands in the passage.</summary>
    public static TrainingRow Answerable(QuestionRow row) =>
        new(row.Question, row.Context, row.AnswerStart, row.AnswerStart + row.Answer.Length, -1);

    /// <summary>A question that the passage leaves open.</summary>
    public static TrainingRow Unanswerable(string question, string passage) => new(question, passage, -1, -1, -1);

    /// <summary>A claim.</summary>
    public static TrainingRow Claim(string claim, string evidence, int verdict) => new(claim, evidence, -1, -1, verdict);
}

/// <summary>JSON Lines, in the data folder's snake case.</summary>
public static class JsonLines
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>The rows of a file, in order.</summary>
    public static IEnumerable<T> Read<T>(string path) =>
        File.ReadLines(path).Select(line => JsonSerializer.Deserialize<T>(line, Options)
            ?? throw new InvalidDataException($"{path} holds an empty row."));

    /// <summary>Writes rows, replacing the file.</summary>
    public static void Write<T>(string path, IEnumerable<T> rows) =>
        File.WriteAllLines(path, rows.Select(row => JsonSerializer.Serialize(row, Options)));
}

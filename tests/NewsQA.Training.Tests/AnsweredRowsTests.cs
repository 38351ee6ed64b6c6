using NewsQA.Training.Preparation;

namespace NewsQA.Training.Tests;

public sealed class AnsweredRowsTests : IDisposable
{
    private const string Passage = "The ferry Aurora hit the pier on Monday. Owen Pryce, its captain, was arrested, and Mirela Sava took command of the ship.";
    private const string Elsewhere = "The bakery in Verlund was closed in 1931.";

    private readonly string _folder = Directory.CreateTempSubdirectory("newsqa-answered-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Answers_right_and_wrong_become_claims_about_the_passage_that_they_were_found_in()
    {
        var rows = Answer(
            Row("Who was arrested?", "Owen Pryce", [Elsewhere]),
            Row("When was the bakery in Verlund closed?", null, [Elsewhere]),
            Row("When was the bakery in Verlund closed?", "Mirela Sava", [Elsewhere]),
            TrainingRow.Claim("The captain was arrested.", Passage, 0));

        Assert.Equal(
            [
                TrainingRow.Claim("Who was arrested? Owen Pryce", Passage, 0),
                TrainingRow.Claim("When was the bakery in Verlund closed? 1931", Elsewhere, 2),
                TrainingRow.Claim("When was the bakery in Verlund closed? 1931", Elsewhere, 2),
                TrainingRow.Claim("When was the bakery in Verlund closed? Mirela Sava", Passage, 0),
                TrainingRow.Claim("The captain was arrested.", Passage, 0),
            ],
            rows);
    }

    [Fact]
    public void Another_answer_than_the_right_one_of_the_same_passage_is_refuted()
    {
        var rows = Answer(Row("Who was arrested?", "Aurora", []));

        Assert.Equal(["Who was arrested? Owen Pryce", "Who was arrested? Aurora"], rows.Select(row => row.First));
        Assert.Equal([1, 0], rows.Select(row => row.Verdict));
    }

    [Fact]
    public void Of_the_questions_a_share_is_answered_and_all_claims_are_kept()
    {
        TrainingRow[] rows = [.. Enumerable.Repeat(Row("Who was arrested?", "Owen Pryce", []), 100), TrainingRow.Claim("The captain was arrested.", Passage, 1)];

        Assert.InRange(Answer(0.3, rows).Count(row => row.Verdict == 0), 15, 45);
        Assert.Equal([rows[^1]], Answer(0, rows));
        Assert.Throws<ArgumentOutOfRangeException>(() => Answer(1.5, rows));
    }

    private static TrainingRow Row(string question, string? answer, string[] others)
    {
        var start = answer is null ? -1 : Passage.IndexOf(answer, StringComparison.Ordinal);
        return new(question, Passage, start, start < 0 ? -1 : start + answer!.Length, -1, others.Length == 0 ? null : others);
    }

    private TrainingRow[] Answer(params TrainingRow[] rows) => Answer(1, rows);

    private TrainingRow[] Answer(double share, params TrainingRow[] rows)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "NewsQA.sln"))) folder = folder.Parent!;
        var (input, output) = (Path.Combine(_folder, "rows.jsonl"), Path.Combine(_folder, "answered.jsonl"));
        JsonLines.Write(input, rows);
        var count = AnsweredRows.Run(input, Path.Combine(folder.FullName, "data", "models", "reader.onnx"), output, share);
        TrainingRow[] written = [.. JsonLines.Read<TrainingRow>(output)];
        Assert.Equal(rows.Count(row => row.Verdict >= 0) + count, written.Length);
        return written;
    }
}

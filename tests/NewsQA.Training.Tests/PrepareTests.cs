using NewsQA.Training.Preparation;

namespace NewsQA.Training.Tests;

public sealed class PrepareTests
{
    [Fact]
    public void The_same_seed_writes_the_same_file_and_another_seed_another()
    {
        using var data = new MadeData();

        var count = PrepareCommand.Run(data.Folder, data.In("first"), seed: 7);
        PrepareCommand.Run(data.Folder, data.In("second"), seed: 7);
        PrepareCommand.Run(data.Folder, data.In("third"), seed: 8);

        Assert.Equal(count, File.ReadLines(data.In("first")).Count());
        Assert.Equal(File.ReadAllBytes(data.In("first")), File.ReadAllBytes(data.In("second")));
        Assert.NotEqual(File.ReadAllBytes(data.In("first")), File.ReadAllBytes(data.In("third")));
    }

    [Fact]
    public void Rows_are_answerable_unanswerable_and_of_every_verdict()
    {
        using var data = new MadeData(rowsPerFile: 100);
        PrepareCommand.Run(data.Folder, data.In("rows"), seed: 1);

        var rows = JsonLines.Read<TrainingRow>(data.In("rows")).ToArray();

        var questions = rows.Where(row => row.Verdict < 0).ToArray();
        Assert.InRange(questions.Count(row => row.Start < 0) / (double)questions.Length, 0.15, 0.5);
        Assert.All(questions.Where(row => row.Start >= 0), row => Assert.InRange(row.End, row.Start + 1, row.Second.Length));
        Assert.Equal([0, 1, 2], rows.Select(row => row.Verdict).Where(verdict => verdict >= 0).Distinct().Order());
    }

    [Fact]
    public void An_answer_stays_under_its_marks_when_a_passage_is_put_around_it()
    {
        var questions = Enumerable.Range(0, 200).Select(i => MadeData.Question(i, paragraph: false)).ToArray();
        var index = new PassageIndex([.. questions.Select(row => row.Context)]);
        var random = new Random(3);
        var maker = new QuestionExamples(index, new Edits(["Hanna Weiss"], random), random);

        var surrounded = 0;
        foreach (var question in questions)
        {
            var row = maker.Make(question).First();
            Assert.Equal(question.Answer, row.Second[row.Start..row.End]);
            surrounded += row.Second.Length > question.Context.Length ? 1 : 0;
        }

        Assert.InRange(surrounded, 1, questions.Length - 1);
    }

    [Fact]
    public void An_edit_changes_the_text_and_a_passage_from_elsewhere_lacks_the_answer()
    {
        var edits = new Edits(["Hanna Weiss"], new Random(2));
        var index = new PassageIndex([.. Enumerable.Range(0, 60).Select(i => MadeData.Question(i, paragraph: true).Context)]);
        var found = 0;
        for (var i = 0; i < 60; i++)
        {
            var row = MadeData.Question(i, paragraph: true);
            Assert.NotEqual(row.Question, edits.Change(row.Question, row.Context, negate: true));
            var other = index.Nearest(row.Question, row.Context, row.Answer);
            Assert.NotEqual(row.Context, other);
            Assert.DoesNotContain(row.Answer, other ?? "", StringComparison.OrdinalIgnoreCase);
            found += other is null ? 0 : 1;
        }

        Assert.NotEqual(0, found);
    }
}

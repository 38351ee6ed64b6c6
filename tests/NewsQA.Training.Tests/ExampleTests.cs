using NewsQA.Training.Model;
using NewsQA.Training.Preparation;
using NewsQA.Training.Running;

namespace NewsQA.Training.Tests;

public sealed class ExampleTests
{
    private static readonly Microsoft.ML.Tokenizers.BertTokenizer Tokenizer = EncoderPackage.Open().Tokenizer();

    [Theory]
    [InlineData(384)]
    [InlineData(48)]
    public void The_marked_tokens_spell_the_answer_whatever_window_is_drawn(int maxTokens)
    {
        var filler = string.Concat(Enumerable.Repeat("The harbour was quiet that winter. ", 12));
        const string Answer = "€4.5 million";
        var passage = $"{filler}Café owners raised {Answer} for Señor Núñez. {filler}";
        var start = passage.IndexOf(Answer, StringComparison.Ordinal);
        var row = new TrainingRow("How much did they raise?", passage, start, start + Answer.Length, -1);
        for (var seed = 0; seed < 10; seed++)
        {
            var example = Example.From(row, Tokenizer, maxTokens, new Random(seed));

            Assert.NotNull(example);
            Assert.InRange(example.Ids.Length, 1, maxTokens);
            Assert.Equal("€4.5million", Tokenizer.Decode(example.Ids[example.Start..(example.End + 1)]).Replace(" ", "", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Without_an_answer_the_first_token_is_the_target_and_a_claim_has_none()
    {
        var question = Example.From(TrainingRow.Unanswerable("Who?", "It rained."), Tokenizer, 64, new Random(1))!;
        var claim = Example.From(TrainingRow.Claim("It rained.", "It rained.", 0), Tokenizer, 64, new Random(1))!;

        Assert.Equal((0, 0, Example.Ignored), (question.Start, question.End, question.Verdict));
        Assert.Equal((Example.Ignored, Example.Ignored, 0), (claim.Start, claim.End, claim.Verdict));
    }

    [Fact]
    public void The_passages_beside_an_answer_hold_none_and_no_claim()
    {
        var example = Example.From(new("Who?", "It was Ada.", 7, 10, -1, ["It rained.", "It snowed all day."]), Tokenizer, 64, new Random(1))!;

        Assert.Equal("ada", Tokenizer.Decode(example.Ids[example.Start..(example.End + 1)]));
        Assert.Equal(2, example.Others.Count);
        Assert.All(example.Others, other => Assert.Equal((0, 0, Example.Ignored), (other.Start, other.End, other.Verdict)));
        Assert.Equal(example.Others[1].Ids.Length, example.Width);
    }

    [Fact]
    public void Batches_keep_the_passages_of_a_question_together()
    {
        var examples = Enumerable.Range(0, 300).Select(i => Of(i) with { Others = [.. Enumerable.Range(0, i % 4).Select(Of)] }).ToArray();

        var batches = Batches.Of(examples, 256, new Random(4)).ToArray();

        Assert.Equal(300, batches.Sum(batch => batch.Length));
        Assert.All(batches, batch => Assert.InRange(batch.Sum(example => example.Others.Count + 1) * batch.Max(example => example.Width), 1, 256));

        static Example Of(int i) => new(new int[5 + (i % 30)], 2, 0, 0, Example.Ignored);
    }

    [Fact]
    public void Batches_hold_every_example_once_and_no_more_tokens_than_allowed()
    {
        var examples = Enumerable.Range(0, 500).Select(i => new Example(new int[5 + (i % 60)], 2, 0, 0, i)).ToArray();

        var batches = Batches.Of(examples, 256, new Random(4)).ToArray();

        Assert.Equal(examples.Select(example => example.Verdict), batches.SelectMany(batch => batch).Select(example => example.Verdict).Order());
        Assert.All(batches, batch => Assert.InRange(batch.Length * batch.Max(example => example.Ids.Length), 1, 256));
    }
}

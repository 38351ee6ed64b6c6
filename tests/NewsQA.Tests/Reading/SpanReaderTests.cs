using Microsoft.Extensions.Options;
using NewsQA.Articles;
using NewsQA.Reading;
using NewsQA.Tests.Fakes;
using static NewsQA.Tests.Reading.ReadingFixture;

namespace NewsQA.Tests.Reading;

public sealed class SpanReaderTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_best_span_is_the_answer_with_its_sentence()
    {
        var passage = PassageOf("The talks ended.", "Japan did pledge $4.5 billion.");
        var result = await Reader(Finds("billion", 6)).ReadAsync("How much did Japan pledge?", [passage], Cancellation);

        Assert.True(result.IsAnswered);
        var best = result.Candidates[0];
        Assert.Equal("billion", best.Range.Of(passage.Text));
        Assert.Equal("Japan did pledge $4.5 billion.", best.Sentence.Of(passage.Text));
        Assert.True(best.Confidence > 0.9);
    }

    [Fact]
    public async Task A_span_less_likely_than_no_answer_is_refused_but_shown_as_nearest()
    {
        var result = await Reader(Finds("billion", -4))
            .ReadAsync("How much did Japan pledge?", [PassageOf("Japan did pledge $4.5 billion.")], Cancellation);

        Assert.False(result.IsAnswered);
        Assert.NotEmpty(result.Candidates);
    }

    [Fact]
    public async Task No_passage_gives_no_answer() =>
        Assert.Equal(ReadingResult.Nothing, await Reader(Finds("billion", 6)).ReadAsync("How much?", [], Cancellation), Same);

    [Fact]
    public async Task How_like_the_question_a_sentence_is_makes_its_answer_likelier_but_never_its_rank()
    {
        var finds = Finds(("paris", 6), ("tokyo", 5));
        var reader = Reader(new FakeReaderModel(finds.Decide, new ReaderModelInfo { Answer = new(-14, [1, 0, 0, 0, 0, 20]) }));
        Task<ReadingResult> Read(string first) => reader.ReadAsync("Where did the talks end?", [PassageOf(first), PassageOf("The talks ended in Tokyo.")], Cancellation);

        var (unlike, like) = (await Read("It rained in Paris."), await Read("The talks ended in Paris."));

        Assert.Equal(new TextRange(13, 18), unlike.Candidates[0].Range);
        Assert.True(unlike.Candidates[0].Confidence < like.Candidates[0].Confidence);
        Assert.False(unlike.IsAnswered);
        Assert.Equal(unlike.Candidates.Select(c => c.Confidence).OrderDescending(), unlike.Candidates.Select(c => c.Confidence));
    }

    [Fact]
    public async Task An_answer_never_runs_from_one_cell_of_a_table_into_the_next()
    {
        var passage = PassageOf("Rome | 4 | Paris");
        var model = new FakeReaderModel(pair => new ReaderOutput(Favour(pair, "rome"), Favour(pair, "paris"), [0, 0, 5]));

        var result = await Reader(model).ReadAsync("Where was it held?", [passage], Cancellation);

        Assert.Equal(["4", "Paris", "Rome"], result.Candidates.Select(c => c.Range.Of(passage.Text)).Order());

        static float[] Favour(EncodedPair pair, string word)
        {
            var logits = new float[pair.Ids.Length];
            for (var i = pair.WindowStart; i < logits.Length; i++) logits[i] = pair.Ids[i] == Id(word) ? 8 : -1;
            return logits;
        }
    }

    [Fact]
    public async Task The_headline_is_read_but_never_answered_from()
    {
        var passage = PassageOf("The talks ended in Tokyo.") with { Title = "Talks in Paris" };
        var model = Finds(("paris", 8), ("tokyo", 5));

        var result = await Reader(model).ReadAsync("Where was it held?", [passage], Cancellation);

        Assert.Equal("Tokyo", result.Candidates[0].Range.Of(passage.Text));
        Assert.All(result.Candidates, c => Assert.NotEqual("Paris", c.Range.Of(passage.Text)));
    }

    [Fact]
    public async Task The_same_answer_in_two_passages_is_one_candidate()
    {
        var result = await Reader(Finds("paris", 6))
            .ReadAsync("Where?", [PassageOf("It was held in Paris."), PassageOf("The talks ended in Paris.")], Cancellation);

        Assert.Single(result.Candidates, c => c.Confidence > 0.5);
    }

    [Fact]
    public async Task Reading_stops_once_it_is_sure_and_goes_on_while_it_is_not()
    {
        var passages = Enumerable.Range(0, 12).Select(_ => PassageOf("It was held in Paris.")).ToArray();
        var (sure, unsure) = (Finds("paris", 8), Finds("paris", -8));

        var options = new SpanReaderOptions { PassagesAtOnce = 3, MaxPassages = 8 };

        await Reader(sure, options).ReadAsync("Where?", passages, Cancellation);
        await Reader(unsure, options).ReadAsync("Where?", passages, Cancellation);

        Assert.Equal([3], sure.Runs);
        Assert.Equal([3, 3, 2], unsure.Runs);
    }

    [Theory]
    [InlineData("Paris", "Yes")]
    [InlineData("Rome", "No")]
    public async Task A_yes_no_question_is_answered_by_the_verdict_with_the_sentence_that_carries_it(string place, string expected)
    {
        var passage = PassageOf("It rained.", $"The talks ended in {place}.", "It rained.");

        var result = await Reader(Judges("paris", "rome")).ReadAsync("Was it held in Paris?", [passage], Cancellation);

        Assert.True(result.IsAnswered);
        Assert.Equal(expected, result.Candidates[0].Text);
        Assert.Equal($"The talks ended in {place}.", result.Candidates[0].Sentence.Of(passage.Text));
    }

    [Fact]
    public async Task Of_sentences_alike_in_verdict_the_one_that_speaks_of_the_question_is_quoted()
    {
        var model = new FakeReaderModel(pair => new ReaderOutput([], [], pair.Ids.AsSpan(pair.SecondStart).Contains(Id("rained")) ? [6, 0, 0] : [5, 0, 0]));
        var passage = PassageOf("It rained in Paris.", "The talks ended in Paris.", "It rained in Rome.");

        var result = await Reader(model).ReadAsync("Did the talks end in Paris?", [passage], Cancellation);

        Assert.Equal("The talks ended in Paris.", result.Candidates[0].Sentence.Of(passage.Text));
    }

    [Fact]
    public async Task A_yes_no_question_is_judged_by_all_passages_at_once()
    {
        Passage[] passages = [PassageOf("It rained."), PassageOf("It was held in Rome."), PassageOf("The talks ended.")];
        var judge = Judges("paris", "rome");

        var result = await Reader(judge).ReadAsync("Was it held in Paris?", passages, Cancellation);

        Assert.Equal((1, "No"), (result.Candidates[0].PassageIndex, result.Candidates[0].Text));
        Assert.Equal(3, judge.Runs[0]);
    }

    [Fact]
    public async Task A_yes_no_question_that_no_passage_decides_is_refused()
    {
        var result = await Reader(Judges("paris", "rome"))
            .ReadAsync("Was it held in Tokyo?", [PassageOf("The talks ended.")], Cancellation);

        Assert.False(result.IsAnswered);
    }

    [Fact]
    public async Task An_answer_at_the_end_of_a_long_passage_is_found_at_its_own_place()
    {
        var sentences = Enumerable.Repeat("The talks ended.", 400).Append("It was held in Paris.").ToArray();
        var passage = PassageOf(sentences);

        var result = await Reader(Finds("paris", 6)).ReadAsync("Where?", [passage], Cancellation);

        Assert.Equal("Paris", result.Candidates[0].Range.Of(passage.Text));
        Assert.Equal("It was held in Paris.", result.Candidates[0].Sentence.Of(passage.Text));
    }

    [Fact]
    public async Task Cancellation_is_passed_on() =>
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            Reader(Finds("paris", 6)).ReadAsync("Where?", [PassageOf("Paris.")], new CancellationToken(canceled: true)));

    private static bool Same(ReadingResult left, ReadingResult right) =>
        left.IsAnswered == right.IsAnswered && left.Candidates.SequenceEqual(right.Candidates);
}

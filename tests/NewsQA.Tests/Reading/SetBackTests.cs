using NewsQA.Reading;
using NewsQA.Tests.Fakes;
using static NewsQA.Tests.Reading.ReadingFixture;

namespace NewsQA.Tests.Reading;

/// <summary>What tells against a span, whatever the network says of it.</summary>
public sealed class SetBackTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_name_close_by_says_more_than_a_pronoun_and_is_found_before_it()
    {
        var passage = PassageOf("Tokyo and I signed.");
        var model = Finds(("i", 6), ("tokyo", 5.8));

        var best = (await Reader(model).ReadAsync("Who signed?", [passage], Cancellation)).Candidates[0];
        Assert.Equal("Tokyo", best.Range.Of(passage.Text));

        var other = (await Reader(model, new SpanReaderOptions { FunctionWordWeight = 0 }).ReadAsync("Who signed?", [passage], Cancellation)).Candidates[0];
        Assert.Equal("I", other.Range.Of(passage.Text));
    }

    [Fact]
    public async Task A_pronoun_is_not_set_back_where_its_sentence_names_nobody()
    {
        var passage = PassageOf("I held the talks.", "It rained in Tokyo.");

        var best = (await Reader(Finds(("i", 6), ("tokyo", 5.8))).ReadAsync("Who signed?", [passage], Cancellation)).Candidates[0];

        Assert.Equal("I", best.Range.Of(passage.Text));
    }

    [Fact]
    public async Task Of_equal_spans_the_one_in_the_better_ranked_passage_wins()
    {
        Passage[] passages = [PassageOf("It was held in Paris."), PassageOf("Paris in the rain.")];

        var result = await Reader(Finds("paris", 6)).ReadAsync("Where?", passages, Cancellation);

        Assert.Equal(0, result.Candidates[0].PassageIndex);
    }

    [Theory]
    [InlineData(0.9, 0.8, "Paris")]
    [InlineData(0.9, 0.2, "Tokyo")]
    [InlineData(0.2, 0.9, "Paris")]
    public async Task A_likelier_span_wins_unless_its_passage_was_found_far_less_well(double tokyoScore, double parisScore, string expected)
    {
        Passage[] passages =
        [
            PassageOf("It was held in Tokyo.") with { RetrievalScore = tokyoScore },
            PassageOf("It was held in Paris.") with { RetrievalScore = parisScore },
        ];
        var model = Finds(("tokyo", -2), ("paris", -1.5));

        var best = (await Reader(model).ReadAsync("Where?", passages, Cancellation)).Candidates[0];

        Assert.Equal(expected, best.Range.Of(passages[best.PassageIndex].Text));
    }

    [Fact]
    public async Task Only_what_is_lacking_to_the_best_score_tells_against_an_answer()
    {
        async Task<double> Confidence(params double[] scores) =>
            (await Reader(Finds("paris", 1)).ReadAsync(
                "Where?",
                [.. scores.Select((score, i) => PassageOf(i == 0 ? "It was held in Paris." : "It rained.") with { RetrievalScore = score })],
                Cancellation)).Candidates[0].Confidence;

        var alone = await Confidence(0.2);

        Assert.Equal(alone, await Confidence(1));
        Assert.Equal(alone, await Confidence(0.4, 0.2), 6);
        Assert.True(await Confidence(0.2, 0.4) < alone);
    }

    [Theory]
    [InlineData("How much did Japan pledge in Rome?", null, null, true)]
    [InlineData("How much did Japan pledge in Rome?", "It rained in Rome.", null, false)]
    [InlineData("How much did Japan pledge, according to the Rome Herald?", null, "The Rome Herald", false)]
    [InlineData("How much did Japan pledge for 12 dams?", null, null, true)]
    [InlineData("How much did Japan pledge for 12 dams?", "Twelve dams are to be built.", null, false)]
    [InlineData("Price of what Japan pledged?", null, null, false)]
    [InlineData("Did Japan pledge 4.5 billion in Rome?", null, null, true)]
    [InlineData("Did Japan pledge 4.5 billion in Rome?", "It rained in Rome.", null, false)]
    public async Task An_article_that_mentions_a_name_or_figure_of_the_question_nowhere_hardly_answers_it(string question, string? elsewhere, string? outlet, bool isSetBack)
    {
        var passage = PassageOf("Japan did pledge $4.5 billion.");
        passage = passage with { ArticleText = $"{passage.Text} {elsewhere}", Outlet = outlet };
        var model = new FakeReaderModel(pair => Finds("billion", 1).Decide(pair) with { Verdict = [1, 0, 0] });

        var with = (await Reader(model).ReadAsync(question, [passage], Cancellation)).Candidates[0].Confidence;
        var without = (await Reader(model, new SpanReaderOptions { UnmentionedWeight = 0 }).ReadAsync(question, [passage], Cancellation)).Candidates[0].Confidence;

        Assert.InRange(without, 0.01, 0.99);
        if (isSetBack)
            Assert.True(with < without);
        else
            Assert.Equal(without, with);
    }

    [Fact]
    public async Task Of_two_articles_the_one_that_mentions_the_name_asked_about_answers()
    {
        Passage[] passages = [.. new[] { PassageOf("Tokyo did pledge 4 billion."), PassageOf("Japan did pledge 5 billion.") }.Select(p => p with { ArticleText = p.Text })];
        var options = new SpanReaderOptions { PassagesAtOnce = 2 };
        async Task<AnswerCandidate> Best() =>
            (await Reader(Finds(("4", 5.2), ("5", 5)), options).ReadAsync("How much did Japan pledge in all?", passages, Cancellation)).Candidates[0];

        Assert.Equal(1, (await Best()).PassageIndex);
        options.UnmentionedWeight = 0;
        Assert.Equal(0, (await Best()).PassageIndex);
    }

    [Fact]
    public async Task A_text_that_is_all_there_is_may_leave_unmentioned_what_is_asked_about()
    {
        var reader = Reader(Finds("billion", 1));
        async Task<double> Confidence(Passage passage) => (await reader.ReadAsync("How much did Japan pledge in Rome?", [passage], Cancellation)).Candidates[0].Confidence;
        var excerpt = PassageOf("Japan did pledge $4.5 billion.");

        Assert.True(await Confidence(excerpt) > await Confidence(excerpt with { ArticleText = excerpt.Text }));
    }
}

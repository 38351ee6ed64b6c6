using Microsoft.Extensions.Options;
using NewsQA.Chunking;
using NewsQA.Reading;
using NewsQA.Tests.Fakes;

namespace NewsQA.Tests.Reading;

public sealed class EvidenceReaderTests
{
    private static readonly Passage Flood = Passage(
        "The river rose on Monday night. The flood killed 17 people in Tolm, the interior ministry said. Ana Brezna, a nurse, lost her house. The gates were opened because the dam might have failed.");

    [Theory]
    [InlineData("How many people did the flood kill in Tolm?", "17 people")]
    [InlineData("Why were the gates of the dam opened?", "because the dam")]
    [InlineData("Who lost her house?", "Ana Brezna")]
    [InlineData("When did the river rise?", "Monday night")]
    public async Task The_sentence_that_answers_comes_first(string question, string part)
    {
        var result = await Read(question, Flood);
        var best = result.Candidates[0];
        Assert.Contains(part, best.Sentence.Of(Flood.Text), StringComparison.Ordinal);
        Assert.Equal(best.Sentence, best.Range);
        Assert.Equal(result.Candidates.OrderByDescending(c => c.Confidence), result.Candidates);
    }

    [Theory]
    [InlineData("Who won the chess final?")]
    [InlineData("What is the price of copper?")]
    public async Task What_no_sentence_speaks_of_is_refused(string question) => Assert.False((await Read(question, Flood)).IsAnswered);

    [Fact]
    public async Task The_threshold_decides()
    {
        Assert.True((await Read("How many people did the flood kill in Tolm?", 0, Flood)).IsAnswered);
        Assert.False((await Read("How many people did the flood kill in Tolm?", 1, Flood)).IsAnswered);
    }

    [Fact]
    public async Task A_sentence_that_two_passages_share_is_proposed_once()
    {
        var result = await Read("How many people did the flood kill?", Flood, Flood);
        Assert.Equal(result.Candidates.Count, result.Candidates.Select(c => c.Sentence).Distinct().Count());
    }

    [Fact]
    public async Task Without_passages_there_is_nothing() => Assert.Same(ReadingResult.Nothing, await Read("Who?"));

    [Theory]
    [InlineData("Who opened the gates?", ExpectedAnswer.Name)]
    [InlineData("Where was it found?", ExpectedAnswer.Place)]
    [InlineData("In what year did it close?", ExpectedAnswer.Time)]
    [InlineData("How long did it last?", ExpectedAnswer.Duration)]
    [InlineData("How much did it cost?", ExpectedAnswer.Amount)]
    [InlineData("How many died?", ExpectedAnswer.Number)]
    [InlineData("Why did it fail?", ExpectedAnswer.Reason)]
    [InlineData("What did it say?", ExpectedAnswer.Anything)]
    public void A_question_tells_what_it_asks_for(string question, object expected) => Assert.Equal(expected, ExpectedAnswers.Of(question));

    private static Passage Passage(string text) => new(text, SentenceSplitter.Split(text));

    private static Task<ReadingResult> Read(string question, params Passage[] passages) => Read(question, new EvidenceReaderOptions().AnswerThreshold, passages);

    private static Task<ReadingResult> Read(string question, double threshold, params Passage[] passages) =>
        new EvidenceReader(new FakeEmbeddings(), Options.Create(new EvidenceReaderOptions { AnswerThreshold = threshold }))
            .ReadAsync(question, passages, TestContext.Current.CancellationToken);
}

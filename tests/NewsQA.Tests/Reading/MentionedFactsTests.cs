using System.Globalization;
using NewsQA.Reading;

namespace NewsQA.Tests.Reading;

public sealed class MentionedFactsTests
{
    private const string Text = "Japan pledged $4.5 billion to Ukraine on June 13, Fumio Kishida said. Fifteen others had done so, 2,300 people said.";

    [Theory]
    [InlineData("Japan pledged 4.5 billion dollars.", 0, 0)]
    [InlineData("Japan pledged $4,500 million.", 0, 0)]
    [InlineData("Tokyo pledged $45 billion.", 1, 1)]
    [InlineData("It was the 13th of June, 15 others and 2300 people said.", 0, 0)]
    [InlineData("It was June 14, and 16 others and 23 people agreed.", 3, 0)]
    [InlineData("The Japanese and the Ukrainians met Kishida.", 0, 0)]
    [InlineData("Kishida met Volodymyr Zelenskyy in Rome.", 0, 2)]
    [InlineData("Some three others and nobody else did so.", 0, 0)]
    [InlineData("It rained.", 0, 0)]
    public void A_fact_is_mentioned_in_whatever_form(string claim, int numbers, int names) =>
        Assert.Equal(new UnmentionedFacts(numbers, names), new MentionedFacts(Text, null, null, null).Lacking(claim));

    [Theory]
    [InlineData("Austria", "An Austrian and the Australians", true)]
    [InlineData("Austria", "The Australians", false)]
    [InlineData("Chinese", "in China", true)]
    [InlineData("Iran", "in Iraq", false)]
    [InlineData("US", "in the United States", true)]
    public void Another_form_of_a_name_is_a_mention_and_a_name_that_begins_alike_is_none(string name, string text, bool isMentioned) =>
        Assert.Equal(isMentioned ? 0 : 1, new MentionedFacts(text, null, null, null).Lacking($"They met in {name}.").Names);

    [Fact]
    public void The_headline_and_the_day_of_writing_count_too()
    {
        const string Claim = "Kishida pledged it in Rome on June 12, 2024.";
        Assert.Equal(new UnmentionedFacts(1, 1), new MentionedFacts(Text, null, null, null).Lacking(Claim));
        var written = DateTimeOffset.Parse("2024-06-13T09:00:00Z", CultureInfo.InvariantCulture);
        Assert.Equal(default, new MentionedFacts(Text + " The day before yesterday it rained; yesterday it did not.", "Talks in Rome", null, written).Lacking(Claim));
    }

    [Fact]
    public void So_does_the_outlet() =>
        Assert.Equal(default, new MentionedFacts(Text, null, "The Rome Herald (fictional)", null).Lacking("Japan pledged it, the Rome Herald reports."));

    [Theory]
    [InlineData("")]
    [InlineData("… — !")]
    public void A_text_without_a_word_mentions_nothing(string text) => Assert.Equal(new UnmentionedFacts(1, 1), new MentionedFacts(text, null, null, null).Lacking("It rained in Rome for 4 days."));

    [Fact]
    public void A_huge_text_is_read_whole()
    {
        var facts = new MentionedFacts(string.Concat(Enumerable.Range(0, 10_000).Select(i => $"On day {i} Hanna Weiss paid ${i} to Ada Brandt. ")), null, null, null);
        Assert.Equal(new UnmentionedFacts(1, 1), facts.Lacking("Ada Brandt met Igor Stahl on day 55555."));
    }
}

using NewsQA.Evaluation;

namespace NewsQA.Tests.Evaluation;

public class SquadMetricTests
{
    [Theory]
    [InlineData("The $4.5 Billion!", "45 billion")]
    [InlineData("  an  apple,\ta pear ", "apple pear")]
    [InlineData("Theatre", "theatre")]
    [InlineData("the", "")]
    public void Normalize_drops_case_punctuation_articles_and_extra_space(string text, string expected) =>
        Assert.Equal(expected, SquadMetric.Normalize(text));

    [Fact]
    public void F1_counts_shared_words_once_each_and_takes_the_best_answer()
    {
        // shared 2 of 3 predicted and 2 of 4 accepted: 2·2 / (3 + 4)
        Assert.Equal(4.0 / 7, SquadMetric.F1("red red fox", ["red dog fox house", "cat"]), 12);
        Assert.Equal(1, SquadMetric.F1("Kyiv", ["Moscow", "the Kyiv"]));
        Assert.Equal(0, SquadMetric.F1("Kyiv", ["Moscow"]));
    }

    [Fact]
    public void With_no_accepted_answer_only_saying_nothing_is_right()
    {
        Assert.Equal(1, SquadMetric.F1(null, []));
        Assert.Equal(1, SquadMetric.ExactMatch("", ["!"]));
        Assert.Equal(0, SquadMetric.F1("Kyiv", []));
        Assert.Equal(0, SquadMetric.F1(null, ["Kyiv"]));
    }
}

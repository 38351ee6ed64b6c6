using NewsQA.Articles;
using NewsQA.Reading;

namespace NewsQA.Tests.Reading;

public sealed class SpanFeaturesTests
{
    private const string Text = "Ana Brezna signed the treaty in Hradek. The first payment of $4.5 billion is due in March.";

    [Theory]
    [InlineData("How much is the first payment?", "$4.5 billion", 1)]
    [InlineData("How much is the first payment?", "Hradek", 0)]
    [InlineData("Who signed the treaty?", "Ana Brezna", 1)]
    [InlineData("When is the payment due?", "March", 1)]
    [InlineData("What is due in March?", "The first payment", 0.5)]
    public void A_span_is_held_against_what_is_asked_for(string question, string span, double expected) =>
        Assert.Equal(expected, Of(question, span).TypeMatch);

    [Fact]
    public void Words_of_the_question_count_where_they_stand_in_the_sentence()
    {
        Assert.Equal(1, Of("Who signed the treaty in Hradek?", "Ana Brezna").Coverage);
        Assert.Equal(0, Of("Who signed the treaty in Hradek?", "March").Coverage);
    }

    [Fact]
    public void A_name_that_neither_passage_nor_headline_has_is_missed()
    {
        Assert.Equal(0.5, Of("Did Ana Brezna meet Karel Novak?", "Hradek").NamesFound);
        Assert.Equal(1, Of("Did Ana Brezna meet Karel Novak?", "Hradek", title: "Karel Novak steps down").NamesFound);
        Assert.Equal(1, Of("who signed?", "Hradek").NamesFound);
    }

    [Fact]
    public void A_span_that_repeats_the_question_says_nothing_new()
    {
        Assert.Equal(1, Of("Where was the treaty signed?", "treaty").Echo);
        Assert.Equal(0, Of("Where was the treaty signed?", "Hradek").Echo);
    }

    [Fact]
    public void A_calibration_of_fewer_weights_leaves_the_other_features_out()
    {
        var features = new SpanFeatures(2, 1, 1, 1, 1);
        Assert.Equal(1 / (1 + Math.Exp(-2)), new AnswerCalibration(1, [0.5]).Probability(features), 12);
        Assert.Equal(0.5, new AnswerCalibration(1, [0.5]).Probability(features, setBack: 2), 12);
    }

    [Fact]
    public void Among_spans_the_network_has_more_of_a_say_than_on_whether_the_best_one_answers()
    {
        var calibration = new AnswerCalibration(0, [0.5, 0, 0, 0, -1.5]);
        SpanFeatures echoing = new(LogOdds: 3, Coverage: 1, NamesFound: 1, TypeMatch: 1, Echo: 1), fresh = echoing with { LogOdds = 1, Echo = 0 };

        Assert.True(calibration.Probability(echoing) < calibration.Probability(fresh));
        Assert.True(calibration.Preference(echoing) > calibration.Preference(fresh));
        Assert.True(calibration.Preference(echoing, setBack: 1) < calibration.Preference(fresh));
    }

    private static SpanFeatures Of(string question, string span, string? title = null)
    {
        var at = Text.IndexOf(span, StringComparison.Ordinal);
        TextRange[] sentences = [new(0, 39), new(40, Text.Length)];
        var sentence = sentences.Single(s => s.Contains(new TextRange(at, at + span.Length)));
        return new QuestionProfile(question).Match(new Passage(Text, sentences, Title: title)).Of(sentence, new TextRange(at, at + span.Length), 0);
    }
}

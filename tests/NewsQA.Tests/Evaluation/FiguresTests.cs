using NewsQA.Answering;
using NewsQA.Evaluation;

namespace NewsQA.Tests.Evaluation;

public class FiguresTests
{
    [Fact]
    public void A_failure_is_neither_right_nor_a_refusal()
    {
        var figures = QuestionFigures.Of([Outcome([], AnswerKind.Failed), Outcome([], AnswerKind.NotInArticles), Outcome(["Kyiv"], AnswerKind.Answered, "Kyiv")]);
        Assert.Equal(2.0 / 3, figures.F1, 12);
        Assert.Equal(0.5, figures.UnanswerableRefused);
        Assert.Equal(0, figures.AnswerableRefused);
        Assert.Equal(1, figures.Failed);
    }

    [Fact]
    public void The_best_threshold_withholds_the_wrong_answers_it_can()
    {
        var best = ThresholdFigures.Of([
            Outcome([], AnswerKind.Answered, "Oslo", 0.4),
            Outcome(["Kyiv"], AnswerKind.Answered, "Kyiv", 0.6),
            Outcome([], AnswerKind.Answered, "Rome", 0.9)]);
        Assert.Equal(0.6, best.Threshold);
        Assert.Equal(2.0 / 3, best.F1, 12);
    }

    [Fact]
    public void Recall_counts_ranks_up_to_each_depth()
    {
        var recall = RecallFigures.Of([1, 2, 5, 6, 0]);
        Assert.Equal((0.2, 0.6, 0.8), (recall.At1, recall.At5, recall.At10));
    }

    [Fact]
    public void Percentiles_are_interpolated()
    {
        var latency = LatencyFigures.Of([30, 10, 20, 40, 50]);
        Assert.Equal(30, latency.Median);
        Assert.Equal(48, latency.P95, 9);
    }

    [Fact]
    public void Verdict_F1_is_counted_by_class()
    {
        var figures = VerdictFigures.Of([("supported", "supported"), ("supported", "refuted"), ("refuted", "refuted")]);
        Assert.Equal(2.0 / 3, figures.Accuracy, 12);
        Assert.Equal(2.0 / 3, figures.F1["supported"], 12);
        Assert.Equal(2.0 / 3, figures.F1["refuted"], 12);
    }

    [Fact]
    public void A_prediction_is_written_with_the_names_of_the_format()
    {
        var outcome = Outcome(["Kyiv"], AnswerKind.PremiseContradicted, "Not so.", 0.5);
        Assert.Equal(
            "{\"id\":\"7\",\"kind\":\"premise_contradicted\",\"answer\":null,\"confidence\":0.5,\"citations\":[],\"milliseconds\":0}",
            Prediction.Of("7", outcome.Answer).ToJsonLine());
    }

    private static QuestionOutcome Outcome(string[] answers, AnswerKind kind, string text = "", double confidence = 0) => new(
        new QuestionRow("1", 1) { Question = "Where?", Answers = answers },
        new Answer { Question = "Where?", StandaloneQuestion = "Where?", Kind = kind, Text = text, Confidence = confidence, Timings = new(0, 0, 0, 0) });
}

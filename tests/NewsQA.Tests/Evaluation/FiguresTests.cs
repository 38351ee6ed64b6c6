using System.Xml.Linq;
using NewsQA.Answering;
using NewsQA.Evaluation;
using NewsQA.FactChecking;

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
        Assert.Equal(0.75, figures.BalancedAccuracy);
    }

    [Fact]
    public void A_prediction_is_written_with_the_names_of_the_format()
    {
        var outcome = Outcome(["Kyiv"], AnswerKind.PremiseContradicted, "Not so.", 0.5);
        Assert.Equal(
            "{\"id\":\"7\",\"kind\":\"premise_contradicted\",\"answer\":null,\"confidence\":0.5,\"citations\":[],\"milliseconds\":0}",
            Prediction.Of("7", outcome.Answer).ToJsonLine());
    }

    [Fact]
    public void A_file_that_only_knows_not_supported_is_met_by_every_other_verdict()
    {
        var figures = VerdictFigures.Of([
            Judged("supported", Verdict.Refuted), Judged("supported", Verdict.Supported), Judged("not_supported", Verdict.NotEnoughInfo), Judged("not_supported", Verdict.Refuted)]);
        Assert.Equal(0.75, figures.Accuracy);
        Assert.Equal(0.75, figures.BalancedAccuracy);
        Assert.Equal(["not_supported", "supported"], figures.F1.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Reliability_weighs_the_gap_of_each_bin_by_its_answers()
    {
        var figures = ReliabilityFigures.Of([(0.95, true), (1.0, true), (0.95, false), (0.2, false)]);
        Assert.Equal(10, figures.Bins.Count);
        Assert.Equal((3, 2.0 / 3), (figures.Bins[9].Count, figures.Bins[9].ShareRight!.Value));
        Assert.Null(figures.Bins[5].ShareRight);
        Assert.Equal(((3 * Math.Abs((2.9 / 3) - (2.0 / 3))) + 0.2) / 4, figures.ExpectedCalibrationError, 12);
    }

    [Fact]
    public void Risk_is_what_is_wrong_among_the_surest()
    {
        var figures = RiskCoverageFigures.Of([(0.2, false), (0.9, true), (0.6, false), (0.8, true)], asked: 8);
        Assert.Equal([(0.125, 0.0), (0.25, 0.0), (0.375, 1.0 / 3), (0.5, 0.5)], figures.Points.Select(p => (p.Coverage, p.Risk)));
        Assert.Equal((0 + 0 + (1.0 / 3) + 0.5) / 4, figures.Area, 12);
    }

    [Fact]
    public void The_figure_is_well_formed_SVG_with_a_bar_a_bin()
    {
        (double, bool)[] answers = [(0.05, false), (0.55, true), (0.95, true)];
        var svg = XDocument.Parse(CalibrationPlot.ToSvg(ReliabilityFigures.Of(answers), RiskCoverageFigures.Of(answers, 5)));
        Assert.Equal("svg", svg.Root!.Name.LocalName);
        Assert.Equal(3, svg.Descendants().Count(e => e.Name.LocalName == "rect" && e.HasElements));
        Assert.Equal(3, svg.Descendants().Count(e => e.Name.LocalName == "circle"));
    }

    [Fact]
    public void A_verdict_is_written_with_the_names_of_the_format() => Assert.Equal(
        "{\"id\":\"7\",\"verdict\":\"not_enough_info\",\"confidence\":0.5,\"citations\":[],\"milliseconds\":2.5}",
        ClaimPrediction.Of("7", new FactCheck("So.", Verdict.NotEnoughInfo, 0.5, [], 2.5)).ToJsonLine());

    private static ClaimOutcome Judged(string right, Verdict given) =>
        new(new ClaimRow("1", 1) { Claim = "So.", Verdict = right }, new FactCheck("So.", given, 0.9, [], 1));

    private static QuestionOutcome Outcome(string[] answers, AnswerKind kind, string text = "", double confidence = 0) => new(
        new QuestionRow("1", 1) { Question = "Where?", Answers = answers },
        new Answer { Question = "Where?", StandaloneQuestion = "Where?", Kind = kind, Text = text, Confidence = confidence, Timings = new(0, 0, 0, 0) });
}

using NewsQA.Reading;

namespace NewsQA.Tests.Reading;

public sealed class ClaimVerifierTests
{
    private static readonly string Rain = string.Join(' ', Enumerable.Repeat("It rained.", 500));

    [Fact]
    public void Each_piece_of_evidence_gets_its_verdict_in_order()
    {
        var verdicts = Verify("It was held in Rome.", "Paris", "Tokyo", "Rome");

        Assert.True(verdicts[0].Refuted > 0.9);
        Assert.True(verdicts[1].NotEnoughInfo > 0.9);
        Assert.True(verdicts[2].Supported > 0.9);
        Assert.All(verdicts, v => Assert.Equal(1, v.Supported + v.Refuted + v.NotEnoughInfo, 1e-9));
    }

    [Fact]
    public void Evidence_longer_than_the_input_is_judged_where_it_speaks_of_the_claim() =>
        Assert.True(Verify("It was held in Rome.", $"{Rain} Rome. {Rain}")[0].Supported > 0.9);

    [Fact]
    public void Evidence_without_a_word_decides_nothing() => Assert.Equal(new VerdictProbabilities(0, 0, 1), Verify("It rained.", "")[0]);

    [Fact]
    public void The_headline_is_read_with_the_evidence_in_each_of_its_windows()
    {
        var model = ReadingFixture.Judges(yes: "rome", no: "paris");
        var verifier = new ClaimVerifier(model, ReadingFixture.Encoder(model));

        var verdicts = verifier.Verify("It was held in Rome.", [new Evidence("It ended.", "The talks in Rome"), new Evidence(Rain, "Rome"), new("It ended.", null)], TestContext.Current.CancellationToken);

        Assert.True(verdicts[0].Supported > 0.9);
        Assert.True(verdicts[1].Supported > 0.9);
        Assert.True(verdicts[2].NotEnoughInfo > 0.9);
    }

    private static IReadOnlyList<VerdictProbabilities> Verify(string claim, params string[] evidence)
    {
        var model = ReadingFixture.Judges(yes: "rome", no: "paris");
        return new ClaimVerifier(model, ReadingFixture.Encoder(model)).Verify(claim, evidence, TestContext.Current.CancellationToken);
    }
}

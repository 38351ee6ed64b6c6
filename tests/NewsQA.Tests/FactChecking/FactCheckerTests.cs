using Microsoft.Extensions.Options;
using NewsQA.Answering;
using NewsQA.Chunking;
using NewsQA.FactChecking;
using NewsQA.Reading;
using NewsQA.Retrieval;
using NewsQA.Storage;
using NewsQA.Tests.Answering;
using NewsQA.Tests.Reading;

namespace NewsQA.Tests.FactChecking;

public sealed class FactCheckerTests
{
    private readonly AnswererFixture _fixture = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("The talks ended in Rome.", Verdict.Supported)]
    [InlineData("The talks ended in Paris.", Verdict.Refuted)]
    [InlineData("The talks ended in Tokyo.", Verdict.NotEnoughInfo)]
    public async Task A_text_given_decides_and_is_quoted(string evidence, Verdict expected)
    {
        var text = $"It rained. {evidence} It was held.";
        var check = await Checker().CheckAsync(new ClaimRequest { Claim = "The talks ended in Rome.", Evidence = text }, Cancellation);
        Assert.Equal(expected, check.Verdict);
        if (expected == Verdict.NotEnoughInfo)
        {
            Assert.Empty(check.Citations);
            return;
        }

        var citation = Assert.Single(check.Citations);
        Assert.Equal(evidence, citation.Quote);
        Assert.Equal(evidence, citation.Range.Of(text));
        Assert.True(check.Confidence > 0.9);
    }

    [Fact]
    public async Task One_sentence_without_support_leaves_the_claim_without()
    {
        var checker = Checker(claimed: "rome");
        var check = await checker.CheckAsync(new ClaimRequest { Claim = "It was held in Rome. It was held in Tokyo.", Evidence = "It was Rome." }, Cancellation);
        Assert.Equal(Verdict.NotEnoughInfo, check.Verdict);
        Assert.Equal(Verdict.Supported, (await checker.CheckAsync(new ClaimRequest { Claim = "It was held in Rome.", Evidence = "It was Rome." }, Cancellation)).Verdict);
    }

    [Fact]
    public async Task Articles_that_say_otherwise_conflict_and_both_are_quoted()
    {
        _fixture.Store.Add(AnswererFixture.Article("a", "The talks ended in Rome."));
        _fixture.Store.Add(AnswererFixture.Article("b", "The talks ended in Paris."));
        var check = await Checker().CheckAsync(new ClaimRequest { Claim = "The talks ended in Rome." }, Cancellation);
        Assert.Equal(Verdict.Conflicting, check.Verdict);
        Assert.Equal(["a", "b"], check.Citations.Select(c => c.Article.Id));
    }

    [Theory]
    [InlineData(0.6, 0.2, Verdict.Supported)]
    [InlineData(0.45, 0.2, Verdict.NotEnoughInfo)]
    [InlineData(0.55, 0.45, Verdict.Conflicting)]
    [InlineData(0.55, 0.35, Verdict.Supported)]
    [InlineData(0.45, 0.42, Verdict.NotEnoughInfo)]
    public void What_was_searched_for_must_be_surer_than_not_and_only_what_decides_can_conflict(double supported, double refuted, Verdict expected)
    {
        var options = new FactCheckingOptions();
        var verdict = SentenceVerdict.Of([Judged("a", new(supported, 0, 1 - supported)), Judged("b", new(0, refuted, 1 - refuted))]);
        Assert.Equal(expected, verdict.Decide(options.RetrievedThreshold, options.ConflictThreshold).Verdict);
    }

    [Fact]
    public async Task The_passage_nearest_to_the_claim_speaks_for_its_text_or_article()
    {
        const string Near = "Japan pledged billions as the talks ended in Paris.", Far = "It rained in Rome.";
        var rest = string.Concat(Enumerable.Repeat(" It was yes and no.", 30));
        var text = $"{Far}{rest}\n\n{Near}{rest}";
        var claim = new ClaimRequest { Claim = "Japan pledged billions as the talks ended.", Evidence = text };
        Assert.Equal(Verdict.Refuted, (await Checker(options: new() { ContextTokens = 32 }).CheckAsync(claim, Cancellation)).Verdict);

        _fixture.Store.Add(AnswererFixture.Article("a", text));
        Assert.Equal(Verdict.Refuted, (await Checker().CheckAsync(claim with { Evidence = null }, Cancellation)).Verdict);
    }

    [Theory]
    [InlineData("The talks ended in Rome after 4 days.", Verdict.Supported)]
    [InlineData("The talks ended in Rome after 45 days.", Verdict.Refuted)]
    [InlineData("Hanna Weiss held talks in Rome.", Verdict.Refuted)]
    public async Task A_text_given_does_not_support_what_it_never_mentions(string claim, Verdict expected)
    {
        var options = new FactCheckingOptions { UnmentionedNumberWeight = 9, UnmentionedNameWeight = 9 };
        var check = await Checker(options: options).CheckAsync(new ClaimRequest { Claim = claim, Evidence = "The talks ended in Rome on day 4." }, Cancellation);
        Assert.Equal(expected, check.Verdict);
        Assert.Equal(Verdict.Supported, (await Checker(options: new() { UnmentionedNumberWeight = 0, UnmentionedNameWeight = 0 }).CheckAsync(
            new ClaimRequest { Claim = claim, Evidence = "The talks ended in Rome on day 4." }, Cancellation)).Verdict);
    }

    [Theory]
    [InlineData("The talks ended in Rome after 45 days.", Verdict.Refuted)]
    [InlineData("Hanna Weiss held talks in Rome.", Verdict.NotEnoughInfo)]
    public async Task An_article_that_was_searched_for_and_never_mentions_a_name_may_be_about_something_else(string claim, Verdict expected)
    {
        _fixture.Store.Add(AnswererFixture.Article("a", "The talks ended in Rome."));
        var options = new FactCheckingOptions { UnmentionedNumberWeight = 9, UnmentionedNameWeight = 9 };
        Assert.Equal(expected, (await Checker(options: options).CheckAsync(new ClaimRequest { Claim = claim }, Cancellation)).Verdict);
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(0, 1)]
    [InlineData(0.5, 0.5)]
    [InlineData(0, 0)]
    public void Probabilities_stay_probabilities_however_far_they_are_shifted(double supported, double refuted)
    {
        foreach (var change in (ReadOnlySpan<double>)[-5000, -9, 0, 9])
        {
            var shifted = new VerdictProbabilities(supported, refuted, 1 - supported - refuted).ShiftSupport(change).ShiftDecided(change);
            Assert.All([shifted.Supported, shifted.Refuted, shifted.NotEnoughInfo], p => Assert.InRange(p, 0, 1));
            Assert.Equal(1, shifted.Decided + shifted.NotEnoughInfo, 6);
        }
    }

    [Fact]
    public async Task An_empty_index_tells_nothing() =>
        Assert.Equal(Verdict.NotEnoughInfo, (await Checker().CheckAsync(new ClaimRequest { Claim = "It rained." }, Cancellation)).Verdict);

    [Fact]
    public async Task A_claim_without_a_word_is_refused() =>
        await Assert.ThrowsAsync<ArgumentException>(() => Checker().CheckAsync(new ClaimRequest { Claim = " " }, Cancellation));

    private static JudgedPassage Judged(string article, VerdictProbabilities probabilities)
    {
        var (text, summary) = ("The talks ended in Rome.", new ArticleSummary { Id = article, Version = 1 });
        return new(new SourcePassage(new Passage(text, []), summary, text, 0), text, probabilities);
    }

    /// <summary>Evidence with Rome supports, with Paris refutes; where <paramref name="claimed"/> is given, only claims that hold it.</summary>
    private FactChecker Checker(string? claimed = null, FactCheckingOptions? options = null)
    {
        var judge = ReadingFixture.Judges(yes: "rome", no: "paris");
        var model = claimed is null ? judge : ReadingFixture.OnlyFor(claimed, judge);
        return new FactChecker(
            _fixture.Store,
            new HybridRetriever(_fixture.Store, _fixture.Embeddings, Options.Create(new RetrievalOptions()), _fixture.Time),
            new ClaimVerifier(model, ReadingFixture.Encoder(model)),
            new SentenceChunker(ReadingFixture.Tokenizer, Options.Create(new ChunkingOptions())),
            Options.Create(options ?? new FactCheckingOptions()),
            _fixture.Time);
    }
}

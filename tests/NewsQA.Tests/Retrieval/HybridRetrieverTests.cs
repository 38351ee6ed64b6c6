using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using NewsQA.Articles;
using NewsQA.Chunking;
using NewsQA.Retrieval;
using NewsQA.Storage;
using NewsQA.Tests.Fakes;

namespace NewsQA.Tests.Retrieval;

public sealed class HybridRetrieverTests : IAsyncDisposable
{
    private static readonly DateTimeOffset Now = new(2031, 11, 6, 12, 0, 0, TimeSpan.Zero);

    private readonly FakeChunkStore _store = new();

    public ValueTask DisposeAsync() => _store.DisposeAsync();

    [Theory]
    [InlineData("What did the bank do to its rate in March 2031?", "march")]
    [InlineData("What did the bank do to its rate in September?", "september")]
    [InlineData("What did the bank do to its rate last month?", "october")]
    [InlineData("What did the bank do to its rate last March?", "march")]
    [InlineData("What is the bank's rate now?", "october")]
    [InlineData("What is the bank's current rate?", "october")]
    [InlineData("What is the bank's rate?", "october")]
    [InlineData("What was the bank's rate before May 2031?", "march")]
    public async Task Articles_of_the_time_asked_for_come_first(string question, string first)
    {
        AddRates();
        Assert.Equal(first, (await Retrieve(question))[0].Article.Id);
    }

    [Fact]
    public async Task An_article_that_tells_of_the_day_asked_for_in_its_own_words_comes_first()
    {
        Add("review", "The bank kept its rate. In a look back it said that its rate had been cut on 4 February 2031.", new DateTimeOffset(2031, 8, 20, 0, 0, 0, TimeSpan.Zero));
        AddRates();
        Assert.Equal("review", (await Retrieve("What happened to the bank's rate on 4 February 2031?"))[0].Article.Id);
    }

    [Theory]
    [InlineData("According to the Hradek Courier, how many ships waited?", "courier")]
    [InlineData("How many ships did the hradek courier count?", "courier")]
    [InlineData("According to Tempo, how many ships waited?", "tempo")]
    [InlineData("At what tempo did the ships wait?", "first")]
    [InlineData("How many ships waited?", "first")]
    public async Task An_outlet_that_the_question_names_comes_first(string question, string first)
    {
        foreach (var (id, outlet) in new[] { ("first", "The Lake Post"), ("courier", "Hradek Courier"), ("tempo", "Tempo") })
            _store.Add(new Article { Id = id, Text = "Many ships waited.", Outlet = outlet });
        Assert.Equal(first, (await Retrieve(question))[0].Article.Id);
    }

    [Fact]
    public async Task A_relative_day_in_an_article_is_read_against_its_date()
    {
        Add("thursday", "The treaty was signed on Thursday.", new DateTimeOffset(2024, 6, 24, 0, 0, 0, TimeSpan.Zero));
        Add("monday", "The treaty was signed on Monday.", new DateTimeOffset(2024, 6, 24, 0, 0, 0, TimeSpan.Zero));
        Assert.Equal("thursday", (await Retrieve("Which treaty was signed on 20 June 2024?"))[0].Article.Id);
    }

    [Fact]
    public async Task Time_drops_nothing_and_can_be_turned_off()
    {
        AddRates();
        Assert.Equal(3, (await Retrieve("What did the bank do to its rate in 1999?")).Count);
        var off = await Retrieve("What did the bank do to its rate in March 2031?", new RetrievalOptions { TimeWeight = 0, RecencyWeight = 0, NewsWeight = 0 });
        Assert.Equal("october", off[0].Article.Id);
    }

    [Fact]
    public async Task Relative_times_of_an_undated_article_are_no_times()
    {
        Add("undated", "The bank cut its rate last quarter, last year, a decade ago and in the last three months.", null);
        AddRates();
        Assert.Equal("september", (await Retrieve("What did the bank do to its rate in September?"))[0].Article.Id);
    }

    [Fact]
    public async Task What_is_in_the_news_as_a_question_is_asked_comes_first_if_it_fits_as_well()
    {
        Add("old", "The mayor opened a bridge.", Now.AddDays(-200));
        Add("new", "The mayor opened a bridge.", Now.AddDays(-2));
        Add("undated", "The mayor opened a bridge.", null);
        Assert.Equal(["new", "old"], (await Retrieve("Which bridge did the mayor open?")).Take(2).Select(h => h.Article.Id));
        Assert.Equal("old", (await Retrieve("Which bridge did the mayor open?", asOf: Now.AddDays(-100)))[0].Article.Id);
    }

    [Fact]
    public void Scores_of_both_searches_rank_a_chunk_that_one_of_them_finds_best_above_one_that_both_find_late()
    {
        ChunkHit[] candidates =
        [
            Hit("late-in-both", 0, 0.9) with { Similarity = 0.52, Bm25 = 2 },
            Hit("best-by-words", 0, 0.8) with { Bm25 = 20 },
            Hit("best-by-meaning", 0, 0.7) with { Similarity = 0.9, Bm25 = 5 },
            Hit("last", 0, 0.6) with { Similarity = 0.5 },
        ];
        Assert.Equal(
            [("best-by-words", 0.6), ("best-by-meaning", 0.55), ("late-in-both", 0.08), ("last", 0.0)],
            ScoreFusion.Rescore(candidates, 0.4).Select(h => (h.Article.Id, Math.Round(h.Score, 6))));
    }

    [Fact]
    public void Scores_of_one_search_alone_or_of_none_keep_the_order()
    {
        ChunkHit[] words = [Hit("a", 0, 0.9) with { Bm25 = 4 }, Hit("b", 0, 0.8) with { Bm25 = 3 }];
        Assert.Equal(["a", "b"], ScoreFusion.Rescore(words, 0.4).Select(h => h.Article.Id));
        Assert.Equal([1, 0.5], ScoreFusion.Rescore([Hit("a", 0, 0.8), Hit("b", 0, 0.4)], 0.4).Select(h => h.Score));
        Assert.Empty(ScoreFusion.Rescore([], 0.4));
    }

    [Fact]
    public async Task The_time_of_asking_reaches_the_store_and_is_what_last_month_means()
    {
        AddRates();
        var asOf = new DateTimeOffset(2031, 10, 1, 0, 0, 0, TimeSpan.Zero);
        var hits = await Retrieve("What did the bank do to its rate last month?", asOf: asOf);
        Assert.Equal("september", hits[0].Article.Id);
        Assert.DoesNotContain(hits, h => h.Article.Id == "october");
        Assert.Equal(asOf, _store.Queries[^1].Filter.AsOf);
    }

    [Fact]
    public async Task Without_a_time_of_asking_current_versions_are_searched()
    {
        AddRates();
        await Retrieve("What is the rate?");
        Assert.Null(_store.Queries[^1].Filter.AsOf);
        Assert.Equal(FakeEmbeddings.Dimensions, _store.Queries[^1].Vector.Length);
        Assert.Equal("What is the rate?", _store.Queries[^1].Text);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    public async Task An_empty_question_finds_nothing(string question) => Assert.Empty(await Retrieve(question));

    [Fact]
    public void One_article_does_not_crowd_out_the_others()
    {
        var hits = Enumerable.Range(0, 8).Select(i => Hit("long", i * 100, 1.0 - (i * 0.01))).Append(Hit("other", 0, 0.5)).ToList();
        var taken = ChunkDiversity.Take(hits, 4, perArticle: 3);
        Assert.Equal(["long", "long", "long", "other"], taken.Select(h => h.Article.Id));
        Assert.Equal(9, ChunkDiversity.Take(hits, 20, 3).Count);
    }

    [Fact]
    public void A_chunk_that_repeats_a_better_one_goes_last()
    {
        ChunkHit[] hits = [Hit("a", 0, 1), Hit("a", 30, 0.9), Hit("a", 90, 0.8), Hit("b", 30, 0.7)];
        Assert.Equal([0, 90, 30, 30], ChunkDiversity.Take(hits, 4, 5).Select(h => h.Chunk.Range.Start));
    }

    private static ChunkHit Hit(string article, int start, double score) => new(
        new ArticleSummary { Id = article, Version = 1 },
        new Chunk(0, new TextRange(start, start + 100), new string('x', 100), [new TextRange(start, start + 100)], 20),
        score);

    private void AddRates()
    {
        Add("october", "The bank left its rate at 3.5%.", new DateTimeOffset(2031, 10, 7, 0, 0, 0, TimeSpan.Zero));
        Add("september", "The bank cut its rate to 3.5%.", new DateTimeOffset(2031, 9, 9, 0, 0, 0, TimeSpan.Zero));
        Add("march", "The bank raised its rate to 4.25%.", new DateTimeOffset(2031, 3, 11, 0, 0, 0, TimeSpan.Zero));
    }

    private void Add(string id, string text, DateTimeOffset? published) =>
        _store.Add(new Article { Id = id, Text = text, Published = published }, 1, published);

    private Task<IReadOnlyList<ChunkHit>> Retrieve(string question, RetrievalOptions? options = null, DateTimeOffset? asOf = null) =>
        new HybridRetriever(_store, new FakeEmbeddings(), Options.Create(options ?? new RetrievalOptions()), new FakeTimeProvider(Now))
            .RetrieveAsync(new RetrievalQuery { Question = question, AsOf = asOf }, TestContext.Current.CancellationToken);
}

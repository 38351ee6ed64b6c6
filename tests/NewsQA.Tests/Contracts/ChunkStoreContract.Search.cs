using NewsQA.Articles;
using NewsQA.Storage;
using NewsQA.Tests.Fakes;
using static NewsQA.Tests.Contracts.ArchiveSamples;

namespace NewsQA.Tests.Contracts;

/// <content>Searching and filtering.</content>
public abstract partial class ChunkStoreContract
{
    [Fact]
    public async Task Search_by_vector_orders_by_cosine()
    {
        await SaveAsync("axes", "one\n\ntwo\n\nthree", Day(3), axes: [0, 1, 2]);
        float[] query = [0.8f, 0.6f, 0, 0, 0, 0, 0, 0];
        var hits = await Store.SearchAsync(new ChunkQuery { Vector = query }, Token);
        Assert.Equal(["one", "two", "three"], hits.Select(h => h.Chunk.Text));
        Assert.Equal([0.8, 0.6, 0], hits.Select(h => Math.Round(h.Similarity!.Value, 5)));
        Assert.All(hits, h => Assert.Equal(h.Similarity!.Value, h.Score, 6));
        Assert.All(hits, h => Assert.Null(h.Bm25));
        Assert.Equal(["one"], (await Store.SearchAsync(new ChunkQuery { Vector = query, Limit = 1, CandidatesPerLeg = 1 }, Token)).Select(h => h.Chunk.Text));
    }

    [Theory]
    [InlineData("negotiating", "Negotiators met at dawn.")]
    [InlineData("What was negotiated?", "Negotiators met at dawn.")]
    [InlineData("ZÜRICH", "A bank in Zürich lent the money.")]
    [InlineData("zurich banks", "A bank in Zürich lent the money.")]
    [InlineData("4.5 billion", "It cost $4.5 billion.")]
    [InlineData("the stadium's roof", "The roof of the stadium leaks.")]
    public async Task Search_by_words_finds_other_forms(string question, string expected)
    {
        await SaveAsync("words", "Negotiators met at dawn.\n\nA bank in Zürich lent the money.\n\nIt cost $4.5 billion.\n\nThe roof of the stadium leaks.", Day(3), title: "Notes");
        var hits = await Store.SearchAsync(new ChunkQuery { Text = question }, Token);
        Assert.Equal(expected, hits[0].Chunk.Text);
        Assert.True(hits[0].Bm25 > 0);
        Assert.Null(hits[0].Similarity);
        Assert.Equal(hits[0].Bm25!.Value, hits[0].Score, 6);
    }

    [Fact]
    public async Task Search_by_words_prefers_the_rare_word()
    {
        await SaveAsync("council", "The council met.\n\nThe council voted on the heron.\n\nThe council rose.\n\nThe council dined.", Day(3), title: "Notes");
        Assert.Equal("The council voted on the heron.", (await TextsAsync(new ChunkQuery { Text = "council heron" }))[0]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("?!")]
    [InlineData("zebra")]
    [InlineData("\"unclosed AND (NEAR")]
    [InlineData("text:* OR -x")]
    public async Task Search_without_a_known_word_finds_nothing(string question)
    {
        await SaveAsync("harbour", "The crane stood still.", Day(3));
        Assert.Empty(await Store.SearchAsync(new ChunkQuery { Text = question }, Token));
    }

    [Theory]
    [InlineData("Which grain did the US send?", "The US loaded ships.")]
    [InlineData("Which grain did the WHO send?", "The WHO loaded ships.")]
    public async Task Search_takes_an_abbreviation_for_a_word_though_it_is_written_like_grammar(string question, string expected)
    {
        await SaveAsync("rot", "The grain rotted.", Day(3));
        await SaveAsync("us", "The US loaded ships.", Day(3));
        await SaveAsync("who", "The WHO loaded ships.", Day(3));
        Assert.Equivalent(new[] { "The grain rotted.", expected }, await TextsAsync(new ChunkQuery { Text = question }), strict: true);
    }

    [Fact]
    public async Task Search_fuses_both_rankings_by_reciprocal_rank()
    {
        await SaveAsync("mixed", "harbour crane\n\nharbour\n\nmeadow", Day(3), title: "Notes", axes: [1, 0, 2]);
        var query = new[] { 0.8f, 0.6f, 0.1f, 0, 0, 0, 0, 0 };
        var hits = await Store.SearchAsync(new ChunkQuery { Vector = query, Text = "crane" }, Token);
        // Dense: harbour, harbour crane, meadow. Words: harbour crane.
        Assert.Equal(["harbour crane", "harbour", "meadow"], hits.Select(h => h.Chunk.Text));
        Assert.Equal((1.0 / 62) + (1.0 / 61), hits[0].Score, 6);
        Assert.Equal(1.0 / 61, hits[1].Score, 6);
        Assert.Equal(1.0 / 63, hits[2].Score, 6);
        Assert.True(hits[0] is { Similarity: not null, Bm25: > 0 });
        Assert.True(hits[1] is { Similarity: not null, Bm25: null });
    }

    [Fact]
    public async Task Search_fusion_breaks_ties_in_favour_of_the_dense_ranking()
    {
        await SaveAsync("tie", "meadow\n\ncrane", Day(3), title: "Notes", axes: [0, 1]);
        // One first by vector alone, one first by words alone.
        var hits = await Store.SearchAsync(new ChunkQuery { Vector = Axis(0), Text = "crane", CandidatesPerLeg = 1, Limit = 1 }, Token);
        Assert.Contains(Assert.Single(hits).Chunk.Text, new[] { "meadow", "crane" });
        var wide = await Store.SearchAsync(new ChunkQuery { Vector = Axis(0), Text = "crane" }, Token);
        Assert.Equal(["crane", "meadow"], wide.Select(h => h.Chunk.Text));
    }

    [Fact]
    public async Task Search_filters_before_it_fuses()
    {
        for (var i = 0; i < 12; i++)
            await SaveAsync($"noise-{i}", $"crane number {i}", Day(3), outlet: "Noise", axes: [0]);
        await SaveAsync("wanted", "a crane of our own", Day(3), outlet: "Ours", axes: [1]);
        var query = new ChunkQuery { Vector = Axis(0), Text = "crane", Limit = 2, CandidatesPerLeg = 2, Filter = new ChunkFilter { Outlets = ["OURS"] } };
        var hit = Assert.Single(await Store.SearchAsync(query, Token));
        Assert.Equal(2.0 / 61, hit.Score, 6);
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public async Task Search_gives_no_more_chunks_of_an_article_than_asked_for(bool byVector, bool byWords)
    {
        await SaveAsync("much", "crane one\n\ncrane two\n\ncrane three", Day(3), title: "Notes", axes: [0, 0, 0]);
        await SaveAsync("little", "a crane beside the long meadow", Day(3), title: "Notes", axes: [1]);
        var query = new ChunkQuery { Vector = byVector ? new[] { 0.8f, 0.6f, 0, 0, 0, 0, 0, 0 } : ReadOnlyMemory<float>.Empty, Text = byWords ? "crane" : "" };

        async Task<string[]> PerArticle(int? count) => [.. (await Store.SearchAsync(query with { ChunksPerArticle = count }, Token)).Select(h => h.Article.Id)];
        Assert.Equal(["much", "much", "much", "little"], await PerArticle(null));
        Assert.Equal(["much", "much", "little"], await PerArticle(2));
        var hits = await Store.SearchAsync(query with { ChunksPerArticle = 1 }, Token);
        Assert.Equal(["much", "little"], hits.Select(h => h.Article.Id));
        Assert.All(hits, h => Assert.Equal((byVector, byWords), (h.Similarity is not null, h.Bm25 is not null)));
    }

    [Fact]
    public async Task Filter_by_article_outlet_and_date()
    {
        await SaveAsync("a", "crane a", Day(3), outlet: "Gazette");
        await SaveAsync("b", "crane b", Day(4), outlet: "Évening Post");
        await SaveAsync("c", "crane c", published: null, outlet: null);

        Assert.Equal(["a", "b", "c"], await IdsAsync(new ChunkFilter()));
        Assert.Equal(["a", "c"], await IdsAsync(new ChunkFilter { ArticleIds = ["c", "a", "unknown"] }));
        Assert.Equal(["a"], await IdsAsync(new ChunkFilter { Outlets = ["gazette"] }));
        Assert.Equal(["b"], await IdsAsync(new ChunkFilter { Outlets = ["ÉVENING post"] }));
        Assert.Equal(["b"], await IdsAsync(new ChunkFilter { PublishedFrom = Day(4) }));
        Assert.Equal(["a"], await IdsAsync(new ChunkFilter { PublishedBefore = Day(4) }));
        Assert.Equal(["a"], await IdsAsync(new ChunkFilter { PublishedFrom = Day(3).ToUniversalTime(), PublishedBefore = Day(3).AddTicks(1) }));
        Assert.Empty(await IdsAsync(new ChunkFilter { Outlets = ["gazette"], PublishedFrom = Day(4) }));
    }

    [Fact]
    public async Task Filter_as_of_reads_the_archive_as_it_stood()
    {
        await SaveAsync("toll", "crane one", Day(3));
        var later = Article("toll", "crane two", Day(3)) with { Modified = Day(8) };
        await Store.SaveAsync(later, Chunks(later), Token);
        await SaveAsync("undated", "crane undated", published: null);

        async Task<string[]> At(DateTimeOffset time) =>
            [.. (await TextsAsync(new ChunkQuery { Text = "crane", Filter = new ChunkFilter { AsOf = time } })).Order()];
        Assert.Equal(["crane undated"], await At(Day(2)));
        Assert.Equal(["crane one", "crane undated"], await At(Day(3)));
        Assert.Equal(["crane one", "crane undated"], await At(Day(8).AddTicks(-1)));
        Assert.Equal(["crane two", "crane undated"], await At(Day(8)));
        Assert.Equal(new[] { 1, 1 }, await VersionsAsync(new ChunkFilter { AsOf = Day(5) }));
    }
}

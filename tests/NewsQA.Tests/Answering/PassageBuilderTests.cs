using NewsQA.Answering;
using NewsQA.Articles;
using NewsQA.Chunking;
using NewsQA.Storage;
using NewsQA.Tests.Fakes;

namespace NewsQA.Tests.Answering;

public sealed class PassageBuilderTests
{
    private const string Text = "The mayor spoke. Of the long list, she read the first part, then the second part; and at last the third. The hall was full.";

    [Theory]
    [InlineData("Of the long list, she read the first part, then the second part; and at last the third.", Text)]
    [InlineData("Of the long list, she read the first part,", "The mayor spoke. Of the long list, she read the first part,")]
    [InlineData("then the second part;", "then the second part;")]
    [InlineData("and at last the third.", "and at last the third. The hall was full.")]
    public async Task Neighbours_are_taken_in_where_they_adjoin_so_that_every_word_has_its_sentence(string chunk, string expected)
    {
        var article = AnswererFixture.Article("list", Text);
        var store = new FakeChunkStore();
        store.Add(article);
        var start = Text.IndexOf(chunk, StringComparison.Ordinal);
        var range = new TextRange(start, start + chunk.Length);
        var hit = new ChunkHit(new ArticleSummary { Id = "list", Version = 1, Outlet = "The Herald" }, new Chunk(0, range, chunk, [range], 10), 1);

        var passage = Assert.Single(await new PassageBuilder(store).BuildAsync([hit], TestContext.Current.CancellationToken)).Passage;

        Assert.Equal(expected, passage.Text);
        Assert.Equal((Text, "The Herald"), (passage.ArticleText, passage.Outlet));
        Assert.All(
            Enumerable.Range(0, passage.Text.Length).Where(i => !char.IsWhiteSpace(passage.Text[i])),
            i => Assert.Contains(passage.Sentences, s => s.Start <= i && i < s.End));
    }
}

using CsCheck;
using NewsQA.Answering;
using NewsQA.Articles;

namespace NewsQA.Tests.Answering;

public sealed class ProofCheckerTests
{
    private const string Article = "The ministry said “twelve bridges” were shut.\n\nA second  line follows.\tThe end is near. A party ended.";

    [Fact]
    public void A_quote_at_its_range_is_proven()
    {
        var range = new TextRange(0, Article.IndexOf('\n'));
        Assert.Equal(range, ProofChecker.ProveQuote(Article, range, range.Of(Article)));
    }

    [Theory]
    [InlineData("The ministry said \"twelve bridges\" were shut.", "The ministry said “twelve bridges” were shut.")]
    [InlineData("  A second line follows. The end is near. ", "A second  line follows.\tThe end is near.")]
    [InlineData("were shut. A second line", "were shut.\n\nA second  line")]
    public void White_space_and_quotation_marks_may_differ_and_the_articles_own_text_is_shown(string quote, string shown) =>
        Assert.Equal(shown, ProofChecker.ProveQuote(Article, default, quote)?.Of(Article));

    [Theory]
    [InlineData("The ministry said “thirteen bridges” were shut.")]
    [InlineData("the ministry said “twelve bridges” were shut.")]
    [InlineData("art")]
    [InlineData("second line follow")]
    [InlineData("A")]
    [InlineData("")]
    [InlineData(" \n ")]
    public void A_quote_that_stands_nowhere_or_in_several_places_or_within_a_word_is_not_proven(string quote) =>
        Assert.Null(ProofChecker.ProveQuote(Article, new TextRange(0, 5), quote));

    [Theory]
    [InlineData(-5, 10)]
    [InlineData(0, 10_000)]
    [InlineData(20, 10)]
    [InlineData(int.MaxValue, int.MaxValue)]
    public void A_wrong_range_is_mended_where_the_quote_stands_once(int start, int end) =>
        Assert.Equal("The end is near.", ProofChecker.ProveQuote(Article, new TextRange(start, end), "The end is near.")?.Of(Article));

    [Fact]
    public void What_is_proven_equals_the_article_but_for_white_space_and_quotation_marks()
    {
        var text = Gen.String[Gen.Char["abA. \n\t\"“”'’"], 0, 60];
        Gen.Select(text, text, Gen.Int[-2, 62], Gen.Int[-2, 62]).Sample((article, quote, start, end) =>
        {
            if (ProofChecker.ProveQuote(article, new TextRange(start, end), quote) is not { } range)
                return;
            Assert.Equal(NormalizedText.Of(quote).Value, NormalizedText.Of(range.Of(article)).Value);
            Assert.Equal(range.Of(article).Trim(), range.Of(article));
        });
    }

    [Fact]
    public void Any_whole_part_of_an_article_is_proven_at_its_range() =>
        Gen.Select(Gen.String[Gen.Char["ab “”\n'."], 1, 60], Gen.Int[0, 59], Gen.Int[1, 60]).Sample((article, start, length) =>
        {
            start = Math.Min(start, article.Length - 1);
            var range = new TextRange(start, Math.Min(article.Length, start + length));
            var proven = ProofChecker.ProveQuote(article, range, range.Of(article));
            Assert.Equal(string.IsNullOrWhiteSpace(range.Of(article)), proven is null);
        });

    [Theory]
    [InlineData("$4.5 billion", "Japan will provide $4.5B over ten years.")]
    [InlineData("4.5 billion dollars for 10 years", "Japan will provide $4.5B over ten years.")]
    [InlineData("On June 13", "They met on Thursday 13 June in Tolm.")]
    [InlineData("12 per cent", "It rose by twelve percent.")]
    [InlineData("Volodymyr Zelenskyy", "President Volodymyr Zelenskyy said so.")]
    [InlineData("Japan gave it.", "JAPAN pays, japan said.")]
    [InlineData("Yes", "They will pay.")]
    [InlineData("about half of the homes", "Half of all homes are dark.")]
    public void What_stands_in_the_cited_sentence_is_proven(string answer, string sentence) =>
        Assert.Empty(ProofChecker.UnprovenFacts(answer, [(sentence, null)]));

    [Theory]
    [InlineData("$45 billion", "Japan will provide $4.5B over ten years.", "$45 billion")]
    [InlineData("€4.5 billion", "Japan will provide $4.5B over ten years.", "€4.5 billion")]
    [InlineData("11 years", "Japan will provide $4.5B over ten years.", "11 years")]
    [InlineData("Germany pays.", "Japan will provide $4.5B over ten years.", "Germany")]
    [InlineData("13 June 2025", "They met on Thursday 13 June in Tolm.", "13 June 2025")]
    [InlineData("14 June", "They met on Thursday 13 June in Tolm.", "14 June")]
    [InlineData("Anton Zelenskyy", "President Volodymyr Zelenskyy said so.", "Anton Zelenskyy")]
    public void What_stands_in_no_cited_sentence_is_named(string answer, string sentence, string unproven) =>
        Assert.Equal(unproven, Assert.Single(ProofChecker.UnprovenFacts(answer, [(sentence, null)])).Text);

    [Fact]
    public void A_relative_day_proves_its_date_where_the_day_of_writing_is_known()
    {
        var published = new DateTimeOffset(2024, 6, 13, 18, 0, 0, TimeSpan.Zero);
        Assert.Empty(ProofChecker.UnprovenFacts("on 12 June 2024", [("They signed it on Wednesday.", published)]));
        Assert.Empty(ProofChecker.UnprovenFacts("in July 2023", [("It was declared last July.", published)]));
        Assert.NotEmpty(ProofChecker.UnprovenFacts("on 12 June 2024", [("They signed it on Wednesday.", null)]));
        Assert.NotEmpty(ProofChecker.UnprovenFacts("on 11 June 2024", [("They signed it on Wednesday.", published)]));
    }
}

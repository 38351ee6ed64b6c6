using CsCheck;
using NewsQA.Language;

namespace NewsQA.Tests.Language;

public sealed class WordTests
{
    [Theory]
    [InlineData("caresses", "caress")]
    [InlineData("ponies", "poni")]
    [InlineData("agreed", "agre")]
    [InlineData("plastered", "plaster")]
    [InlineData("motoring", "motor")]
    [InlineData("hopping", "hop")]
    [InlineData("hoping", "hope")]
    [InlineData("relational", "relat")]
    [InlineData("conditional", "condit")]
    [InlineData("vietnamization", "vietnam")]
    [InlineData("electrical", "electr")]
    [InlineData("adoption", "adopt")]
    [InlineData("controlling", "control")]
    [InlineData("sky", "sky")]
    [InlineData("happy", "happi")]
    [InlineData("generalizations", "gener")]
    public void Stems_are_those_of_the_paper(string word, string stem) => Assert.Equal(stem, PorterStemmer.Stem(word));

    [Theory]
    [InlineData("The U.S. said: $4.5 billion, 1,150 men.", "The|U.S.|said|4.5|billion|1,150|men")]
    [InlineData("Japan’s war. Don't go", "Japan’s|war|Don't|go")]
    [InlineData("at 6 a.m. today", "at|6|a.m.|today")]
    [InlineData("10-year", "10|year")]
    [InlineData("", "")]
    public void Words_are_cut_as_news_writes_them(string text, string words) =>
        Assert.Equal(words, string.Join('|', Words.Of(text).Select(w => w.Text)));

    [Theory]
    [InlineData("Did the US or the U.S. pledge it to us?", "US|U.S.|pledge")]
    [InlineData("What does the WHO say, and who says it?", "WHO")]
    [InlineData("Is IT spending up?", "IT|spending")]
    public void Content_leaves_out_grammar_but_not_the_abbreviations_written_like_it(string text, string words) =>
        Assert.Equal(words, string.Join('|', Words.ContentOf(text).Select(w => w.Text)));

    [Fact]
    public void Words_stand_where_they_say() =>
        Gen.String.Sample(text => Assert.All(Words.Of(text), w =>
        {
            Assert.Equal(w.Text, w.Range.Of(text));
            Assert.NotNull(w.Stem);
        }));
}

using CsCheck;
using NewsQA.Articles;
using NewsQA.Chunking;

namespace NewsQA.Tests.Chunking;

public class SentenceSplitterTests
{
    /// <summary>Each case is a text in which ¦ marks where one sentence ends and the next begins.</summary>
    public static TheoryData<string> Cases =>
    [
        // Plain ends
        "The dam held.¦ The bridge did not.",
        "Is the road open?¦ Nobody knew.",
        "What a night!¦ The crowd sang until two.",
        "It rained.¦ 15 roads were closed.",
        "It rained.¦ \"We saw it coming,\" said Ida Moen.",
        "One sentence without a full stop",
        "He won…¦ And then he lost.",

        // Abbreviations before names
        "Mr. Ito blamed the weather.¦ Mrs. Tan did not.",
        "Dr. Amina Kessler led the work.",
        "Gen. Paul Rask and Lt. Col. Ida Moen met Sen. Joan Pell.",
        "St. Brannock handles a fifth of the containers.",
        "The mayor of St. Osyth spoke.¦ St. Louis did not reply.",
        "The office is at 12 Main St. The door was locked.".Replace("St. The", "St.¦ The"),
        "Prof. J. R. Olsen teaches at the school.",
        "Messrs. Hale and Price paid.",
        "The case of Marsh v. Treave was heard.",

        // Initials
        "J. K. Rowling was not there.",
        "George W. Bush and John F. Kennedy were presidents.",
        "Samuel L. Jackson laughed.¦ He left early.",
        "It is rich in vitamin C. It also tastes good.".Replace("C. It", "C.¦ It"),
        "They moved to Plan B. The first had failed.".Replace("B. The", "B.¦ The"),
        "W. E. B. Du Bois wrote it.",

        // Acronyms with stops
        "The U.S. President spoke in the U.S. Senate.",
        "He was born in the U.S. The family moved to Oslo.".Replace("U.S. The", "U.S.¦ The"),
        "The U.N. said so.¦ The U.K. agreed.",
        "U.S. officials met D.C. police.",
        "She holds a Ph.D. in chemistry.",
        "Talks in Washington, D.C. ended.¦ Nobody won.",
        "It will go on sale in the U.S. and Canada on March 3.",

        // Companies and suffixes
        "Corvane Foods Inc. raised its forecast.",
        "He sold it to Acme Corp. The price was not given.".Replace("Corp. The", "Corp.¦ The"),
        "Blue Buoy Dredging Ltd. had no ship.",
        "Martin Luther King Jr. was there.¦ So was Hale Sr.",

        // Numbers
        "Japan will give $4.5B and $4.5 billion more.¦ It said so.",
        "Prices rose by 2.5%.¦ Wages did not.",
        "He lives at No. 10 Downing Street.¦ He said no.¦ She left.",
        "See Fig. 3 and pp. 12-14 of Vol. 2.",
        "It cost £1.2m.¦ Of this, £0.4m was paid.",
        "They met on Jan. 5 and on Sept. 15.",
        "It ended in Dec. The new one starts soon.".Replace("Dec. The", "Dec.¦ The"),
        "The tremor measured 5.¦ Nobody was hurt.",
        "1. First, close the valve.",
        "Er kam am 3. März nach Bonn.¦ Er blieb.",
        "Version 2.0.1 is out.¦ Get it at example.com today.",

        "The suspect is 6 ft. 2 inches tall.",
        "The Chongzhen Emperor (r. 1627 to 1644) dismissed him.¦ He fled.",
        "Her Fantasie in G, op. 78, was new.",
        "Pte. Doe and Cst. Ray were hurt.",

        // Times
        "They walked out at 6 a.m. today.",
        "The vote is at 9 p.m. Monday.",
        "It starts at 9 a.m. GMT.¦ It ends at noon.",
        "It closed at 5 p.m. The crowd went home.".Replace("p.m. The", "p.m.¦ The"),
        "It closed at 5 p.m. EST on Friday.",

        // Quotations
        "\"It is done.\"¦ He left.",
        "\"We will pay,\" he said.¦ \"But not today.\"",
        "“The fever is down.¦ We reduce the dose,” she said.",
        "“Will it hold?” he asked.",
        "“Will it hold?” Mayor Ann Smith asked.¦ It did.",
        "“Stop!” she cried.¦ “Now!”",
        "He called it “a mess.”¦ Others agreed.",
        "“Nobody goes down to look.”¦ The court heard more.",
        "He said “yes.” and sat down.",
        "The board said ‘no.’¦ Then it said yes.",
        "«Es ist vorbei.»¦ Er ging.",
        "(The figures are from May.)¦ They may change.",
        "It rose (by 4 p.c. or so) again.",

        // Handles, brands, addresses
        "Prime Minister Fumio Kishida @kishida230 and I signed it.",
        "He wrote on X.¦ @halvorn_fc replied at once.",
        "Sales fell.¦ iPhone users complained.",
        "Read it at https://news.example/a.b?c=d. Then decide.".Replace("d. Then", "d.¦ Then"),
        "Yahoo! News ran it first.",
        "Mail info@desk.example.org for details.",

        // Latin abbreviations
        "Some crops, e.g. Barley and i.e. Rye, failed.",
        "Fruit, nuts, etc. are sold.¦ Buy them.",
        "Olsen et al. found it.",

        // Ellipses
        "Well... maybe.",
        "He paused . . . and went on.",
        "He paused...¦ Then he went on.",

        // Notes, other scripts
        "It was signed.[12]¦ It holds.",
        "条約は署名された。¦日本は支援する。",
        "هل وصل؟¦ نعم، وصل.",
        "यह सच है।¦ वह गया।",

        // Lines and paragraphs
        "Banks slow to follow¦\n\nThe crown weakened.",
        "It will do this:¦\n• sport\n".TrimEnd() + "¦\n• music",
        "Party | Seats¦\nReform | 71",
        "Headline one¦\nHeadline two",
        "A line that was wrapped by its writer at a\nfixed width goes on over the break, since the\nnext word did not fit.¦ Then more.",
        "It ended in the U.S.¦\n\nPresident Moen spoke.",
    ];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Splits_where_sentences_end(string marked)
    {
        var text = marked.Replace("¦", "", StringComparison.Ordinal);
        var expected = marked.Split('¦').Select(sentence => sentence.Trim()).ToList();

        var actual = SentenceSplitter.Split(text).Select(range => range.Of(text)).ToList();

        Assert.Equal(expected, actual);
    }

    [Fact]
    public void Table_has_the_breadth_that_news_text_needs() => Assert.True(Cases.Count >= 60);

    [Theory]
    [InlineData("")]
    [InlineData(" \n\n\t ")]
    public void Blank_text_has_no_sentence(string text) => Assert.Empty(SentenceSplitter.Split(text));

    [Fact]
    public void Every_character_that_is_not_white_space_is_in_exactly_one_sentence() =>
        NastyText.Generator.Sample(text =>
        {
            var covered = 0;
            var last = 0;
            foreach (var range in SentenceSplitter.Split(text))
            {
                Assert.True(range.Start >= last && range.End <= text.Length && range.Length > 0);
                Assert.False(char.IsWhiteSpace(text[range.Start]) || char.IsWhiteSpace(text[range.End - 1]));
                Assert.True(text.AsSpan(last, range.Start - last).IsWhiteSpace());
                covered += range.Length;
                last = range.End;
            }

            Assert.True(text.AsSpan(last).IsWhiteSpace());
        }, iter: 3_000);

    [Theory]
    [InlineData("a.")]
    [InlineData(".\"")]
    [InlineData("A. ")]
    [InlineData("word ")]
    [InlineData("[1")]
    [InlineData(". ")]
    [InlineData("x\n")]
    public void Time_grows_with_length_alone(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 2_000_000 / piece.Length));
        var watch = System.Diagnostics.Stopwatch.StartNew();

        SentenceSplitter.Split(text);

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10), $"took {watch.Elapsed}");
    }
}

using System.Globalization;
using CsCheck;
using NewsQA.Language;

namespace NewsQA.Tests.Language;

public sealed class TimeExpressionParserTests
{
    // A Thursday.
    private static readonly DateOnly Today = new(2031, 11, 6);

    [Theory]
    [InlineData("What happened today?", "2031-11-06", "2031-11-07")]
    [InlineData("What happened yesterday?", "2031-11-05", "2031-11-06")]
    [InlineData("What happens tomorrow?", "2031-11-07", "2031-11-08")]
    [InlineData("Who won the day before yesterday?", "2031-11-04", "2031-11-05")]
    [InlineData("Who won last night?", "2031-11-05", "2031-11-06")]
    [InlineData("Which city flooded this week?", "2031-11-03", "2031-11-10")]
    [InlineData("Which city flooded last week?", "2031-10-27", "2031-11-03")]
    [InlineData("What did the bank do this month?", "2031-11-01", "2031-12-01")]
    [InlineData("What did the bank do last month?", "2031-10-01", "2031-11-01")]
    [InlineData("Who won the cup this year?", "2031-01-01", "2032-01-01")]
    [InlineData("Who won the cup last year?", "2030-01-01", "2031-01-01")]
    [InlineData("What was declared last July?", "2031-07-01", "2031-08-01")]
    [InlineData("What was declared last December?", "2030-12-01", "2031-01-01")]
    [InlineData("What was declared last November?", "2030-11-01", "2030-12-01")]
    [InlineData("What was agreed in July?", "2031-07-01", "2031-08-01")]
    [InlineData("What was agreed in december?", "2030-12-01", "2031-01-01")]
    [InlineData("What will be agreed in February?", "2032-02-01", "2032-03-01")]
    [InlineData("What was said on Monday?", "2031-11-03", "2031-11-04")]
    [InlineData("What was said on Thursday?", "2031-11-06", "2031-11-07")]
    [InlineData("What will be said on Monday?", "2031-11-10", "2031-11-11")]
    [InlineData("Who resigned last Tuesday?", "2031-11-04", "2031-11-05")]
    [InlineData("Who resigned last Thursday?", "2031-10-30", "2031-10-31")]
    [InlineData("Who arrives next Thursday?", "2031-11-13", "2031-11-14")]
    [InlineData("What happened two weeks ago?", "2031-10-20", "2031-10-27")]
    [InlineData("What happened 3 days ago?", "2031-11-03", "2031-11-04")]
    [InlineData("What happened a fortnight ago?", "2031-10-20", "2031-10-27")]
    [InlineData("What happened the week before last?", "2031-10-20", "2031-10-27")]
    [InlineData("Who resigned in the month before last?", "2031-09-01", "2031-10-01")]
    [InlineData("What happened in the past week?", "2031-10-30", "2031-11-07")]
    [InlineData("What happened in the week of 14 October 2031?", "2031-10-13", "2031-10-20")]
    [InlineData("What happened a month ago?", "2031-10-01", "2031-11-01")]
    [InlineData("What happened four years ago?", "2027-01-01", "2028-01-01")]
    [InlineData("What happened in the last three days?", "2031-11-03", "2031-11-07")]
    [InlineData("What happened in 2029?", "2029-01-01", "2030-01-01")]
    [InlineData("Who won the 2030 election?", "2030-01-01", "2031-01-01")]
    [InlineData("What happened on 3 March 2031?", "2031-03-03", "2031-03-04")]
    [InlineData("What happened on March 3?", "2031-03-03", "2031-03-04")]
    [InlineData("What happened on December 3?", "2030-12-03", "2030-12-04")]
    [InlineData("What happened on the 3rd of March, 2030?", "2030-03-03", "2030-03-04")]
    [InlineData("What happened on 2031-03-03?", "2031-03-03", "2031-03-04")]
    [InlineData("What were profits in Q1 2031?", "2031-01-01", "2031-04-01")]
    [InlineData("What were profits in the second quarter of 2030?", "2030-04-01", "2030-07-01")]
    [InlineData("What were profits in the fourth quarter?", "2031-10-01", "2032-01-01")]
    [InlineData("What were profits last quarter?", "2031-07-01", "2031-10-01")]
    [InlineData("How many fires were there last summer?", "2031-06-01", "2031-09-01")]
    [InlineData("How cold was last winter?", "2030-12-01", "2031-03-01")]
    [InlineData("Who has resigned since May?", "2031-05-01", "2031-11-07")]
    [InlineData("Who resigned before June 2031?", "0001-01-01", "2031-06-01")]
    [InlineData("Who resigned by June 2031?", "0001-01-01", "2031-07-01")]
    [InlineData("Who resigned after 3 March 2031?", "2031-03-04", "2031-11-07")]
    [InlineData("Who resigned between March and June 2031?", "2031-03-01", "2031-07-01")]
    [InlineData("Who resigned between 3 March 2031 and 9 April 2031?", "2031-03-03", "2031-04-10")]
    [InlineData("Prices from January to March 2030", "2030-01-01", "2030-04-01")]
    [InlineData("Who ruled in the 1990s?", "1990-01-01", "2000-01-01")]
    [InlineData("Who played at the weekend?", "2031-11-01", "2031-11-03")]
    public void Expressions_resolve_against_the_day_of_asking(string question, string from, string until)
    {
        var time = Assert.Single(TimeExpressionParser.Parse(question, Today));
        Assert.Equal((Day(from), Day(until)), (time.Days.From, time.Days.Until));
    }

    [Theory]
    [InlineData("May the council reject it?")]
    [InlineData("Who will march on the capital?")]
    [InlineData("How much did Japan pledge?")]
    [InlineData("Did 2,000 people march?")]
    [InlineData("Did 2031 people march?")]
    [InlineData("Did they pay $2031?")]
    [InlineData("What is the second largest city?")]
    [InlineData("Who is April Stone?")]
    public void Words_that_only_look_like_times_are_none(string question) => Assert.Empty(TimeExpressionParser.Parse(question, Today));

    [Fact]
    public void An_articles_own_words_resolve_against_its_date()
    {
        var time = Assert.Single(TimeExpressionParser.Parse("The two on Thursday signed an agreement.", new DateOnly(2024, 6, 13)));
        Assert.Equal(DateInterval.Day(new DateOnly(2024, 6, 13)), time.Days);
        Assert.True(time.IsRelative);
    }

    [Theory]
    [InlineData("0001-01-01")]
    [InlineData("0001-02-11")]
    [InlineData("9998-12-31")]
    [InlineData("9999-12-31")]
    public void The_calendars_ends_break_no_expression(string today)
    {
        const string Text = "Last quarter, this quarter, next quarter, last week, next week, last month, next month, last year, next year, last winter, "
            + "next winter, the weekend, next weekend, a decade ago, last decade, next decade, 90 years ago, the last 90 months, the past month, "
            + "two fortnights ago, the week before last, last July, next July, next Monday, last Monday, yesterday, tomorrow, the fourth quarter";
        var times = TimeExpressionParser.Parse(Text, Day(today));
        Assert.True(times.Count > 20);
        Assert.All(times, time => Assert.True(time.Days.From <= time.Days.Until));
    }

    [Fact]
    public void No_text_and_no_day_breaks_it() =>
        Gen.Select(
            Gen.OneOf(
                Gen.String,
                Gen.Select(Gen.Int.Select(i => new[] { "last", "next", "since", "in", "before", "between", "999", "31" } is var all ? all[(int)((uint)i % (uint)all.Length)] : ""), Gen.Int.Select(i => new[] { "years ago", "winter", "February", "week and 9999", "9999", "31 June 0001", "quarter" } is var all ? all[(int)((uint)i % (uint)all.Length)] : ""), (a, b) => $"{a} {b}")),
            Gen.Int[DateOnly.MinValue.DayNumber, DateOnly.MaxValue.DayNumber])
        .Sample((text, day) =>
        {
            foreach (var time in TimeExpressionParser.Parse(text, DateOnly.FromDayNumber(day)))
                Assert.True(time.Range.End <= text.Length && time.Range.Length > 0);
        });

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}

using CsCheck;
using NewsQA.Language;

namespace NewsQA.Tests.Language;

public sealed class FactExtractorTests
{
    [Theory]
    [InlineData("$4.5B", 4_500_000_000, "USD")]
    [InlineData("$4.5 billion", 4_500_000_000, "USD")]
    [InlineData("4.5 billion dollars", 4_500_000_000, "USD")]
    [InlineData("4.5bn US dollars", 4_500_000_000, "USD")]
    [InlineData("US$4.5bn", 4_500_000_000, "USD")]
    [InlineData("€640m", 640_000_000, "EUR")]
    [InlineData("640 million euros", 640_000_000, "EUR")]
    [InlineData("£12m a day", 12_000_000, "GBP")]
    [InlineData("£750", 750, "GBP")]
    [InlineData("€4,000", 4_000, "EUR")]
    [InlineData("twelve million pounds", 12_000_000, "GBP")]
    [InlineData("A$3.2 million", 3_200_000, "AUD")]
    [InlineData("50 cents", 0.5, "USD")]
    [InlineData("80k dollars", 80_000, "USD")]
    [InlineData("¥300 billion", 300_000_000_000, "JPY")]
    public void Money_is_read_in_every_form(string text, double value, string currency)
    {
        var fact = Assert.Single(FactExtractor.Extract(text));
        Assert.Equal(FactKind.Money, fact.Kind);
        Assert.Equal((decimal)value, fact.Value);
        Assert.Equal(currency, fact.Unit);
    }

    [Theory]
    [InlineData("8.5%", 8.5)]
    [InlineData("8.5 per cent", 8.5)]
    [InlineData("8.5 percent", 8.5)]
    [InlineData("four per cent", 4)]
    [InlineData("96% full", 96)]
    [InlineData("a rise of 2 percentage points", 2)]
    public void Percentages_are_read_in_every_form(string text, double value)
    {
        var fact = Assert.Single(FactExtractor.Extract(text));
        Assert.Equal(FactKind.Percentage, fact.Kind);
        Assert.Equal((decimal)value, fact.Value);
    }

    [Theory]
    [InlineData("twelve", 12)]
    [InlineData("twenty-one", 21)]
    [InlineData("three hundred and fifty", 350)]
    [InlineData("two thousand", 2_000)]
    [InlineData("one million two hundred thousand", 1_200_000)]
    [InlineData("a dozen", 12)]
    [InlineData("1,150", 1_150)]
    [InlineData("2.5 million", 2_500_000)]
    [InlineData("60,000", 60_000)]
    public void Numbers_are_read_in_digits_and_words(string text, double value)
    {
        var fact = Assert.Single(FactExtractor.Extract(text));
        Assert.Equal(FactKind.Number, fact.Kind);
        Assert.Equal((decimal)value, fact.Value);
    }

    [Theory]
    [InlineData("a 10-year deal", 10, "year")]
    [InlineData("48 hours", 48, "hour")]
    [InlineData("31-hour wait", 31, "hour")]
    [InlineData("five km", 5, "kilometre")]
    [InlineData("17 people", 17, "person")]
    [InlineData("23 ships", 23, "ship")]
    public void What_is_counted_is_known(string text, double value, string unit)
    {
        var fact = Assert.Single(FactExtractor.Extract(text), f => f.Kind == FactKind.Number);
        Assert.Equal((decimal)value, fact.Value);
        Assert.Equal(unit, fact.Unit);
    }

    [Theory]
    [InlineData("13 June", null, 6, 13)]
    [InlineData("June 13", null, 6, 13)]
    [InlineData("13th of June", null, 6, 13)]
    [InlineData("June 13, 2024", 2024, 6, 13)]
    [InlineData("13 June 2024", 2024, 6, 13)]
    [InlineData("2024-06-13", 2024, 6, 13)]
    [InlineData("June 2024", 2024, 6, null)]
    [InlineData("in 2027", 2027, null, null)]
    [InlineData("Sept. 4", null, 9, 4)]
    [InlineData("Thursday 4 December 2031", 2031, 12, 4)]
    public void Dates_have_the_parts_that_are_said(string text, int? year, int? month, int? day)
    {
        var fact = Assert.Single(FactExtractor.Extract(text));
        Assert.Equal(FactKind.Date, fact.Kind);
        Assert.Equal((year, month, day), (fact.Year, fact.Month, fact.Day));
    }

    [Theory]
    [InlineData("at 11:50 p.m.", 1430)]
    [InlineData("at 6 a.m. today", 360)]
    [InlineData("10am", 600)]
    [InlineData("by noon", 720)]
    [InlineData("at 15:20", 920)]
    public void Times_of_day_are_minutes(string text, double minutes)
    {
        var fact = Assert.Single(FactExtractor.Extract(text));
        Assert.Equal(FactKind.TimeOfDay, fact.Kind);
        Assert.Equal((decimal)minutes, fact.Value);
    }

    [Theory]
    [InlineData("The minister met Katarin Dosz in Tolm.", "Katarin Dosz|Tolm")]
    [InlineData("However, the Bank of Vessmark said no.", "Bank of Vessmark")]
    [InlineData("Pedro de la Cruz spoke.", "Pedro de la Cruz")]
    [InlineData("People in the U.S. and the UK agreed.", "U.S.|UK")]
    [InlineData("Japan’s Prime Minister Fumio Kishida signed.", "Japan|Prime Minister Fumio Kishida")]
    [InlineData("nothing is named here at all", "")]
    public void Names_are_told_by_their_capitals(string text, string names) =>
        Assert.Equal(names, string.Join('|', FactExtractor.Extract(text).Where(f => f.Kind == FactKind.Name).Select(f => f.Text)));

    [Theory]
    [InlineData("No one of them came.")]
    [InlineData("He may march on.")]
    [InlineData("")]
    [InlineData("the one that got away")]
    public void Words_that_only_look_like_facts_are_none(string text) => Assert.Empty(FactExtractor.Extract(text));

    [Fact]
    public void The_first_number_of_a_range_means_what_the_second_does()
    {
        Assert.All(FactExtractor.Extract("between 8-10%"), f => Assert.Equal(FactKind.Percentage, f.Kind));
        Assert.Equal([4_000_000m, 5_000_000m], FactExtractor.Extract("$4-5 million").Select(f => f.Value));
    }

    [Theory]
    [InlineData("$4.5B", "4.5 billion dollars", true)]
    [InlineData("$4.5B", "$45 billion", false)]
    [InlineData("$12", "€12", false)]
    [InlineData("12 people", "twelve people", true)]
    [InlineData("12 people", "twelve", true)]
    [InlineData("12 years", "12 months", false)]
    [InlineData("$12", "12 people", false)]
    [InlineData("4 per cent", "4%", true)]
    [InlineData("4%", "4 people", false)]
    [InlineData("13 June 2024", "June 13", true)]
    [InlineData("13 June", "13 June 2024", false)]
    [InlineData("Thursday", "Friday", false)]
    [InlineData("13 June 2024", "Thursday", true)]
    [InlineData("President Volodymyr Zelenskyy", "Zelenskyy", true)]
    [InlineData("Zelenskyy", "Volodymyr Zelenskyy", false)]
    [InlineData("the United States", "US", true)]
    [InlineData("the 50th", "the 15th", false)]
    [InlineData("the fiftieth", "the 50th", true)]
    [InlineData("10 p.m.", "22:00", true)]
    [InlineData("10 p.m.", "10 a.m.", false)]
    public void A_fact_states_another_whatever_its_form(string evidence, string asserted, bool isStated)
    {
        var known = FactExtractor.Extract("x " + evidence)[0];
        Assert.Equal(isStated, FactComparer.States(known, FactExtractor.Extract("x " + asserted)[0]));
    }

    [Fact]
    public void Any_amount_written_in_any_form_is_the_same_amount()
    {
        var amounts = Gen.Select(Gen.Int[1, 9_999], Gen.Int.Select(i => new[] { "million", "billion", "trillion" } is var all ? all[(int)((uint)i % (uint)all.Length)] : ""));
        amounts.Sample((tenths, scale) =>
        {
            var number = (tenths / 10m).ToString("0.#", System.Globalization.CultureInfo.InvariantCulture);
            var letter = scale switch { "million" => "m", "billion" => "bn", _ => "tn" };
            string[] forms = [$"${number} {scale}", $"${number}{letter}", $"{number} {scale} dollars", $"US${number} {scale}"];
            var values = forms.Select(f => Assert.Single(FactExtractor.Extract(f))).ToList();
            Assert.All(values, v => Assert.True(FactComparer.States(v, values[0]) && FactComparer.States(values[0], v)));
        });
    }

    [Fact]
    public void Any_text_is_read_without_error_and_facts_never_overlap() =>
        Gen.OneOf(Gen.String, Gen.String[Gen.Char["$€£%0123456789.,-– abcJune MaypmBk:'’“\n"], 0, 80]).Sample(text =>
        {
            var end = 0;
            foreach (var fact in FactExtractor.Extract(text))
            {
                Assert.True(fact.Range.Start >= end && fact.Range.End <= text.Length && fact.Range.Length > 0);
                Assert.Equal(fact.Range.Of(text), fact.Text);
                end = fact.Range.End;
            }
        });

    [Fact]
    public void A_fact_states_itself() =>
        Gen.String[Gen.Char["$€%0123456789., abcJuneTolm"], 0, 60].Sample(text =>
            Assert.All(FactExtractor.Extract(text), f => Assert.True(FactComparer.States(f, f))));
}

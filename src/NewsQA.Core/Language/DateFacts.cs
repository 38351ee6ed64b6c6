using System.Globalization;
using System.Text.RegularExpressions;
using NewsQA.Articles;

namespace NewsQA.Language;

/// <summary>Dates as a text states them, with the parts it says and no others.</summary>
internal static partial class DateFacts
{
    public static IEnumerable<Fact> In(string text)
    {
        foreach (Match match in Date().Matches(text))
        {
            if (Read(match) is { } fact)
                yield return fact;
        }
    }

    private static Fact? Read(Match match)
    {
        var range = new TextRange(match.Index, match.Index + match.Length);
        var groups = match.Groups;
        var month = groups["month"].Success
            ? char.IsAsciiDigit(groups["month"].ValueSpan[0]) ? Number(groups["month"]) : CalendarNames.Month(groups["month"].Value)
            : null;
        var day = Number(groups["day"]);

        // "may" and "march" in lower case, alone, are verbs.
        if (groups["alone"].Success)
        {
            month = CalendarNames.Month(groups["alone"].Value);
            if (char.IsLower(groups["alone"].ValueSpan[0]))
                return null;
        }

        if (month is < 1 or > 12 || day is < 1 or > 31)
            return null;
        return new Fact(FactKind.Date, range, match.Value)
        {
            Year = Number(groups["year"]),
            Month = month,
            Day = day,
            Weekday = groups["weekday"].Success ? CalendarNames.Weekday(groups["weekday"].Value) : null,
        };
    }

    private static int? Number(Group group) =>
        group.Success ? int.Parse(group.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) : null;

    [GeneratedRegex(
        @"(?<![\p{L}\d])(?:" +
        @"(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})(?!\d)" +
        @"|(?:(?<weekday>" + CalendarNames.Weekdays + @"),?\s+)?(?:the\s+)?(?<day>\d{1,2})(?:st|nd|rd|th)?(?:\s+of)?\s+(?<month>" + CalendarNames.Months + @")(?![\p{L}])(?:,?\s+(?<year>\d{4})(?![\d,]\d))?" +
        @"|(?:(?<weekday>" + CalendarNames.Weekdays + @"),?\s+)?(?<month>" + CalendarNames.Months + @")\s+(?:the\s+)?(?<day>\d{1,2})(?:st|nd|rd|th)?(?![:.,]?\d|\s*%)(?:,?\s+(?<year>\d{4})(?![\d,]\d))?" +
        @"|(?<month>" + CalendarNames.Months + @"),?\s+(?:of\s+)?(?<year>\d{4})(?!\d)" +
        @"|(?<weekday>" + CalendarNames.Weekdays + @")(?![\p{L}])" +
        @"|(?<alone>" + CalendarNames.FullMonths + @")(?![\p{L}])" +
        @"|(?:(?<=\b\d{4}[-–])|(?<![$€£¥#.,\-–]|\d\s))(?<year>1[5-9]\d{2}|20\d{2}|21\d{2})(?![\p{L}\d%]|[,.:]\d|\s*(?:%|per\s?cent|people|million|billion|thousand|dollars|euros|pounds|votes|homes|houses|jobs|tonnes|miles|km|metres|meters))" +
        @")",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Date();
}

using System.Text.RegularExpressions;

namespace NewsQA.Language;

/// <content>What expressions of time look like.</content>
internal static partial class TimeExpressionParser
{
    [GeneratedRegex(@"\b(will|shall|going to|due|scheduled|planned|plans? to|expected|next|upcoming|must)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Ahead();

    [GeneratedRegex(@"\b(since|after|before|until|till|prior to|by|between|from)\s+(?:the\s+(?:start|beginning|end)\s+of\s+|about\s+|around\s+)?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Lead();

    [GeneratedRegex(@"\bweek\s+(of|beginning|starting|commencing|that began on)\s+(the\s+)?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex WeekOf();

    [GeneratedRegex(@"^\s*(and|to|until|till|–|-)\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Joint();

    // Alternatives in order of length: the first that fits at a place wins.
    [GeneratedRegex(
        @"(?<![\p{L}\d])(?:" +
        @"(?<iso>\d{4}-\d{2}-\d{2})(?!\d)" +
        @"|(?:(?:" + CalendarNames.Weekdays + @"),?\s+)?(?:the\s+)?(?<day>\d{1,2})(?:st|nd|rd|th)?(?:\s+of)?\s+(?<month>" + CalendarNames.Months + @")(?![\p{L}])(?:,?\s+(?<year>\d{4})(?![\d,]\d?))?" +
        @"|(?:(?:" + CalendarNames.Weekdays + @"),?\s+)?(?<month>" + CalendarNames.Months + @")\s+(?:the\s+)?(?<day>\d{1,2})(?:st|nd|rd|th)?(?![\d:.]\d|\d|\s*%)(?:,?\s+(?<year>\d{4})(?![\d,]\d?))?" +
        @"|(?<month>" + CalendarNames.Months + @"),?\s+(?:of\s+)?(?<year>\d{4})(?!\d)" +
        @"|(?:(?<which>last|this|next|past|previous|coming)[\s-]+|(?<=\b(?<preposition>in|since|until|till|by|before|after|during|of|from|between|and|to|for|early|late|mid)[\s-]+))(?<month>" + CalendarNames.FullMonths + @")(?![\p{L}])" +
        @"|q(?<quarter>[1-4])(?:\s+(?:of\s+)?(?<year>\d{4}))?(?!\d)" +
        @"|(?:the\s+)?(?<quarter>first|second|third|fourth|final|1st|2nd|3rd|4th)[\s-]quarter(?:\s+(?:of\s+)?(?<year>\d{4}))?" +
        @"|(?:(?<which>last|this|next|past|previous|coming)\s+|(?:in|during|over)\s+(?:the\s+)?)(?<season>" + CalendarNames.Seasons + @")(?![\p{L}])(?:\s+(?:of\s+)?(?<year>\d{4}))?" +
        @"|(?:(?<which>last|this|next|past|previous|coming)\s+)?(?<weekday>" + CalendarNames.Weekdays + @")(?![\p{L}])" +
        @"|(?<count>" + CalendarNames.Counts + @")\s+(?<ago>days?|weeks?|fortnights?|months?|years?)\s+(?:ago|earlier)" +
        @"|(?:the\s+)?(?<penultimate>week|month|year)\s+before\s+last" +
        @"|(?:in\s+|over\s+|during\s+|within\s+)?(?:the\s+)?(?:last|past|previous)\s+(?<count>\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|twelve)\s+(?<span>days?|weeks?|months?|years?)" +
        @"|(?:the\s+)?(?<which>last|this|next|past|previous|coming|following)\s+(?<unit>weekend|week|month|quarter|year|night|decade)(?![\p{L}])" +
        @"|(?<which>over|at|on)\s+the\s+(?<unit>weekend)" +
        @"|the\s+day\s+(?:before\s+yesterday|after\s+tomorrow)" +
        @"|yesterday|tomorrow|today|tonight|this\s+(?:morning|afternoon|evening)" +
        @"|(?<decade>\d{3}0)s" +
        @"|(?<![$€£¥#.,\-–]|\d\s)(?<lone>1[5-9]\d{2}|20\d{2}|21\d{2})(?![\d%]|[,.:]\d|\s*(?:%|per\s?cent|people|million|billion|thousand|dollars|euros|pounds|votes|homes|houses|jobs|tonnes|miles|km|metres|meters))" +
        @")(?![\d])",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Simple();
}

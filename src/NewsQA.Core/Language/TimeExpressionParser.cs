using System.Globalization;
using System.Text.RegularExpressions;
using NewsQA.Articles;

namespace NewsQA.Language;

/// <summary>
/// Finds English expressions of time and resolves them to days: in a question against the day it is asked, in an article
/// against the day it was published.
/// </summary>
/// <remarks>
/// News speaks of the past: a bare "July" or "Monday" is the last one begun by the reference day, unless the sentence speaks of
/// the future ("will", "next", "due"). A week begins on Monday. "Last July" is the last July that is over.
/// </remarks>
internal static partial class TimeExpressionParser
{
    /// <summary>The expressions in <paramref name="text"/> in order, none overlapping another.</summary>
    /// <param name="text">The text; what lies beyond 20,000 characters is not read.</param>
    /// <param name="today">The day on which it speaks.</param>
    public static IReadOnlyList<TimeExpression> Parse(string text, DateOnly today)
    {
        if (text.Length > 20_000)
            text = text[..20_000];

        var found = new List<TimeExpression>();
        foreach (Match match in Simple().Matches(text))
        {
            var isFuture = SpeaksOfFuture(text, match.Index);
            if (Resolve(match, today, isFuture) is { } days)
                found.Add(new TimeExpression(new TextRange(match.Index, match.Index + match.Length), days, !IsAbsolute(match)));
        }

        return Widen(text, found, today);
    }

    private static bool IsAbsolute(Match match) =>
        match.Groups["iso"].Success || match.Groups["decade"].Success || match.Groups["year"].Success || match.Groups["lone"].Success;

    private static DateInterval? Resolve(Match match, DateOnly today, bool isFuture)
    {
        var groups = match.Groups;
        if (groups["iso"].Success)
            return DateOnly.TryParseExact(groups["iso"].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var iso) ? DateInterval.Day(iso) : null;
        if (groups["day"].Success)
            return ResolveDay(groups, today, isFuture);
        if (groups["month"].Success)
            return ResolveMonth(match, today, isFuture);
        if (groups["quarter"].Success)
            return ResolveQuarter(groups, today);
        if (groups["season"].Success)
            return ResolveSeason(groups, today);
        if (groups["weekday"].Success)
            return DateInterval.Day(ResolveWeekday(CalendarNames.Weekday(groups["weekday"].Value), groups["which"].Value.ToLowerInvariant(), today, isFuture));
        if (groups["ago"].Success)
            return ResolveAgo(groups["count"].Value, groups["ago"].Value, today);
        if (groups["penultimate"].Success)
            return ResolveAgo("2", groups["penultimate"].Value, today);
        if (groups["span"].Success)
            return ResolveSpan(groups["count"].Value, groups["span"].Value, today);
        if (groups["unit"].Success)
            return ResolveUnit(groups["which"].Value.ToLowerInvariant(), groups["unit"].Value.ToLowerInvariant(), today);
        if (groups["decade"].Success)
            return Parse(groups["decade"].Value[..4]) is var decade and >= 1 and < 9980 ? new(new DateOnly(decade, 1, 1), new DateOnly(decade + 10, 1, 1)) : null;
        if (groups["lone"].Success)
            return DateInterval.Year(Parse(groups["lone"].Value));
        return ResolveNearDay(match.Value, today);
    }

    private static DateInterval? ResolveDay(GroupCollection groups, DateOnly today, bool isFuture)
    {
        var month = CalendarNames.Month(groups["month"].Value);
        var day = Parse(groups["day"].Value);
        if (groups["year"].Success)
            return Date(Parse(groups["year"].Value), month, day);
        if (Date(today.Year, month, day) is not { } thisYear)
            return Date(today.Year - 1, month, day);
        if (isFuture)
            return thisYear.From >= today ? thisYear : Date(today.Year + 1, month, day) ?? thisYear;
        return thisYear.From <= today ? thisYear : Date(today.Year - 1, month, day) ?? thisYear;
    }

    private static DateInterval? Date(int year, int month, int day) =>
        year is >= 1 and <= 9999 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? DateInterval.Day(new DateOnly(year, month, day))
            : null;

    private static DateInterval? ResolveMonth(Match match, DateOnly today, bool isFuture)
    {
        var name = match.Groups["month"];
        var month = CalendarNames.Month(name.Value);
        if (match.Groups["year"].Success)
            return Parse(match.Groups["year"].Value) is var given and >= 1 and <= 9999 ? DateInterval.Month(given, month) : null;

        // "may" and "march" are verbs too: without a year they must be written as a name after a word that calls for a month.
        var which = match.Groups["which"].Value.ToLowerInvariant();
        if (which.Length == 0 && !match.Groups["preposition"].Success)
            return null;
        if (name.Value.ToLowerInvariant() is "may" or "march" && char.IsLower(name.Value[0]) && which.Length == 0
            && !match.Groups["preposition"].Value.Equals("in", StringComparison.OrdinalIgnoreCase))
            return null;

        var year = today.Year;
        if (which is "last" or "past" or "previous")
            year = month < today.Month ? today.Year : today.Year - 1;
        else if (which is "next" or "coming")
            year = month > today.Month ? today.Year : today.Year + 1;
        else if (which is not "this")
            year = isFuture ? (month >= today.Month ? today.Year : today.Year + 1) : (month <= today.Month ? today.Year : today.Year - 1);
        return year is >= 1 and <= 9999 ? DateInterval.Month(year, month) : null;
    }

    private static DateInterval? ResolveQuarter(GroupCollection groups, DateOnly today)
    {
        var quarter = CalendarNames.Quarter(groups["quarter"].Value);
        if (quarter == 0)
            return null;
        var year = groups["year"].Success ? Parse(groups["year"].Value) : today.Month > (quarter - 1) * 3 ? today.Year : today.Year - 1;
        return year is >= 1 and <= 9999 ? DateInterval.Months(year, ((quarter - 1) * 3) + 1, 3) : null;
    }

    private static DateInterval? ResolveSeason(GroupCollection groups, DateOnly today)
    {
        var start = CalendarNames.SeasonStart(groups["season"].Value);
        if (groups["year"].Success)
            return Parse(groups["year"].Value) is var given and >= 1 and <= 9999 ? DateInterval.Months(given, start, 3) : null;

        var thisYears = DateInterval.Months(today.Year, start, 3);
        return groups["which"].Value.ToLowerInvariant() switch
        {
            "this" => start == 12 && today.Month <= 2 ? DateInterval.Months(today.Year - 1, start, 3) : thisYears,
            "next" or "coming" => thisYears.From > today ? thisYears : DateInterval.Months(today.Year + 1, start, 3),
            "last" or "past" or "previous" => thisYears.Until <= today ? thisYears : LastSeason(start, today),
            _ => thisYears.From <= today ? thisYears : DateInterval.Months(today.Year - 1, start, 3),
        };
    }

    private static DateInterval LastSeason(int start, DateOnly today)
    {
        var last = DateInterval.Months(today.Year - 1, start, 3);
        return last.Until <= today ? last : DateInterval.Months(today.Year - 2, start, 3);
    }

    private static DateOnly ResolveWeekday(DayOfWeek weekday, string which, DateOnly today, bool isFuture)
    {
        var back = ((int)today.DayOfWeek - (int)weekday + 7) % 7;
        return which switch
        {
            "last" or "past" or "previous" => DateInterval.Add(today, back == 0 ? -7 : -back),
            "next" or "coming" => DateInterval.Add(today, back == 0 ? 7 : 7 - back),
            "this" => DateInterval.Add(Monday(today), ((int)weekday + 6) % 7),
            _ => isFuture ? DateInterval.Add(today, (7 - back) % 7) : DateInterval.Add(today, -back),
        };
    }

    private static DateInterval? ResolveAgo(string countText, string unit, DateOnly today)
    {
        if (!NumberWords.TryCount(countText.EndsWith("couple of", StringComparison.OrdinalIgnoreCase) ? "couple" : countText, out var count))
            return null;
        switch (unit[..3].ToLowerInvariant())
        {
            case "day":
                return DateInterval.Day(DateInterval.Add(today, -count));
            case "wee":
                var monday = DateInterval.Add(Monday(today), -7 * count);
                return new(monday, DateInterval.Add(monday, 7));
            case "for":
                return ResolveAgo("2", "weeks", DateInterval.Add(today, -14 * (count - 1)));
            case "mon":
                var month = DateInterval.AddMonths(today, -count);
                return DateInterval.Month(month.Year, month.Month);
            default:
                return DateInterval.Year(Math.Max(1, today.Year - count));
        }
    }

    private static DateInterval? ResolveSpan(string countText, string unit, DateOnly today)
    {
        if (!NumberWords.TryCount(countText, out var count))
            return null;
        var from = unit[..3].ToLowerInvariant() switch
        {
            "day" => DateInterval.Add(today, -count),
            "wee" => DateInterval.Add(today, -7 * count),
            "mon" => DateInterval.AddMonths(today, -count),
            _ => DateInterval.AddMonths(today, -12 * count),
        };
        return new(from, DateInterval.Add(today, 1));
    }

    private static DateInterval ResolveUnit(string which, string unit, DateOnly today)
    {
        // "In the past week" runs up to today; "last week" is the one that is over.
        if (which == "past" && unit is "week" or "month" or "year")
            return ResolveSpan("1", unit, today)!.Value;
        var step = which switch { "last" or "past" or "previous" => -1, "next" or "coming" or "following" => 1, _ => 0 };
        switch (unit)
        {
            case "week":
                var monday = DateInterval.Add(Monday(today), 7 * step);
                return new(monday, DateInterval.Add(monday, 7));
            case "weekend":
                // Spoken of on a working day, "the weekend" and "this weekend" may lie ahead or behind: news looks back.
                var saturday = DateInterval.Add(Monday(today), step == 1 ? 5 : today.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday && step == 0 ? 5 : -2);
                return new(saturday, DateInterval.Add(saturday, 2));
            case "month":
                var month = DateInterval.AddMonths(today, step);
                return DateInterval.Month(month.Year, month.Month);
            case "quarter":
                return DateInterval.Months(today.Year, ((((today.Month - 1) / 3) + step) * 3) + 1, 3);
            case "night":
                return DateInterval.Day(DateInterval.Add(today, step));
            case "decade":
                var decade = Math.Clamp(((today.Year / 10) + step) * 10, 1, 9980);
                return new(new DateOnly(decade, 1, 1), new DateOnly(decade + 10, 1, 1));
            default:
                return DateInterval.Year(Math.Clamp(today.Year + step, 1, 9999));
        }
    }

    private static DateInterval ResolveNearDay(string words, DateOnly today)
    {
        var key = words.ToLowerInvariant();
        var shift = key.StartsWith("the day before", StringComparison.Ordinal) ? -2
            : key.StartsWith("the day after", StringComparison.Ordinal) ? 2
            : key == "yesterday" ? -1
            : key == "tomorrow" ? 1
            : 0;
        return DateInterval.Day(DateInterval.Add(today, shift));
    }

    /// <summary>Applies what stands before an expression: "since", "before", "between … and …".</summary>
    private static List<TimeExpression> Widen(string text, List<TimeExpression> found, DateOnly today)
    {
        var result = new List<TimeExpression>();
        for (var i = 0; i < found.Count; i++)
        {
            var time = found[i];
            if (time.Days.Days == 1 && WeekOf().IsMatch(text[Math.Max(0, time.Range.Start - 24)..time.Range.Start]))
                time = time with { Days = new(Monday(time.Days.From), DateInterval.Add(Monday(time.Days.From), 7)) };
            var lead = Lead().Match(text[Math.Max(0, time.Range.Start - 24)..time.Range.Start]);
            var opening = lead.Success ? lead.Groups[1].Value.ToLowerInvariant() : "";
            var range = new TextRange(time.Range.Start - (lead.Success ? lead.Length : 0), time.Range.End);

            if (opening is "between" or "from" && i + 1 < found.Count && Joint().IsMatch(text[time.Range.End..found[i + 1].Range.Start]))
            {
                // "From January to March 2030": the year at the end is that of the start as well.
                var end = found[i + 1];
                if (time.IsRelative && !end.IsRelative && Parse("in " + time.Range.Of(text), end.Days.Until.AddDays(-1)) is [var sameYear])
                    time = time with { Days = sameYear.Days, IsRelative = false };
                if (end.Days.Until > time.Days.From)
                {
                    result.Add(new TimeExpression(range with { End = end.Range.End }, new(time.Days.From, end.Days.Until), time.IsRelative || end.IsRelative));
                    i++;
                    continue;
                }
            }

            var tomorrow = DateInterval.Add(today, 1);
            result.Add(opening switch
            {
                "since" or "from" when time.Days.From <= today => new(range, new(time.Days.From, tomorrow), true),
                "after" => new(range, new(time.Days.Until, time.Days.Until < tomorrow ? tomorrow : DateOnly.MaxValue), time.IsRelative),
                "before" or "until" or "till" or "prior to" => new(range, new(DateOnly.MinValue, time.Days.From), time.IsRelative),
                "by" => new(range, new(DateOnly.MinValue, time.Days.Until), time.IsRelative),
                _ => time,
            });
        }

        return result;
    }

    private static DateOnly Monday(DateOnly day) => DateInterval.Add(day, -(((int)day.DayOfWeek + 6) % 7));

    private static int Parse(string digits) => int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);

    /// <summary>Whether the clause that ends in the expression, or holds it, looks ahead.</summary>
    private static bool SpeaksOfFuture(string text, int index)
    {
        var start = text.LastIndexOfAny(['.', '!', '?', ';'], Math.Max(0, index - 1), Math.Max(0, index - 1)) + 1;
        return Ahead().IsMatch(text[Math.Max(start, index - 120)..index]);
    }
}

using System.Globalization;
using System.Text.RegularExpressions;

namespace NewsQA.Articles;

/// <summary>Reads dates as news pages write them. What is ambiguous ("03/04/2031") stays unread.</summary>
internal static partial class DateText
{
    private static readonly string[] MonthStarts = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    private static readonly Dictionary<string, double> Zones = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Z"] = 0,
        ["GMT"] = 0,
        ["UTC"] = 0,
        ["WET"] = 0,
        ["BST"] = 1,
        ["CET"] = 1,
        ["WEST"] = 1,
        ["CEST"] = 2,
        ["EET"] = 2,
        ["SAST"] = 2,
        ["EEST"] = 3,
        ["MSK"] = 3,
        ["TRT"] = 3,
        ["IST"] = 5.5,
        ["JST"] = 9,
        ["KST"] = 9,
        ["AEST"] = 10,
        ["AEDT"] = 11,
        ["EST"] = -5,
        ["EDT"] = -4,
        ["CST"] = -6,
        ["CDT"] = -5,
        ["MST"] = -7,
        ["MDT"] = -6,
        ["PST"] = -8,
        ["PDT"] = -7,
    };

    /// <summary>A date as a machine writes it (ISO 8601, RFC 1123) or as a page does; without an offset it is taken as UTC.</summary>
    public static DateTimeOffset? Parse(string? text)
    {
        text = TextCleaner.OneLine(text);
        if (text is null || text.Length > 100) return null;
        if (char.IsDigit(text[0]) && text.Length >= 10 && text[4] == '-'
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var iso))
        {
            return iso;
        }

        if (text.Length == 8 && DateTime.TryParseExact(text, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var compact) && compact.Year is >= 1500 and <= 2999)
            return new DateTimeOffset(compact, TimeSpan.Zero);
        return Find(text)?.Value ?? (DateTimeOffset.TryParseExact(text, "r", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var rfc) ? rfc : null);
    }

    /// <summary>The first date in a line with the time of day that follows it, and where in the line they stand.</summary>
    public static (DateTimeOffset Value, TextRange Range)? Find(string line)
    {
        var match = Date().Match(line);
        if (!match.Success || ToDate(match) is not { } day) return null;
        var (start, end) = (match.Index, match.Index + match.Length);
        var offset = TimeSpan.Zero;
        if (Time().Match(line[end..]) is { Success: true } time && ToTime(time) is { } clock)
        {
            day += clock;
            if (Zones.TryGetValue(time.Groups["zone"].Value, out var hours)) offset = TimeSpan.FromHours(hours);
            else if (time.Groups["offset"] is { Success: true } signed) offset = ToOffset(signed.Value);
            end += time.Length;
        }
        else if (TimeBefore().Match(line[..match.Index]) is { Success: true } earlier && ToTime(earlier) is { } before)
        {
            day += before;
            if (Zones.TryGetValue(earlier.Groups["zone"].Value, out var ahead)) offset = TimeSpan.FromHours(ahead);
            start = earlier.Index;
        }

        return (new DateTimeOffset(day, offset), new TextRange(start, end));
    }

    private static DateTime? ToDate(Match match)
    {
        if (!int.TryParse(match.Groups["year"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var year)
            || !int.TryParse(match.Groups["day"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var day))
        {
            return null;
        }

        int month;
        if (match.Groups["name"].Success) month = Array.IndexOf(MonthStarts, match.Groups["name"].Value[..3].ToLowerInvariant()) + 1;
        else if (!int.TryParse(match.Groups["month"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out month)) return null;
        return year is >= 1500 and <= 2999 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? new DateTime(year, month, day)
            : null;
    }

    private static TimeSpan? ToTime(Match time)
    {
        var hour = int.Parse(time.Groups["hour"].ValueSpan, CultureInfo.InvariantCulture);
        var minute = time.Groups["minute"].Success ? int.Parse(time.Groups["minute"].ValueSpan, CultureInfo.InvariantCulture) : 0;
        var second = time.Groups["second"].Success ? int.Parse(time.Groups["second"].ValueSpan, CultureInfo.InvariantCulture) : 0;
        if (time.Groups["half"].Success)
        {
            if (hour is < 1 or > 12) return null;
            hour = hour % 12 + (char.ToLowerInvariant(time.Groups["half"].ValueSpan[0]) == 'p' ? 12 : 0);
        }
        else if (!time.Groups["minute"].Success)
        {
            return null;
        }

        return hour < 24 && minute < 60 && second < 60 ? new TimeSpan(hour, minute, second) : null;
    }

    private static TimeSpan ToOffset(string signed)
    {
        var digits = signed.Replace(":", "", StringComparison.Ordinal);
        var minutes = int.Parse(digits.AsSpan(1, 2), CultureInfo.InvariantCulture) * 60 + (digits.Length > 4 ? int.Parse(digits.AsSpan(3, 2), CultureInfo.InvariantCulture) : 0);
        minutes = Math.Min(minutes, 14 * 60);
        return TimeSpan.FromMinutes(digits[0] == '-' ? -minutes : minutes);
    }

    [GeneratedRegex(
        """
        \b(?:(?<day>\d{1,2})(?:st|nd|rd|th)?\.?[ -](?:of )?(?<name>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?,?[ -](?<year>\d{4})
        |(?<name>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\ (?<day>\d{1,2})(?:st|nd|rd|th)?,?\ (?<year>\d{4})
        |(?<year>\d{4})[-/.](?<month>\d{1,2})[-/.](?<day>\d{1,2})(?!\d)
        |(?<day>\d{1,2})\.(?<month>\d{1,2})\.(?<year>\d{4})
        |(?<day>1[3-9]|2\d|3[01])/(?<month>\d{1,2})/(?<year>\d{4})
        |(?<month>\d{1,2})/(?<day>1[3-9]|2\d|3[01])/(?<year>\d{4}))
        """,
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Date();

    [GeneratedRegex(
        @"\b(?<hour>\d{1,2})(?:[:.](?<minute>\d{2})(?::(?<second>\d{2}))?)?\s*(?<half>[ap]\.?m\b\.?)?\s*\(?(?<zone>[A-Z]{1,4})?\)?,?\s+(?:on\s+)?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+|(?:mon|tue|wed|thu|fri|sat|sun)\.?,?\s+)?$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex TimeBefore();

    [GeneratedRegex(
        @"^[\s,|·•/T–—-]*(?:at )?(?<hour>\d{1,2})(?:[:.](?<minute>\d{2})(?::(?<second>\d{2}))?)?\s*(?<half>[ap]\.?m\b\.?)?\s*\(?(?:(?<zone>[A-Z]{1,4})\b|(?:GMT|UTC)?(?<offset>[+-]\d{2}:?\d{2}))?\)?",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Time();
}

using System.Globalization;

namespace NewsQA.Evaluation;

/// <summary>Times as users write them: an ISO date or an ISO date and time; without an offset, UTC.</summary>
public static class PointInTime
{
    private static readonly string[] DateFormats = ["yyyy-MM-dd"];

    private static readonly string[] TimeFormats =
    [
        "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK",
        "yyyy-MM-dd HH:mmK", "yyyy-MM-dd HH:mm:ssK", "yyyy-MM-dd HH:mm:ss.FFFFFFFK",
    ];

    /// <summary>Reads a time; a date alone is its first instant.</summary>
    public static bool TryParseStart(string text, out DateTimeOffset time) => TryParse(text, TimeSpan.Zero, out time);

    /// <summary>Reads a time; a date alone is its last instant, so that what was published on that day is included.</summary>
    public static bool TryParseEnd(string text, out DateTimeOffset time) =>
        TryParse(text, TimeSpan.FromDays(1) - TimeSpan.FromTicks(1), out time);

    private static bool TryParse(string text, TimeSpan intoDay, out DateTimeOffset time)
    {
        const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AllowWhiteSpaces;
        if (DateTimeOffset.TryParseExact(text, DateFormats, CultureInfo.InvariantCulture, Utc, out time))
        {
            time += intoDay;
            return true;
        }

        return DateTimeOffset.TryParseExact(text, TimeFormats, CultureInfo.InvariantCulture, Utc, out time);
    }
}

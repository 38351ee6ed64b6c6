namespace NewsQA.Language;

/// <summary>English names of months, weekdays, seasons and ordinals, as the time grammar reads them.</summary>
internal static class CalendarNames
{
    public const string Months =
        "january|february|march|april|may|june|july|august|september|october|november|december|jan\\.?|feb\\.?|mar\\.?|apr\\.?|jun\\.?|jul\\.?|aug\\.?|sept?\\.?|oct\\.?|nov\\.?|dec\\.?";

    public const string FullMonths = "january|february|march|april|may|june|july|august|september|october|november|december";

    public const string Weekdays = "monday|tuesday|wednesday|thursday|friday|saturday|sunday";

    public const string Seasons = "spring|summer|autumn|fall|winter";

    public const string Counts =
        "\\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|a couple of|couple of";

    private static readonly string[] MonthKeys = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    private static readonly string[] WeekdayKeys = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];

    /// <summary>1 for January, whole or cut short; 0 for no month.</summary>
    public static int Month(string name) =>
        name.Length < 3 ? 0 : Array.IndexOf(MonthKeys, name[..3].ToLowerInvariant()) + 1;

    /// <summary>The weekday.</summary>
    public static DayOfWeek Weekday(string name) => (DayOfWeek)Math.Max(0, Array.IndexOf(WeekdayKeys, name.ToLowerInvariant()));

    /// <summary>The first month of a season on the northern half of the globe; winter begins in December.</summary>
    public static int SeasonStart(string name) => name.ToLowerInvariant() switch
    {
        "spring" => 3,
        "summer" => 6,
        "winter" => 12,
        _ => 9,
    };

    /// <summary>1 to 4 for <c>first</c>, <c>1st</c>, <c>1</c> and so on; 0 else.</summary>
    public static int Quarter(string text) => text.ToLowerInvariant() switch
    {
        "first" or "1st" or "1" => 1,
        "second" or "2nd" or "2" => 2,
        "third" or "3rd" or "3" => 3,
        "fourth" or "final" or "4th" or "4" => 4,
        _ => 0,
    };
}

namespace NewsQA.Language;

/// <summary>Whole days from <paramref name="From"/> to the day before <paramref name="Until"/>.</summary>
/// <param name="From">The first day; <see cref="DateOnly.MinValue"/> where it is open.</param>
/// <param name="Until">The day after the last; <see cref="DateOnly.MaxValue"/> where it is open.</param>
internal readonly record struct DateInterval(DateOnly From, DateOnly Until)
{
    /// <summary>Number of days.</summary>
    public int Days => Until.DayNumber - From.DayNumber;

    /// <summary>Whether both ends are known.</summary>
    public bool IsBounded => From > DateOnly.MinValue && Until < DateOnly.MaxValue;

    /// <summary>One day.</summary>
    public static DateInterval Day(DateOnly day) => new(day, Add(day, 1));

    /// <summary>A month, 1 to 12.</summary>
    public static DateInterval Month(int year, int month)
    {
        var first = new DateOnly(year, month, 1);
        return new(first, year == 9999 && month == 12 ? DateOnly.MaxValue : first.AddMonths(1));
    }

    /// <summary>A year.</summary>
    public static DateInterval Year(int year) => new(new DateOnly(year, 1, 1), year == 9999 ? DateOnly.MaxValue : new DateOnly(year + 1, 1, 1));

    /// <summary>A number of months that begin at a month, which may lie outside of the year; held within the calendar.</summary>
    public static DateInterval Months(int year, int month, int count)
    {
        var first = AddMonths(new DateOnly(Math.Clamp(year, 1, 9999), 1, 1), month - 1);
        var end = AddMonths(first, count);
        return new(first, end > first ? end : DateOnly.MaxValue);
    }

    /// <summary>Whether the two share a day.</summary>
    public bool Overlaps(DateInterval other) => From < other.Until && other.From < Until;

    /// <summary>Whether <paramref name="day"/> lies within.</summary>
    public bool Contains(DateOnly day) => day >= From && day < Until;

    /// <summary>Days between <paramref name="day"/> and the nearest day within; negative if it lies before, 0 within.</summary>
    public int DistanceTo(DateOnly day) =>
        day < From ? day.DayNumber - From.DayNumber : day < Until ? 0 : day.DayNumber - Until.DayNumber + 1;

    /// <summary>A day moved by a number of days, held within the calendar.</summary>
    public static DateOnly Add(DateOnly day, int days) =>
        DateOnly.FromDayNumber((int)Math.Clamp((long)day.DayNumber + days, DateOnly.MinValue.DayNumber, DateOnly.MaxValue.DayNumber));

    /// <summary>A day moved by a number of months, held within the calendar.</summary>
    public static DateOnly AddMonths(DateOnly day, int months)
    {
        var index = (day.Year * 12L) + day.Month - 1 + months;
        return index < 12 ? DateOnly.MinValue : index >= 10_000 * 12L ? DateOnly.MaxValue : day.AddMonths(months);
    }
}

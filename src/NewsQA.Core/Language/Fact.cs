using NewsQA.Articles;

namespace NewsQA.Language;

/// <summary>What sort of fact a phrase states.</summary>
internal enum FactKind
{
    /// <summary>A count or a measure: <c>17 people</c>, <c>10-year</c>, <c>twelve</c>.</summary>
    Number,

    /// <summary>A place in an order: <c>50th</c>, <c>third</c>.</summary>
    Ordinal,

    /// <summary>A share of a hundred: <c>8.5%</c>, <c>four per cent</c>.</summary>
    Percentage,

    /// <summary>An amount of money: <c>$4.5B</c>, <c>12 million euros</c>.</summary>
    Money,

    /// <summary>A date, a month, a year, or a weekday.</summary>
    Date,

    /// <summary>A time of day: <c>11:50 p.m.</c>, <c>noon</c>.</summary>
    TimeOfDay,

    /// <summary>A proper name.</summary>
    Name,
}

/// <summary>A number, amount, date or name that a text states, in a form that can be compared.</summary>
/// <param name="Kind">What sort of fact it is.</param>
/// <param name="Range">Where it stands.</param>
/// <param name="Text">As it is written.</param>
internal sealed record Fact(FactKind Kind, TextRange Range, string Text)
{
    /// <summary>The number; minutes after midnight of a time of day; <see langword="null"/> for dates and names.</summary>
    public decimal? Value { get; init; }

    /// <summary>
    /// What is counted: an ISO 4217 code for money (<c>USD</c> also for a bare dollar sign), a measure in the singular
    /// (<c>year</c>, <c>kilometre</c>), else the stem of the noun that follows; <see langword="null"/> where nothing does.
    /// </summary>
    public string? Unit { get; init; }

    /// <summary>The year of a date, where it is said.</summary>
    public int? Year { get; init; }

    /// <summary>The month of a date, 1 to 12, where it is said.</summary>
    public int? Month { get; init; }

    /// <summary>The day of the month of a date, where it is said.</summary>
    public int? Day { get; init; }

    /// <summary>The weekday of a date, where it is said.</summary>
    public DayOfWeek? Weekday { get; init; }

    /// <summary>Whether it is a figure that can contradict another of its kind.</summary>
    public bool IsFigure => Kind is FactKind.Number or FactKind.Percentage or FactKind.Money;
}

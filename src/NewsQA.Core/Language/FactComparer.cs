using System.Collections.Frozen;

namespace NewsQA.Language;

/// <summary>Tells whether one fact states another, in whatever form each is written.</summary>
internal static class FactComparer
{
    private static readonly FrozenDictionary<string, string> Aliases = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["united states"] = "us",
        ["united states of america"] = "us",
        ["usa"] = "us",
        ["america"] = "us",
        ["united kingdom"] = "uk",
        ["britain"] = "uk",
        ["great britain"] = "uk",
        ["european union"] = "eu",
        ["united nations"] = "un",
        ["world health organization"] = "who",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Whether <paramref name="evidence"/> states all that <paramref name="asserted"/> states.</summary>
    public static bool States(Fact evidence, Fact asserted) => asserted.Kind switch
    {
        FactKind.Name => evidence.Kind == FactKind.Name && StatesName(evidence.Text, asserted.Text),
        FactKind.Date => evidence.Kind == FactKind.Date && StatesDate(evidence, asserted),
        FactKind.Number => StatesNumber(evidence, asserted),
        FactKind.Money => evidence.Kind == FactKind.Money && evidence.Value == asserted.Value && evidence.Unit == asserted.Unit,
        _ => evidence.Kind == asserted.Kind && evidence.Value == asserted.Value,
    };

    private static bool StatesNumber(Fact evidence, Fact asserted)
    {
        // A figure may be said without its unit, but not with one it does not have.
        if (evidence.Kind is FactKind.Money or FactKind.Percentage)
            return asserted.Unit is null && evidence.Value == asserted.Value;
        if (evidence.Kind == FactKind.Date)
            return asserted.Unit is null && evidence.Year == asserted.Value && evidence.Month is null;
        if (evidence.Kind != FactKind.Number)
            return false;
        if (asserted.Unit == "m" ^ evidence.Unit == "m")
        {
            var (letter, other) = asserted.Unit == "m" ? (asserted, evidence) : (evidence, asserted);
            return other.Value == letter.Value && other.Unit is "metre" or null
                || (other.Value == letter.Value * 1_000_000m && (other.Unit is null || !MeasureUnits.IsMeasure(other.Unit) || other.Unit == "person"));
        }

        return evidence.Value == asserted.Value
            && (evidence.Unit == asserted.Unit || evidence.Unit is null || asserted.Unit is null
                || !MeasureUnits.IsMeasure(evidence.Unit) || !MeasureUnits.IsMeasure(asserted.Unit));
    }

    private static bool StatesDate(Fact evidence, Fact asserted) =>
        (asserted.Year is null || asserted.Year == evidence.Year)
        && (asserted.Month is null || asserted.Month == evidence.Month)
        && (asserted.Day is null || asserted.Day == evidence.Day)
        && (asserted.Weekday is null || asserted.Weekday == evidence.Weekday || (evidence.Weekday is null && WeekdayOf(evidence) == asserted.Weekday));

    private static DayOfWeek? WeekdayOf(Fact date) =>
        date is { Year: >= 1 and <= 9999, Month: { } month, Day: { } day } && day <= DateTime.DaysInMonth(date.Year.Value, month)
            ? new DateOnly(date.Year.Value, month, day).DayOfWeek
            : null;

    private static bool StatesName(string evidence, string asserted)
    {
        var (known, said) = (NameKeys(evidence), NameKeys(asserted));
        if (said.All(known.Contains))
            return true;
        return Canonical(known) == Canonical(said);
    }

    /// <summary>The words of a name that identify it, without titles and articles.</summary>
    public static IReadOnlyList<string> NameKeys(string name) =>
        [.. Words.Of(name).Select(w => w.Key).Where(k => k.Length > 0 && k is not ("the" or "of" or "mr" or "mrs" or "ms" or "dr" or "sir" or "lord" or "lady"))];

    private static string Canonical(IReadOnlyList<string> keys)
    {
        var name = string.Join(' ', keys);
        return Aliases.GetValueOrDefault(name, name);
    }
}

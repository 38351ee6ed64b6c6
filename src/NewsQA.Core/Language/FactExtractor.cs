using System.Text.RegularExpressions;
using NewsQA.Articles;

namespace NewsQA.Language;

/// <summary>
/// Finds the numbers, amounts of money, percentages, dates, times and proper names that a text states, each in a form that can
/// be compared: <c>$4.5B</c> is 4.5 billion dollars, <c>June 13</c> is 13 June, <c>twelve</c> is 12, <c>per cent</c> is %.
/// </summary>
/// <remarks>A place in the text belongs to one fact: a year within a date is not a number as well.</remarks>
internal static partial class FactExtractor
{
    /// <summary>The facts in <paramref name="text"/>, in order, none overlapping another.</summary>
    public static IReadOnlyList<Fact> Extract(string text)
    {
        var words = Words.Of(text);
        var facts = new List<Fact>();
        Add(facts, DateFacts.In(text));
        Add(facts, TimesOfDay(text));
        Add(facts, NumberFacts.In(text, words));
        Add(facts, NameFacts.In(text, words, facts));
        facts.Sort((a, b) => a.Range.Start.CompareTo(b.Range.Start));
        return facts;
    }

    /// <summary>The facts in <paramref name="text"/>, its "yesterday" and "on Thursday" as dates too where the day of writing is known; these stand last.</summary>
    public static IEnumerable<Fact> Extract(string text, DateTimeOffset? published)
    {
        var facts = Extract(text);
        if (published is not { } day)
            return facts;
        return facts.Concat(TimeExpressionParser.Parse(text, DateOnly.FromDateTime(day.DateTime))
            .Where(t => t.Days.IsBounded)
            .Select(t => new Fact(FactKind.Date, t.Range, t.Range.Of(text))
            {
                Year = t.Days.From.Year,
                Month = t.Days.Days <= 31 && t.Days.From.Month == t.Days.Until.AddDays(-1).Month ? t.Days.From.Month : null,
                Day = t.Days.Days == 1 ? t.Days.From.Day : null,
                Weekday = t.Days.Days == 1 ? t.Days.From.DayOfWeek : null,
            }));
    }

    private static void Add(List<Fact> facts, IEnumerable<Fact> more)
    {
        var known = facts.Count;
        foreach (var fact in more)
        {
            var isTaken = false;
            for (var i = 0; i < known && !isTaken; i++)
                isTaken = facts[i].Range.Overlaps(fact.Range);
            if (!isTaken)
                facts.Add(fact);
        }
    }

    private static IEnumerable<Fact> TimesOfDay(string text)
    {
        foreach (Match match in Clock().Matches(text))
        {
            int minutes;
            if (match.Groups["word"].Success)
            {
                minutes = match.Value.Equals("noon", StringComparison.OrdinalIgnoreCase) || match.Value.Equals("midday", StringComparison.OrdinalIgnoreCase) ? 12 * 60 : 0;
            }
            else
            {
                var hour = int.Parse(match.Groups["hour"].Value, System.Globalization.CultureInfo.InvariantCulture);
                var minute = match.Groups["minute"].Success ? int.Parse(match.Groups["minute"].Value, System.Globalization.CultureInfo.InvariantCulture) : 0;
                var half = match.Groups["half"].Value;
                if (half.Length > 0)
                    hour = (hour % 12) + (half[0] is 'p' or 'P' ? 12 : 0);
                if (hour > 23 || minute > 59)
                    continue;
                minutes = (hour * 60) + minute;
            }

            yield return new Fact(FactKind.TimeOfDay, new TextRange(match.Index, match.Index + match.Length), match.Value) { Value = minutes };
        }
    }

    [GeneratedRegex(
        @"(?<![\p{L}\d.:,$€£])(?:(?<hour>\d{1,2})(?:[:.](?<minute>\d{2}))?\s?(?<half>a\.m\.|p\.m\.|[ap]\.?m\.?(?![\p{L}\d]))|(?<hour>\d{1,2}):(?<minute>\d{2})(?![\d:]))|\b(?<word>noon|midday|midnight)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Clock();
}

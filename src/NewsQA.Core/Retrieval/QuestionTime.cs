using System.Text.RegularExpressions;
using NewsQA.Language;

namespace NewsQA.Retrieval;

/// <summary>What a question says of the time it is about.</summary>
/// <param name="Days">The days it names; <see langword="null"/> if it names none.</param>
/// <param name="AsksForPresent">Whether it asks how things stand now.</param>
internal sealed partial record QuestionTime(DateInterval? Days, bool AsksForPresent)
{
    /// <summary>Reads <paramref name="question"/> as asked on <paramref name="today"/>.</summary>
    public static QuestionTime Of(string question, DateOnly today)
    {
        var times = TimeExpressionParser.Parse(question, today);

        // "In the week of 3 March 2031": the narrowest of several times is the one that tells most.
        DateInterval? days = times.Count == 0 ? null : times.MinBy(t => t.Days.Days).Days;
        var isPast = days is { } known && known.Until <= today;
        var isToday = days is { Days: <= 1 } day && day.Contains(today);
        var saysNow = Now().IsMatch(question);
        return new QuestionTime(days, !isPast && (saysNow || (days is null && PresentState().IsMatch(question)) || isToday));
    }

    [GeneratedRegex(
        @"\b(?:now|nowadays|currently|current|latest|most recent|newest|at present|presently|at the moment|so far|to date|still|as of today|up to date|today's|today’s|these days|right now|remain(?:s|ing)?)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Now();

    /// <summary>"Who is the …", "What is the …", "How many … are …": the state of an office, a rate, a count.</summary>
    [GeneratedRegex(
        @"^\W*(?:and\s+|so\s+)?(?:who(?:'s|’s| is| are| leads| heads| runs| owns| holds)|(?:what|which)(?:'s|’s| is| are)|how (?:many|much|high|low|big|large|long)\b.*\b(?:is|are|has|have)\b|where (?:is|are))\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex PresentState();
}

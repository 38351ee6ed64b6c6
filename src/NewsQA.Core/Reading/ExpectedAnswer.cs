using System.Text.RegularExpressions;
using NewsQA.Language;

namespace NewsQA.Reading;

/// <summary>What sort of thing a question asks for.</summary>
internal enum ExpectedAnswer
{
    /// <summary>No sort that can be told from the question's form.</summary>
    Anything,

    /// <summary>Who, or a name that is asked for.</summary>
    Name,

    /// <summary>Where: a name or a phrase of place.</summary>
    Place,

    /// <summary>When, what year.</summary>
    Time,

    /// <summary>How long, how old.</summary>
    Duration,

    /// <summary>How much, what price.</summary>
    Amount,

    /// <summary>How many, how far, what share.</summary>
    Number,

    /// <summary>Why.</summary>
    Reason,
}

/// <summary>Tells what a question asks for, and whether a sentence has such a thing.</summary>
internal static partial class ExpectedAnswers
{
    /// <summary>What <paramref name="question"/> asks for, by its question word.</summary>
    public static ExpectedAnswer Of(string question)
    {
        var match = Kind().Match(question);
        return match.Groups.Cast<Group>().Skip(1).FirstOrDefault(g => g.Success)?.Name is { } name ? Enum.Parse<ExpectedAnswer>(name) : ExpectedAnswer.Anything;
    }

    /// <summary>
    /// 1 if <paramref name="sentence"/> has something of the sort that the question does not name itself, else 0; a half where the
    /// question's form does not tell.
    /// </summary>
    public static double Match(ExpectedAnswer expected, string sentence, IReadOnlyList<Fact> facts, IReadOnlyList<Fact> questionFacts)
    {
        bool Has(Func<Fact, bool> isSought) => facts.Any(f => isSought(f) && !questionFacts.Any(q => FactComparer.States(q, f)));
        var found = expected switch
        {
            ExpectedAnswer.Name => Has(f => f.Kind == FactKind.Name),
            ExpectedAnswer.Place => Has(f => f.Kind == FactKind.Name) || PlacePhrase().IsMatch(sentence),
            ExpectedAnswer.Time => Has(f => f.Kind is FactKind.Date or FactKind.TimeOfDay) || TimePhrase().IsMatch(sentence),
            ExpectedAnswer.Duration => Has(f => f.Kind == FactKind.Number) || TimePhrase().IsMatch(sentence),
            ExpectedAnswer.Amount => Has(f => f.IsFigure),
            ExpectedAnswer.Number => Has(f => f.IsFigure || f.Kind == FactKind.Ordinal),
            ExpectedAnswer.Reason => ReasonPhrase().IsMatch(sentence),
            _ => (bool?)null,
        };
        return found is { } known ? (known ? 1 : 0) : 0.5;
    }

    [GeneratedRegex(
        @"\b(?:(?<Name>who|whom|whose|(?:what|which) (?:person|company|team|country|countries|city|minister|president|organi[sz]ation|name))|(?<Place>where|(?:what|which) (?:place|location|region|street))|(?<Time>when|(?:what|which) (?:year|day|date|month|time|century|decade|season))|(?<Duration>how (?:long|old))|(?<Amount>how much|what (?:is|was|are|were) the (?:cost|price|value|budget))|(?<Number>how (?:many|far|high|tall|big|large|fast|often|deep|wide|heavy)|what (?:percentage|proportion|share|number|fraction|percent))|(?<Reason>why|what (?:caused|is the reason|was the reason)|how come))\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Kind();

    [GeneratedRegex(@"\b(?:in|at|near|outside|inside|under|behind|along|across|off|between|on) (?:the|a|an|his|her|its|their)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex PlacePhrase();

    [GeneratedRegex(@"\b(?:years?|months?|weeks?|days?|hours?|minutes?|century|centuries|decades?|yesterday|today|tomorrow|morning|evening|night|spring|summer|autumn|winter|since|until)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex TimePhrase();

    [GeneratedRegex(@"\b(?:because|since|due to|owing to|so that|in order to|as a result|after|to avoid|to prevent|led to|caused|therefore|thus|for fear|in protest|over|blamed|reason)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ReasonPhrase();
}

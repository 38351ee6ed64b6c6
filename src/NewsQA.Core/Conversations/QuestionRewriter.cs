using System.Text.RegularExpressions;
using NewsQA.Language;

namespace NewsQA.Conversations;

/// <summary>
/// Completes a follow-up from the turn before it: "What about Italy?" asks the last question of Italy, "Why?" asks for the reason
/// of what was asked, "his" becomes a name. Where no good sentence can be made, the last question's words are added in brackets:
/// search and reading both work with them. A question that stands on its own is left as it is.
/// </summary>
/// <remarks>Thread-safe.</remarks>
internal static partial class QuestionRewriter
{
    private const int MaxContextWords = 12;

    /// <summary>An answer up to this many words can stand for what was asked; a longer one is a sentence of its own.</summary>
    private const int ShortAnswer = 7;

    /// <summary>Beyond this a question has content of its own, whatever pronouns it holds.</summary>
    private const int MaxFollowUpLength = 300;

    /// <summary>The question, completed if it needs it.</summary>
    public static RewrittenQuestion Rewrite(string question, Conversation? conversation)
    {
        if (conversation is null || conversation.Turns.Count == 0 || string.IsNullOrWhiteSpace(question) || question.Length > MaxFollowUpLength)
            return new(question, false);

        var last = conversation.Turns[^1];
        var kind = FollowUp.Detect(question, last);
        var standalone = kind switch
        {
            FollowUpKind.None => question,
            FollowUpKind.Replacement => Replace(question, last.StandaloneQuestion),
            FollowUpKind.Ellipsis => Complete(question, last),
            FollowUpKind.Pronoun => ResolvePronoun(question, conversation) ?? WithContext(question, last),
            _ => WithContext(question, last),
        };
        return new(standalone, kind != FollowUpKind.None);
    }

    /// <summary>"What about Italy?": the last question, with Italy in the place of what is of its kind.</summary>
    private static string Replace(string question, string previous)
    {
        var phrase = FollowUp.ReplacementPhrase(question);
        var core = Bracket().Replace(previous, "").Trim();
        var preposition = LeadingPreposition().Match(phrase);
        var thing = phrase[preposition.Length..];
        var slot = Slot(thing, core, preposition.Groups[1].Value);
        if (slot is { } range)
            return WithoutDoubleArticle(core[..range.Start], thing) + thing + core[range.End..];
        return preposition.Success && core.EndsWith('?')
            ? $"{core[..^1].TrimEnd()} {phrase}?"
            : $"{question.Trim()} ({string.Join(' ', Context(question, previous, null))})";
    }

    private static Articles.TextRange? Slot(string thing, string previous, string preposition)
    {
        var today = new DateOnly(2000, 1, 1);
        if (TimeExpressionParser.Parse(preposition.Length > 0 ? $"{preposition} {thing}" : thing, today).Count > 0)
            return TimeExpressionParser.Parse(previous, today) is { Count: > 0 } times ? WithoutPreposition(previous, times[^1].Range) : null;

        // "the chief financial officer" is no name: it takes the place of another "the …".
        if (preposition.Length == 0 && thing.StartsWith("the ", StringComparison.OrdinalIgnoreCase) && thing.Length > 4 && char.IsLower(thing[4]))
            return Definite().Match(previous) is { Success: true } definite ? new Articles.TextRange(definite.Index, definite.Index + definite.Length) : null;

        var facts = FactExtractor.Extract(previous);
        var kind = FactExtractor.Extract(Capitalized(thing)).Select(f => (FactKind?)f.Kind).FirstOrDefault() ?? FactKind.Name;
        var same = facts.Where(f => f.Kind == kind).ToList();
        if (preposition.Length > 0)
        {
            var governed = same.Where(f => GovernedBy(previous[..f.Range.Start], preposition)).ToList();
            return governed.Count > 0 ? governed[^1].Range : null;
        }

        // Of several names the one of as many words is most like the new one; else the first, which is mostly the subject.
        var length = Words.Of(thing).Count;
        return (same.Find(f => Words.Of(f.Text).Count == length) ?? same.FirstOrDefault())?.Range;
    }

    private static Articles.TextRange WithoutPreposition(string text, Articles.TextRange range) =>
        range with { Start = range.Start + LeadingPreposition().Match(range.Of(text)).Length };

    private static string WithoutDoubleArticle(string before, string thing) =>
        thing.StartsWith("the ", StringComparison.OrdinalIgnoreCase) && before.EndsWith(" the ", StringComparison.OrdinalIgnoreCase) ? before[..^4] : before;

    private static bool GovernedBy(string before, string preposition)
    {
        var head = before.TrimEnd();
        if (head.EndsWith(" the", StringComparison.OrdinalIgnoreCase))
            head = head[..^4];
        return head.EndsWith(" " + preposition, StringComparison.OrdinalIgnoreCase);
    }

    // "italy" typed in a hurry is meant as a name.
    private static string Capitalized(string thing) => thing.Length > 0 ? "x " + char.ToUpperInvariant(thing[0]) + thing[1..] : thing;

    /// <summary>"Why?", "When?", "Which ones?": the last question with another question word.</summary>
    private static string Complete(string question, Turn last)
    {
        var previous = Bracket().Replace(last.StandaloneQuestion, "").Trim();
        var asked = Connector().Replace(question.Trim(), "").TrimEnd('?', '!', '.', ' ');
        if (SimpleAdverb().IsMatch(asked))
        {
            var clause = Auxiliary().Match(previous);
            if (clause is { Success: true, Index: 0 })
                return Capital(asked) + " " + char.ToLowerInvariant(previous[0]) + previous[1..];
            var aboutObject = ObjectQuestion().Match(previous);
            if (aboutObject.Success && last.Answer is { } answer && Words.Of(answer).Count is > 0 and <= ShortAnswer && !SimpleAdverb().IsMatch(aboutObject.Groups["wh"].Value))
                return $"{Capital(asked)} {aboutObject.Groups["rest"].Value.TrimEnd('?', ' ')} {answer.Trim().TrimEnd('.')}?";
            if (aboutObject.Success && SimpleAdverb().IsMatch(aboutObject.Groups["wh"].Value))
                return $"{Capital(asked)} {aboutObject.Groups["rest"].Value}";
        }
        else if (WhichOnes().IsMatch(asked) && Counted().Match(previous) is { Success: true } counted)
        {
            return $"Which {previous[(counted.Index + counted.Length)..]}";
        }
        else if (Else().IsMatch(asked) && previous.StartsWith(asked.Split(' ')[0] + " ", StringComparison.OrdinalIgnoreCase))
        {
            return Capital(asked) + previous[asked.Split(' ')[0].Length..];
        }

        return WithContext(question, last);
    }

    /// <summary>Puts a name in the place of "he", "she" and their kin, if the turns before name one person.</summary>
    private static string? ResolvePronoun(string question, Conversation conversation)
    {
        var match = PersonPronoun().Match(question);
        if (!match.Success || Person(conversation) is not { } person)
            return null;
        var isPossessive = match.Groups["possessive"].Success
            || (match.Value.Equals("her", StringComparison.OrdinalIgnoreCase) && HerBeforeNoun().IsMatch(question[(match.Index + 3)..]));
        var name = isPossessive ? person + "'s" : person;
        var standalone = question[..match.Index] + name + question[(match.Index + match.Length)..];

        // "He" alone may leave what it is about open: "When did Zelenskyy say that?"
        return OtherPronoun().IsMatch(standalone) ? WithContext(standalone, conversation.Turns[^1]) : standalone;
    }

    private static string? Person(Conversation conversation)
    {
        foreach (var turn in conversation.Turns.Reverse().Take(3))
        {
            if (turn.Answer is { } answer && Words.Of(answer).Count <= ShortAnswer && turn.StandaloneQuestion.Contains("who", StringComparison.OrdinalIgnoreCase)
                && LastName(answer) is { } answered)
            {
                return answered;
            }

            var names = FactExtractor.Extract(turn.StandaloneQuestion).Where(f => f.Kind == FactKind.Name).ToList();
            if ((names.FirstOrDefault(f => f.Text.Contains(' ', StringComparison.Ordinal)) ?? (names.Count == 1 ? names[0] : null)) is { } asked)
                return asked.Text;
        }

        return null;
    }

    private static string? LastName(string text) =>
        FactExtractor.Extract("x " + text).Where(f => f.Kind == FactKind.Name).Select(f => f.Text).FirstOrDefault();

    private static string WithContext(string question, Turn last)
    {
        var context = Context(question, last.StandaloneQuestion, last.Answer).ToList();
        return context.Count == 0 ? question : $"{question.Trim()} ({string.Join(' ', context)})";
    }

    private static IEnumerable<string> Context(string question, string previous, string? answer)
    {
        var known = Words.Of(question).Select(w => w.Stem).ToHashSet(StringComparer.Ordinal);
        var shortAnswer = answer is not null && Words.Of(answer).Count <= ShortAnswer ? answer : "";
        return Words.ContentOf(previous).Concat(Words.ContentOf(shortAnswer))
            .Where(w => w.Key is not ("yes" or "no") && known.Add(w.Stem))
            .Select(w => w.Text)
            .Take(MaxContextWords);
    }

    private static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    [GeneratedRegex(@"\bthe\s+\p{Ll}[\p{L}-]*(?:\s+(?!(?:of|in|on|at|for|to|by|with|is|are|was|were|do|does|did|has|have|will|would|that|who|from)\b)\p{Ll}[\p{L}-]*){0,2}", RegexOptions.CultureInvariant)]
    private static partial Regex Definite();

    [GeneratedRegex(@"\s*\([^()]*\)\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex Bracket();

    [GeneratedRegex(@"^(?:(?:and|so|but|then|ok|okay|well|also)\b[\s,]*)+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Connector();

    [GeneratedRegex(@"^(according to|in|on|at|for|with|by|from|to|of|during|since|after|before|against|about|under|near)\s+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex LeadingPreposition();

    [GeneratedRegex(@"^(?:why|when|where|how|since when|until when|why not|how come)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SimpleAdverb();

    [GeneratedRegex(@"^(?:did|does|do|is|are|was|were|will|would|has|have|had|can|could|should|must|may|might)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Auxiliary();

    /// <summary>A question for an object: the question word, then an auxiliary and a clause that wants it.</summary>
    [GeneratedRegex(@"^(?<wh>(?:how much|how many|what|which|who|whom|when|where|why|how)(?:\s+[\p{L}-]+){0,2}?)\s+(?<rest>(?:did|does|do|will|would|has|have|had|can|could|should)\s.+)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex ObjectQuestion();

    [GeneratedRegex(@"^which(?:\s+ones?)?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex WhichOnes();

    [GeneratedRegex(@"^how many\s+(?=\p{L})", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Counted();

    [GeneratedRegex(@"^(?:who|what|where)\s+else$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Else();

    [GeneratedRegex(@"\b(?:he|him|she|(?<possessive>his)|her|hers)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex PersonPronoun();

    [GeneratedRegex(@"^\s+\p{L}", RegexOptions.CultureInvariant)]
    private static partial Regex HerBeforeNoun();

    [GeneratedRegex(@"\b(?:it|its|they|them|their|that|this|those|these|then)\s*[?.!]?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OtherPronoun();
}

using System.Collections.Frozen;
using System.Text.RegularExpressions;
using NewsQA.Language;

namespace NewsQA.Conversations;

/// <summary>How a question leans on the one before it.</summary>
internal enum FollowUpKind
{
    /// <summary>It stands on its own.</summary>
    None,

    /// <summary>"What about Italy?", "And in March?": the last question of something else.</summary>
    Replacement,

    /// <summary>"Why?", "Which ones?", "How much?": a question word with no content of its own.</summary>
    Ellipsis,

    /// <summary>"How long does it last?": a pronoun whose noun is not in the question.</summary>
    Pronoun,

    /// <summary>"Who signed the agreement?", after an agreement was spoken of.</summary>
    Reference,
}

/// <summary>Tells follow-ups from questions that stand on their own.</summary>
internal static partial class FollowUp
{
    private static readonly FrozenSet<string> Pronouns = FrozenSet.ToFrozenSet(
        ["he", "him", "his", "she", "her", "hers", "it", "its", "they", "them", "their", "theirs", "itself", "himself", "herself", "themselves"], StringComparer.Ordinal);

    // Verbs of so little content that a question made of them alone asks about what was spoken of.
    private static readonly FrozenSet<string> LightWords = FrozenSet.ToFrozenSet(
        ["happen", "happened", "next", "else", "exactly", "ones", "mean", "means", "else's", "long", "often", "old", "far", "big", "come", "details", "detail", "again", "really", "sure", "instead"], StringComparer.Ordinal);

    public static FollowUpKind Detect(string question, Turn last)
    {
        var words = Words.Of(question);
        if (words.Count == 0)
            return FollowUpKind.None;
        if (ReplacementPhrase(question).Length > 0)
            return FollowUpKind.Replacement;

        var facts = FactExtractor.Extract(question);
        var content = words.Where(w => w.Key.Length > 0 && !Words.IsGrammar(w.Key) && !LightWords.Contains(w.Key)).ToList();
        var pronoun = LeansOnPronoun(question, words);
        if (content.Count == 0 && facts.Count == 0)
            return pronoun && words.Count > 2 ? FollowUpKind.Pronoun : FollowUpKind.Ellipsis;
        if (pronoun)
            return FollowUpKind.Pronoun;
        if (content.All(w => w.IsNumeric) && words.Count <= 4)
            return FollowUpKind.Ellipsis;
        if (facts.Count == 0 && ((content.Count == 1 && (words.Count <= 3 || GoesOn().IsMatch(question))) || WithoutVerb().IsMatch(question)))
            return FollowUpKind.Ellipsis;
        return facts.All(f => f.Kind is not FactKind.Name and not FactKind.Date) && RefersBack(question, last) ? FollowUpKind.Reference : FollowUpKind.None;
    }

    /// <summary>What "What about …?" or "And …?" names; empty if the question is no such thing.</summary>
    public static string ReplacementPhrase(string question)
    {
        var match = WhatAbout().Match(question);
        if (match.Success)
        {
            var named = match.Groups["thing"].Value.Trim();
            return named.Length > 0 && Words.Of(named) is { Count: <= 8 } words && !words.All(w => Words.IsGrammar(w.Key)) && !HasClause(words) ? named : "";
        }

        match = AndThing().Match(question);
        var thing = match.Groups["thing"].Value.Trim();
        return match.Success && Words.Of(thing) is { Count: > 0 and <= 5 } few && !few.All(w => Words.IsGrammar(w.Key)) && !HasClause(few) && !QuestionWord().IsMatch(thing)
            ? thing
            : "";
    }

    private static bool HasClause(List<Word> words) => words.Any(w => w.Key is
        "is" or "are" or "was" or "were" or "did" or "does" or "do" or "has" or "have" or "had" or "will" or "would" or "can" or "could" or "should");

    /// <summary>Whether a pronoun stands for something outside of the question.</summary>
    private static bool LeansOnPronoun(string question, List<Word> words)
    {
        for (var i = 0; i < words.Count; i++)
        {
            var key = words[i].Key;
            if (Pronouns.Contains(key) && !IsExpletive(question, words, i) && (i == words.Count - 1 || !HasAntecedent(question, words, i)))
                return true;
            if (key is "this" or "that" or "these" or "those" && IsDemonstrative(words, i) && !IsExplained(question, words[i]))
                return true;
            if (key == "there" && i > 0 && i == words.Count - 1 && words[i - 1].Key is not ("is" or "are" or "was" or "were" or "out"))
                return true;
            if (key is "ones" || (key == "one" && i > 0 && words[i - 1].Key is "which" or "another" or "that" or "this" or "first" or "last"))
                return true;
        }

        return Backward().IsMatch(question);
    }

    /// <summary>"it" that stands for nothing: "Is it true that …", "How long does it take to …", "What time is it in …".</summary>
    private static bool IsExpletive(string question, List<Word> words, int i) =>
        words[i].Key == "it" && Expletive().IsMatch(question[Math.Max(0, words[i].Range.Start - 12)..]) && Expletive().Match(question, Math.Max(0, words[i].Range.Start - 12)).Index <= words[i].Range.Start;

    /// <summary>"That" is a pronoun or points at a noun unless it opens a clause: "say that the …", "the bill that …".</summary>
    private static bool IsDemonstrative(List<Word> words, int i)
    {
        if (i == words.Count - 1)
            return i > 0;
        var next = words[i + 1].Key;
        if (words[i].Key is "this" or "these" && next is "week" or "month" or "year" or "morning" or "evening" or "afternoon" or "weekend" or "summer" or "winter" or "spring" or "autumn" or "monday" or "tuesday" or "wednesday" or "thursday" or "friday" or "saturday" or "sunday" or "quarter" or "season" or "time" or "decade" or "century")
            return false;
        if (words[i].Key == "this" && CalendarNames.Month(next) > 0)
            return false;
        if (words[i].Key is "those" or "that" && next is "in" or "of" or "who" or "which" or "from" or "at" or "on" or "whose")
            return false;
        if (i == 0)
            return true;
        var before = words[i - 1].Key;
        if (words[i].Key != "that")
            return true;

        // After an auxiliary or a preposition "that" points; after a noun or a verb of saying it opens a clause.
        return before is "is" or "was" or "did" or "does" or "do" or "will" or "would" or "has" or "about" or "of" or "for" or "after" or "before" or "by" or "with" or "on" or "in" or "to" or "why" or "all" or "like";
    }

    /// <summary>Whether an earlier clause of the question with a name in it says what "that" is.</summary>
    private static bool IsExplained(string question, Word pronoun)
    {
        var before = question[..pronoun.Range.Start];
        return before.AsSpan().ContainsAny(":;,") && FactExtractor.Extract(before).Any(f => f.Kind == FactKind.Name);
    }

    /// <summary>Whether a name, or a noun with an article, stands before the pronoun in the same question.</summary>
    private static bool HasAntecedent(string question, List<Word> words, int i)
    {
        var before = question[..words[i].Range.Start];
        if (FactExtractor.Extract(before).Any(f => f.Kind == FactKind.Name))
            return true;
        for (var k = 0; k + 1 < i; k++)
        {
            if (words[k].Key is "the" or "a" or "an" or "which" or "what" or "many" or "his" or "their" && !Words.IsGrammar(words[k + 1].Key) && k + 2 <= i
                && words[k + 1].Key is not ("happened" or "caused"))
            {
                return true;
            }
        }

        // "How does seagrass spread its seeds": a bare noun is what a possessive belongs to.
        if (words[i].Key is "its" or "their" or "his" or "her")
        {
            for (var k = 1; k < i; k++)
            {
                if (HasClause([words[k - 1]]) && !Words.IsGrammar(words[k].Key))
                    return true;
            }
        }

        return false;
    }

    /// <summary>"the agreement" with nothing that says which, where the last turn spoke of one.</summary>
    private static bool RefersBack(string question, Turn last)
    {
        var spoken = Words.ContentOf(last.StandaloneQuestion + " " + last.Answer).Select(w => w.Stem).ToHashSet(StringComparer.Ordinal);
        var nouns = DefiniteNoun().Matches(question).Select(m => Words.Of(m.Groups["noun"].Value)).Where(w => w.Count > 0).ToList();

        // All content but the verb must have been spoken of or be little: else it is a new subject that shares a noun.
        return nouns.Any(n => spoken.Contains(n[n.Count > 1 && n[^1].Key.EndsWith("ed", StringComparison.Ordinal) ? ^2 : ^1].Stem)) && Words.ContentOf(question).Count(w => !spoken.Contains(w.Stem)) <= 2;
    }

    [GeneratedRegex(@"^\s*(?:and\s+|so\s+|but\s+|ok(?:ay)?,?\s+)?(?:what|how)\s+about\s+(?<thing>[^?!.]+)[?!.\s]*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex WhatAbout();

    [GeneratedRegex(@"^\s*(?:and|or)\s+(?<thing>[^?!.]+)[?!.\s]*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex AndThing();

    /// <summary>"By how many votes?", "In which city?": a question word with its noun alone.</summary>
    [GeneratedRegex(@"^\W*(?:(?:and|so|but)\s+)?(?:(?:in|on|at|for|with|by|from|to|of|during|since|under)\s+)?(?:how many|how much|which|what)\s+(?!\p{L}+ed\b)\p{Ll}+[?!.\s]*$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex WithoutVerb();

    /// <summary>"And how many died?": a question with one word of content that goes on with what was asked.</summary>
    [GeneratedRegex(@"^\W*(?:and|but|so)\s+(?:who|whom|whose|what|which|when|where|why|how)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex GoesOn();

    [GeneratedRegex(@"\b(?:who|whom|whose|what|which|when|where|why|how)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex QuestionWord();

    [GeneratedRegex(@"\b(?:is|was|does|did|would|will)\s+it\s+(?:true|possible|likely|necessary|legal|known|clear|safe|rain|snow|take|cost|mean|the case|worth|be (?:possible|legal|true)|said that|reported that|\p{Lu}\p{L}*(?:\s\p{Lu}\p{L}*)*\s(?:who|that|which))\b|^\W*it is (?:said|reported|claimed|known|true|believed)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Expletive();

    [GeneratedRegex(@"\bthe\s+(?:former|latter|same|other one|others|two of them)\b|\b(?:after|before|since)\s*[?!.]*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Backward();

    [GeneratedRegex(@"\bthe\s+(?<noun>\p{Ll}[\p{L}-]*(?:\s+\p{Ll}[\p{L}-]*){0,2}?)(?=\s+(?:in|on|at|of|to|for|by|with|last|was|is|are|were|be|say|said|do|did|does|will|would|has|have|had|cost|begin|start|end|take|come|from|about|give|get)\b|[?!.,]|$)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex DefiniteNoun();
}

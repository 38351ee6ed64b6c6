using System.Globalization;
using System.Text.RegularExpressions;

namespace NewsQA.Training.Preparation;

/// <summary>Small edits of a sentence that change what it says, and others that do not.</summary>
/// <param name="names">Names to swap in.</param>
/// <param name="random">Where chance comes from.</param>
public sealed partial class Edits(IReadOnlyList<string> names, Random random)
{
    private static readonly (string, string)[] Opposites =
    [
        ("first", "last"), ("most", "least"), ("more", "fewer"), ("largest", "smallest"), ("highest", "lowest"), ("before", "after"),
        ("north", "south"), ("northern", "southern"), ("east", "west"), ("eastern", "western"), ("won", "lost"), ("win", "lose"),
        ("born", "buried"), ("increase", "decrease"), ("increased", "fell"), ("rose", "fell"), ("oldest", "youngest"), ("male", "female"),
        ("begin", "end"), ("began", "ended"), ("founded", "dissolved"), ("include", "exclude"), ("allowed", "forbidden"), ("above", "below"),
        ("supported", "opposed"), ("support", "oppose"), ("accepted", "rejected"), ("early", "late"), ("major", "minor"), ("good", "bad"),
        ("men", "women"), ("son", "daughter"), ("father", "mother"), ("brother", "sister"), ("all", "none"), ("always", "never"),
        ("convicted", "acquitted"), ("guilty", "innocent"), ("approved", "rejected"), ("hired", "fired"), ("gained", "lost"), ("bought", "sold"),
        ("started", "stopped"), ("raised", "cut"), ("passed", "failed"), ("agreed", "refused"), ("confirmed", "denied"), ("praised", "criticised"),
        ("legal", "illegal"), ("true", "false"), ("alive", "dead"), ("success", "failure"), ("safe", "dangerous"), ("strong", "weak"),
        ("cheap", "expensive"), ("upheld", "overturned"), ("high", "low"), ("higher", "lower"), ("public", "private"), ("large", "small"),
        ("inside", "outside"), ("everyone", "nobody"), ("possible", "impossible"), ("same", "different"), ("growth", "decline"),
        ("million", "thousand"), ("billion", "million"), ("month", "year"), ("day", "week"), ("arrived", "left"), ("open", "closed"),
    ];

    private static readonly Dictionary<string, string> Opposite =
        Opposites.Concat(Opposites.Select(pair => (pair.Item2, pair.Item1))).DistinctBy(pair => pair.Item1)
            .ToDictionary(pair => pair.Item1, pair => pair.Item2);

    /// <summary>Whether the two words are a pair of opposites.</summary>
    public static bool AreOpposites(string one, string other) => Opposites.Contains((one, other)) || Opposites.Contains((other, one));

    /// <summary>A name of one to four capitalised words, not at the start of the text.</summary>
    [GeneratedRegex(@"(?<=[\w,] )\p{Lu}[\p{L}’'.-]+(?: (?:of |the |de )?\p{Lu}[\p{L}’'-]+){0,3}")]
    public static partial Regex Name();

    [GeneratedRegex(@"\b\d[\d,.]*\d\b|\b\d\b")]
    private static partial Regex Number();

    [GeneratedRegex(@"\b(is|was|were|are|has|have|had|did|does|do|will|can|could|would)\b(?! not\b)")]
    private static partial Regex Auxiliary();

    [GeneratedRegex(@"\b(?:(?<short>is|was|were|are|has|have|had|did|does|do|wo|ca|could|would)n['’]t|(?<long>is|was|were|are|has|have|had|did|does|do|will|can|could|would) (?:not|never))\b", RegexOptions.IgnoreCase)]
    private static partial Regex Denied();

    /// <summary>After "has": a thing, not what was done.</summary>
    [GeneratedRegex(@"^ (?:an?|the|its|his|her|their|one|two|three|many|several|some|more|\d[\d,.]*)\b")]
    private static partial Regex Owned();

    /// <summary>Changes what the text says, or null where nothing in it can be changed.</summary>
    /// <param name="text">A question or a claim.</param>
    /// <param name="passage">The passage beside it: half of the swapped-in names come from there.</param>
    /// <param name="negate">Whether a negation may be put in.</param>
    public string? Change(string text, string passage, bool negate)
    {
        Func<string?>[] ways = [() => SwapName(text, passage), () => ChangeNumber(text), () => SwapOpposite(text), () => negate ? Negate(text, random) : null];
        return ways.OrderBy(_ => random.Next()).Select(way => way()).FirstOrDefault(changed => changed is not null && changed != text);
    }

    /// <summary>Changes a question so that its passage no longer answers it, or null where nothing in it can be changed.</summary>
    public string? ChangeQuestion(string question, string passage) => random.Next(6) switch
    {
        0 => Condition(question, passage),
        var draw => Change(question, passage, negate: draw == 1),
    };

    /// <summary>Another answer of the same shape: a number for a number, a name for a name; null for anything else.</summary>
    public string? Other(string answer, string passage)
    {
        if (Number().Match(answer) is { Success: true } number)
        {
            var near = Number().Matches(passage).Select(match => match.Value).Where(value => value.Length == number.Length && !answer.Contains(value, StringComparison.Ordinal)).ToArray();
            var fresh = near.Length > 0 && random.Next(2) == 0 ? near[random.Next(near.Length)] : OtherNumber(number.Value);
            return answer[..number.Index] + fresh + answer[(number.Index + number.Length)..];
        }

        if (!char.IsUpper(answer[0])) return SwapOpposite(answer);
        var others = Name().Matches(passage).Select(match => match.Value).Where(value => !answer.Contains(value, StringComparison.Ordinal) && !value.Contains(answer, StringComparison.Ordinal)).ToArray();
        return others.Length > 0 && random.Next(3) > 0 ? others[random.Next(others.Length)] : names[random.Next(names.Count)];
    }

    /// <summary>Of a refuted claim: its one name or number that the evidence lacks, and the evidence's like one that the claim lacks.</summary>
    /// <returns>Null unless there is exactly one of each.</returns>
    public static Swap? Mismatch(string evidence, string claim)
    {
        foreach (var pattern in new[] { Number(), Name() })
        {
            var wrong = pattern.Matches(claim).Select(match => match.Value).Where(value => !evidence.Contains(value, StringComparison.OrdinalIgnoreCase)).Distinct().ToArray();
            var right = pattern.Matches(evidence).Select(match => match.Value)
                .Where(value => !claim.Contains(value, StringComparison.OrdinalIgnoreCase) && (wrong.Length != 1 || !char.IsDigit(value[0]) || value.Length == wrong[0].Length)).Distinct().ToArray();
            if (wrong.Length == 1 && right.Length == 1) return new(wrong[0], right[0]);
            if (wrong.Length > 0) return null;
        }

        return null;
    }

    /// <summary>Of a supported claim: a name or number that its evidence has too, and another for it. Null where they share none.</summary>
    public Swap? Shared(string evidence, string claim)
    {
        var shared = Name().Matches(claim).Concat(Number().Matches(claim)).Select(match => match.Value)
            .Where(value => value.Length > 1 && evidence.Contains(value, StringComparison.Ordinal)).ToArray();
        if (shared.Length == 0) return null;
        var old = shared[random.Next(shared.Length)];
        return new(old, char.IsDigit(old[0]) ? OtherNumber(old) : names[random.Next(names.Count)]);
    }

    /// <summary>An edit that leaves the question as it was: no capitals, no question mark, an article less.</summary>
    public string Harmless(string text) => random.Next(3) switch
    {
        0 => text.ToLowerInvariant().TrimEnd('?', ' '),
        1 => text.Replace(" the ", " ", StringComparison.Ordinal),
        _ => text.TrimEnd('?', ' '),
    };

    private string? SwapName(string text, string passage)
    {
        var found = Name().Matches(text);
        if (found.Count == 0) return null;
        var old = found[random.Next(found.Count)];
        var near = Name().Matches(passage).Select(match => match.Value).Where(value => !text.Contains(value, StringComparison.Ordinal)).ToArray();
        var other = near.Length > 0 && random.Next(2) == 0 ? near[random.Next(near.Length)] : names[random.Next(names.Count)];
        return text[..old.Index] + other + text[(old.Index + old.Length)..];
    }

    private string? ChangeNumber(string text)
    {
        var found = Number().Matches(text);
        if (found.Count == 0) return null;
        var old = found[random.Next(found.Count)];
        return text[..old.Index] + OtherNumber(old.Value) + text[(old.Index + old.Length)..];
    }

    private string OtherNumber(string number)
    {
        var digits = number.ToCharArray();
        var places = Enumerable.Range(0, digits.Length).Where(i => char.IsDigit(digits[i])).ToArray();
        var place = places[^(1 + random.Next(Math.Min(2, places.Length)))];
        digits[place] = (char)('0' + ((digits[place] - '0' + random.Next(1, 9)) % 10));
        return new(digits);
    }

    /// <summary>Asks for another time or place than the passage speaks of.</summary>
    private string? Condition(string question, string passage)
    {
        var condition = random.Next(3) > 0 ? random.Next(1900, 2026).ToString(CultureInfo.InvariantCulture) : names[random.Next(names.Count)];
        var preposition = random.Next(6) switch { 0 => "before", 1 => "after", 2 => "outside", _ => "in" };
        return passage.Contains(condition, StringComparison.Ordinal) ? null : $"{question.TrimEnd('?', ' ')} {preposition} {condition}?";
    }

    private string? SwapOpposite(string text)
    {
        var words = text.Split(' ');
        var places = Enumerable.Range(0, words.Length).Where(i => Opposite.ContainsKey(words[i])).ToArray();
        if (places.Length == 0) return null;
        var place = places[random.Next(places.Length)];
        words[place] = Opposite[words[place]];
        return string.Join(' ', words);
    }

    /// <summary>Negates the first auxiliary ("is not", "isn’t", "is never", "is no longer"); null where there is none.</summary>
    public static string? Negate(string text, Random random)
    {
        var found = Auxiliary().Match(text);
        if (!found.Success) return null;
        var word = found.Value;
        var negated = random.Next(8) switch
        {
            0 or 1 or 2 => Contracted(word, random),
            3 => word + " never",
            4 when word is "is" or "was" or "were" or "are" => word + " no longer",
            _ => word + " not",
        };
        return text[..found.Index] + negated + text[(found.Index + word.Length)..];
    }

    /// <summary>
    /// Says the contrary of a statement: takes its "not" or "never" away, or puts a "not" to its first auxiliary ("is not", "isn’t", "does not have");
    /// null where it has none.
    /// </summary>
    public static string? Reverse(string text, Random random)
    {
        if (Denied().Match(text) is { Success: true } denied)
        {
            var affirmed = denied.Groups["short"] is { Success: true } shortened
                ? shortened.Value.ToLowerInvariant() switch { "ca" => "can", "wo" => "will", _ => shortened.Value }
                : denied.Groups["long"].Value;
            return text[..denied.Index] + affirmed + text[(denied.Index + denied.Length)..];
        }

        if (Auxiliary().Match(text) is not { Success: true } found) return null;
        var (word, rest) = (found.Value, text[(found.Index + found.Length)..]);
        var owns = word is "has" or "have" or "had" && Owned().IsMatch(rest);
        if (owns) word = word switch { "has" => "does", "have" => "do", _ => "did" };
        var denial = random.Next(3) > 0 ? word + " not" : Contracted(word, random);
        return text[..found.Index] + denial + (owns ? " have" : "") + rest;
    }

    /// <summary>"isn’t", "won't": with either apostrophe.</summary>
    private static string Contracted(string auxiliary, Random random) =>
        (auxiliary switch { "will" => "won’t", "can" => "can’t", _ => auxiliary + "n’t" }).Replace('’', random.Next(2) == 0 ? '’' : '\'');

    /// <summary>One name or number in the place of another.</summary>
    /// <param name="Old">What stands in the claim.</param>
    /// <param name="New">What is put in its place.</param>
    public readonly record struct Swap(string Old, string New)
    {
        /// <summary>The text with the new in the place of the old.</summary>
        public string In(string text) => text.Replace(Old, New, StringComparison.Ordinal);

        /// <summary>The text with the old in the place of the new.</summary>
        public string Back(string text) => text.Replace(New, Old, StringComparison.Ordinal);
    }
}

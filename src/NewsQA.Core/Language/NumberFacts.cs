using System.Globalization;
using System.Text.RegularExpressions;
using NewsQA.Articles;

namespace NewsQA.Language;

/// <summary>Numbers, ordinals, percentages and amounts of money, in digits or in words.</summary>
internal static partial class NumberFacts
{
    public static IEnumerable<Fact> In(string text, IReadOnlyList<Word> words) =>
        InheritFromRangeEnd([.. Digits(text).Concat(Written(text, words)).OrderBy(f => f.Range.Start)], text);

    private static IEnumerable<Fact> Digits(string text)
    {
        foreach (Match match in Numeral().Matches(text))
        {
            var end = match.Index + match.Length;
            if (!decimal.TryParse(match.Groups["number"].Value, NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var value))
                continue;
            if (match.Groups["ordinal"].Success)
            {
                yield return new Fact(FactKind.Ordinal, new TextRange(match.Index, end), match.Value) { Value = value };
                continue;
            }

            var currency = match.Groups["currency"].Success ? MeasureUnits.Currency(match.Groups["currency"].Value.Trim()) : null;
            string? letterUnit = null;
            if (match.Groups["scale"].Success)
                Scale(match.Groups["scale"].Value, isMoney: currency is not null, ref value, out letterUnit);
            yield return Complete(text, new TextRange(match.Index, end), value, currency, letterUnit);
        }
    }

    private static IEnumerable<Fact> Written(string text, IReadOnlyList<Word> words)
    {
        for (var i = 0; i < words.Count; i++)
        {
            var taken = NumberWords.Read(words, i, text, out var value);
            if (taken > 0)
            {
                var range = new TextRange(words[i].Range.Start, words[i + taken - 1].Range.End);
                if (taken > 1 || !IsPronoun(words, i))
                    yield return Complete(text, range, value, null, null);
                i += taken - 1;
            }
            else if (NumberWords.TryOrdinal(words[i].Key, out var ordinal) && !IsMomentOrNotice(words, i))
            {
                yield return new Fact(FactKind.Ordinal, words[i].Range, words[i].Text) { Value = ordinal };
            }
            else if (words[i].Key == "half" && (i == 0 || words[i - 1].Key is not ("first" or "second")))
            {
                yield return new Fact(FactKind.Number, words[i].Range, words[i].Text) { Value = 0.5m };
            }
        }
    }

    /// <summary>Reads what stands after a number: "per cent", a currency, a measure, or what is counted.</summary>
    private static Fact Complete(string text, TextRange range, decimal value, string? currency, string? unit)
    {
        if (PercentSign().Match(text, range.End) is { Success: true } percent)
        {
            range = range with { End = range.End + percent.Length };
            return new Fact(FactKind.Percentage, range, range.Of(text)) { Value = value };
        }

        var after = FollowingWord().Match(text, range.End);
        if (currency is null && after.Success)
        {
            var named = MeasureUnits.Currency(after.Groups["word"].Value);
            if (named is null && MoneyAdjective().Match(text, range.End) is { Success: true } adjective && MeasureUnits.Currency(adjective.Groups["word"].Value) is { } behind)
                (named, after) = (behind, adjective);
            if (named is not null && !(after.Groups["word"].Value is "try" or "won" or "real" or "rand" or "pound" or "pounds" && IsOtherWord(text, after)))
            {
                currency = named;
                range = range with { End = after.Index + after.Length };
            }
        }

        if (currency is not null)
        {
            // Cents and pence are hundredths of their currency.
            var (code, factor) = currency.IndexOf('-', StringComparison.Ordinal) is var dash && dash > 0 ? (currency[..dash], 0.01m) : (currency, 1m);
            return new Fact(FactKind.Money, range, range.Of(text)) { Value = value * factor, Unit = code };
        }

        if (unit is null && after.Success && MeasureUnits.Measure(after.Groups["word"].Value) is { } measure)
        {
            range = range with { End = after.Index + after.Length };
            return new Fact(FactKind.Number, range, range.Of(text)) { Value = value, Unit = measure };
        }

        if (unit is null && after.Success)
        {
            var key = after.Groups["word"].Value.ToLowerInvariant();
            unit = Words.IsGrammar(key) ? null : PorterStemmer.Stem(key);
        }

        return new Fact(FactKind.Number, range, range.Of(text)) { Value = value, Unit = unit };
    }

    /// <summary>In "4-5 million" and "8 to 10%", the first number means what the second does.</summary>
    private static List<Fact> InheritFromRangeEnd(List<Fact> facts, string text)
    {
        for (var i = 0; i + 1 < facts.Count; i++)
        {
            var (first, second) = (facts[i], facts[i + 1]);
            var isBare = first.Kind is FactKind.Money || first is { Kind: FactKind.Number, Unit: null };
            if (!isBare || second.Kind is FactKind.Ordinal || first.Kind == FactKind.Money && second.Kind != FactKind.Money && second.Kind != FactKind.Number
                || !RangeJoint().IsMatch(text[first.Range.End..Math.Max(first.Range.End, second.Range.Start)]))
            {
                continue;
            }

            var scale = second.Kind != FactKind.Percentage && first.Value < second.Value && ScaleOf(first.Text) is null ? ScaleOf(second.Text) ?? 1 : 1;
            facts[i] = first.Kind == FactKind.Money
                ? first with { Value = first.Value * scale }
                : first with { Kind = second.Kind, Value = first.Value * scale, Unit = second.Unit };
        }

        return facts;
    }

    private static decimal? ScaleOf(string text)
    {
        var match = Numeral().Match(text);
        if (!match.Success || !match.Groups["scale"].Success)
            return null;
        var one = 1m;
        Scale(match.Groups["scale"].Value, isMoney: true, ref one, out _);
        return one;
    }

    private static void Scale(string scale, bool isMoney, ref decimal value, out string? letterUnit)
    {
        letterUnit = null;
        if (NumberWords.TryScale(scale.ToLowerInvariant(), out var factor))
        {
            Multiply(ref value, factor);
            return;
        }

        // "5m" without a currency is five million in one paper and five metres in the next.
        if (!isMoney && scale == "m")
        {
            letterUnit = "m";
            return;
        }

        Multiply(ref value, char.ToLowerInvariant(scale[0]) switch { 'k' => 1_000m, 'm' => 1_000_000m, 'b' => 1_000_000_000m, _ => 1_000_000_000_000m });
    }

    private static void Multiply(ref decimal value, decimal factor)
    {
        if (value <= decimal.MaxValue / factor)
            value *= factor;
    }

    /// <summary>Whether a lone "one" stands for a thing or nobody: "one of them", "no one", "the one".</summary>
    private static bool IsPronoun(IReadOnlyList<Word> words, int i) =>
        words[i].Key == "one"
        && ((i > 0 && words[i - 1].Key is "no" or "every" or "any" or "each" or "the" or "this" or "that" or "which" or "another" or "some")
            || i + 1 >= words.Count || words[i + 1].Key is "another" or "day" or "thing" or "who" or "that" or "can" or "must" or "should");

    /// <summary>Whether "second" is a part of a minute ("a second later"), or "first" means before all.</summary>
    private static bool IsMomentOrNotice(IReadOnlyList<Word> words, int i) =>
        words[i].Key == "second" && i > 0 && words[i - 1].Key is "per" or "split" or "every";

    /// <summary>Whether a word that is also a currency means something else here: "3 won medals", "5 try to".</summary>
    private static bool IsOtherWord(string text, Match word)
    {
        var next = FollowingWord().Match(text, word.Index + word.Length);
        return word.Groups["word"].Value is "try" or "real" || (word.Groups["word"].Value == "won" && next.Success);
    }

    [GeneratedRegex(
        @"(?<![\p{L}\d]|\d[.,])(?<currency>(?:US|A|C|CA|NZ|HK|S)\$\s?|[$€£¥₹₽₺₴₩]\s?|(?:USD|EUR|GBP|JPY|CHF|AUD|CAD|CNY|RMB|INR|RUB|TRY|UAH)\s)?(?<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?:(?<ordinal>st|nd|rd|th)(?![\p{L}\d])|[\s-]?(?<scale>hundred|thousand|million|billion|trillion)(?![\p{L}])|\s?(?<scale>mn|bn|tn|trn)(?![\p{L}\d])|(?<scale>[kKmMbBT])(?![\p{L}\d]))?",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Numeral();

    [GeneratedRegex(@"\G[\s-]?(?:%|per[\s-]?cent\b|percent\b|pct\b|percentage[\s-]points?\b)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex PercentSign();

    [GeneratedRegex(@"\G[\s-](?<word>\p{L}+)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex FollowingWord();

    [GeneratedRegex(@"\G\s(?:US|U\.S\.|American|Australian|Canadian|British|Swiss|Japanese|Chinese|Indian|Russian|Turkish)\s(?<word>\p{L}+)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex MoneyAdjective();

    [GeneratedRegex(@"^\s?(?:-|–|—|to|or)\s?$", RegexOptions.CultureInvariant)]
    private static partial Regex RangeJoint();
}

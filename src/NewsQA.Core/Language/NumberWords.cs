using System.Collections.Frozen;

namespace NewsQA.Language;

/// <summary>Reads numbers that are written out: <c>twenty-one</c>, <c>three hundred and fifty</c>, <c>two million</c>, <c>a dozen</c>.</summary>
internal static class NumberWords
{
    private static readonly FrozenDictionary<string, decimal> Small = new Dictionary<string, decimal>(StringComparer.Ordinal)
    {
        ["zero"] = 0,
        ["one"] = 1,
        ["two"] = 2,
        ["three"] = 3,
        ["four"] = 4,
        ["five"] = 5,
        ["six"] = 6,
        ["seven"] = 7,
        ["eight"] = 8,
        ["nine"] = 9,
        ["ten"] = 10,
        ["eleven"] = 11,
        ["twelve"] = 12,
        ["thirteen"] = 13,
        ["fourteen"] = 14,
        ["fifteen"] = 15,
        ["sixteen"] = 16,
        ["seventeen"] = 17,
        ["eighteen"] = 18,
        ["nineteen"] = 19,
        ["twenty"] = 20,
        ["thirty"] = 30,
        ["forty"] = 40,
        ["fifty"] = 50,
        ["sixty"] = 60,
        ["seventy"] = 70,
        ["eighty"] = 80,
        ["ninety"] = 90,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, decimal> Scales = new Dictionary<string, decimal>(StringComparer.Ordinal)
    {
        ["hundred"] = 100,
        ["hundreds"] = 100,
        ["dozen"] = 12,
        ["thousand"] = 1_000,
        ["thousands"] = 1_000,
        ["million"] = 1_000_000,
        ["millions"] = 1_000_000,
        ["billion"] = 1_000_000_000,
        ["billions"] = 1_000_000_000,
        ["trillion"] = 1_000_000_000_000,
        ["trillions"] = 1_000_000_000_000,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, decimal> Ordinals = new Dictionary<string, decimal>(StringComparer.Ordinal)
    {
        ["first"] = 1,
        ["second"] = 2,
        ["third"] = 3,
        ["fourth"] = 4,
        ["fifth"] = 5,
        ["sixth"] = 6,
        ["seventh"] = 7,
        ["eighth"] = 8,
        ["ninth"] = 9,
        ["tenth"] = 10,
        ["eleventh"] = 11,
        ["twelfth"] = 12,
        ["thirteenth"] = 13,
        ["fourteenth"] = 14,
        ["fifteenth"] = 15,
        ["sixteenth"] = 16,
        ["seventeenth"] = 17,
        ["eighteenth"] = 18,
        ["nineteenth"] = 19,
        ["twentieth"] = 20,
        ["thirtieth"] = 30,
        ["fortieth"] = 40,
        ["fiftieth"] = 50,
        ["hundredth"] = 100,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>What a scale word multiplies by.</summary>
    public static bool TryScale(string key, out decimal scale) => Scales.TryGetValue(key, out scale);

    /// <summary>The value of an ordinal word such as <c>third</c>.</summary>
    public static bool TryOrdinal(string key, out decimal value) => Ordinals.TryGetValue(key, out value);

    /// <summary>The value of a single number word or a run of digits up to three places, for "two weeks ago" and the like.</summary>
    public static bool TryCount(string text, out int count)
    {
        if (int.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out count))
            return count is > 0 and < 1000;
        count = text.ToLowerInvariant() switch { "a" or "an" => 1, "couple" => 2, var key => Small.TryGetValue(key, out var value) ? (int)value : 0 };
        return count > 0;
    }

    /// <summary>
    /// Reads the longest number that begins at <paramref name="index"/>. A lone "a", "hundred" or "millions" without a count is
    /// no number.
    /// </summary>
    /// <returns>How many words it takes; 0 if none begins there.</returns>
    public static int Read(IReadOnlyList<Word> words, int index, string text, out decimal value)
    {
        value = 0;
        decimal group = 0;
        var taken = 0;
        var started = false;
        var i = index;
        while (i < words.Count && (i == index || IsJoined(words[i - 1], words[i], text)))
        {
            var key = words[i].Key;
            if (Small.TryGetValue(key, out var small))
            {
                // "twenty" takes a digit after it; "nineteen ninety" and "two three" are not one number.
                if (started && !CanAppend(words[i - 1].Key, small))
                    break;
                group += small;
                started = true;
            }
            else if (Scales.TryGetValue(key, out var scale))
            {
                if (!started)
                    break;
                if (scale <= 100)
                {
                    group *= scale;
                }
                else
                {
                    value += group * scale;
                    group = 0;
                }
            }
            else if (i == index && key is "a" or "an" && i + 1 < words.Count && Scales.ContainsKey(words[i + 1].Key)
                && !words[i + 1].Key.EndsWith('s'))
            {
                group = 1;
                started = true;
            }
            else if (key == "and" && started && i + 1 < words.Count && words[i - 1].Key is "hundred" or "thousand"
                && i + 1 < words.Count && Small.ContainsKey(words[i + 1].Key))
            {
                i++;
                continue;
            }
            else
            {
                break;
            }

            i++;
            taken = i - index;
        }

        value += group;
        return taken;
    }

    private static bool CanAppend(string before, decimal next) =>
        Scales.ContainsKey(before) || before == "and" || (Small.TryGetValue(before, out var tens) && tens is >= 20 and < 100 && next is > 0 and < 10);

    private static bool IsJoined(Word before, Word after, string text)
    {
        var gap = text.AsSpan(before.Range.End, after.Range.Start - before.Range.End);
        return gap is " " or "-" or "‑" or "\u00A0";
    }
}

using System.Buffers;
using System.Collections.Frozen;
using NewsQA.Articles;

namespace NewsQA.Language;

/// <summary>Proper names, told by their capitals and by where in the sentence they stand.</summary>
internal static class NameFacts
{
    private static readonly FrozenSet<string> Connectors = FrozenSet.ToFrozenSet(
        ["of", "de", "del", "della", "di", "da", "la", "le", "van", "von", "der", "den", "bin", "al", "el", "ibn", "y", "du", "dos"], StringComparer.Ordinal);

    private static readonly SearchValues<char> SentenceMarks = SearchValues.Create(".!?:;\n\"“(•*—");

    // Words that often open a sentence and name nobody. Verbs in -ing and adverbs in -ly are told by their ending.
    private static readonly FrozenSet<string> Openers = FrozenSet.ToFrozenSet(
        ("people police officials residents experts scientists researchers workers investigators prosecutors ministers lawmakers critics supporters " +
         "passengers rescuers doctors nurses teachers pupils students parents children families women men voters protesters firefighters insurers economists " +
         "analysts shares prices profits sales production talks negotiations elections rain snow floods fire damage power water news reports figures records " +
         "yes no none nobody nothing everybody everyone everything meanwhile instead moreover furthermore nevertheless although though unless whether " +
         "last next several dozens hundreds thousands millions most many nearly almost about around earlier later today yesterday tomorrow tonight perhaps maybe " +
         "thanks sorry asked speaking according based born built founded named known called given made taken held set first second third " +
         "good bad new old big small great long short high low another less never always often sometimes soon once twice").Split(' '), StringComparer.Ordinal);

    public static IEnumerable<Fact> In(string text, IReadOnlyList<Word> words, IReadOnlyList<Fact> taken)
    {
        for (var i = 0; i < words.Count; i++)
        {
            if (!IsNameWord(words[i], taken))
                continue;

            var end = i;
            while (NextNameWord(text, words, end, taken) is { } next)
                end = next;

            var start = i;
            while (start <= end && IsOpening(text, words, start) && IsOpener(words[start]))
                start++;

            // "I", single initials and lone words of grammar in capitals ("WHAT IS STUCK") name nothing.
            if (start <= end && !(start == end && (words[start].Text.Length == 1 || Words.IsGrammar(words[start].Key) && !words[start].Text.Contains('.') && words[start].Text is not ("US" or "IT"))))
            {
                var range = new TextRange(words[start].Range.Start, words[end].Range.End);
                if (text.AsSpan(range.End - 2, 2) is "'s" or "’s")
                    range = range with { End = range.End - 2 };
                yield return new Fact(FactKind.Name, range, range.Of(text));
            }

            i = end;
        }
    }

    /// <summary>The word after <paramref name="end"/> that goes on with the name, across at most two of its small words: "de la".</summary>
    private static int? NextNameWord(string text, IReadOnlyList<Word> words, int end, IReadOnlyList<Fact> taken)
    {
        for (var next = end + 1; next < words.Count && next <= end + 3 && IsNextTo(text, words[next - 1], words[next]); next++)
        {
            if (IsNameWord(words[next], taken))
                return next;
            if (!Connectors.Contains(words[next].Text))
                return null;
        }

        return null;
    }

    private static bool IsNameWord(Word word, IReadOnlyList<Fact> taken)
    {
        if (word.Key.Length == 0 || !word.Text.Any(char.IsUpper) || !char.IsLetterOrDigit(word.Text[0]))
            return false;
        for (var i = 0; i < taken.Count; i++)
        {
            if (taken[i].Range.Overlaps(word.Range))
                return false;
        }

        return true;
    }

    private static bool IsOpener(Word word) =>
        word.Text is not ("US" or "IT" or "WHO") && (Words.IsGrammar(word.Key) && !word.Text.Contains('.') || Openers.Contains(word.Key)
            || word.Key.EndsWith("ing", StringComparison.Ordinal) || (word.Key.EndsWith("ly", StringComparison.Ordinal) && word.Key is not ("italy" or "sicily")));

    private static bool IsOpening(string text, IReadOnlyList<Word> words, int i)
    {
        if (i == 0)
            return true;
        var gap = text.AsSpan(words[i - 1].Range.End, words[i].Range.Start - words[i - 1].Range.End);
        return gap.ContainsAny(SentenceMarks) || (words[i - 1].Text.Length > 1 && IsOpener(words[i - 1]) && IsOpening(text, words, i - 1));
    }

    private static bool IsNextTo(string text, Word before, Word after)
    {
        if (before.Text.EndsWith("'s", StringComparison.Ordinal) || before.Text.EndsWith("’s", StringComparison.Ordinal))
            return false;
        var gap = text.AsSpan(before.Range.End, after.Range.Start - before.Range.End);
        return gap is " " or "-" or "–" or "\u00A0" or " & " || (gap is ". " && before.Text.Length <= 3);
    }
}

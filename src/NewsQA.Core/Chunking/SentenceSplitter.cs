using NewsQA.Articles;

namespace NewsQA.Chunking;

/// <summary>Splits news text into sentences. Linear in the length of the text; needs no model; thread-safe.</summary>
/// <remarks>
/// In doubt two sentences stay one: a quote that is a little long still proves its answer, a quote cut off in "the U.S." does not.
/// </remarks>
public static class SentenceSplitter
{
    private const string Terminals = ".!?…";
    private const string FullWidthTerminals = "。！？｡؟۔।॥።";
    private const string Closers = "\"'”’»›)]}」』）】〉》";
    private const string Openers = "\"'“‘«‹([{¿¡„‚「『（【〈《";
    private const int WordLimit = 40;

    /// <summary>
    /// The sentences of <paramref name="text"/> in order. Each range starts and ends at a character that is not white space,
    /// and each such character lies in exactly one. Blank lines always part sentences; so do single line breaks, but for those
    /// of a paragraph wrapped at a fixed width.
    /// </summary>
    public static IReadOnlyList<TextRange> Split(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var sentences = new List<TextRange>();
        foreach (var line in LineSegments.Of(text))
            SplitSegment(text, line, sentences);
        return sentences;
    }

    private static void SplitSegment(string text, TextRange segment, List<TextRange> sentences)
    {
        var start = segment.Start;
        for (var i = segment.Start; i < segment.End;)
        {
            var full = FullWidthTerminals.Contains(text[i], StringComparison.Ordinal);
            if (!full && !Terminals.Contains(text[i], StringComparison.Ordinal))
            {
                i++;
                continue;
            }

            var stop = i;
            i = SkipTerminals(text, i, segment.End);
            var marksEnd = i;
            i = SkipClosers(text, i, segment.End);
            if (i < segment.End && (full || char.IsWhiteSpace(text[i])) && Ends(text, segment, stop, marksEnd, i, full))
            {
                Add(text, start, i, sentences);
                start = i;
            }
        }

        Add(text, start, segment.End, sentences);
    }

    private static void Add(string text, int start, int end, List<TextRange> sentences)
    {
        while (start < end && char.IsWhiteSpace(text[start])) start++;
        while (end > start && char.IsWhiteSpace(text[end - 1])) end--;
        if (end > start) sentences.Add(new TextRange(start, end));
    }

    private static int SkipTerminals(string text, int i, int end)
    {
        for (i++; i < end; i++)
        {
            if (Terminals.Contains(text[i], StringComparison.Ordinal) || FullWidthTerminals.Contains(text[i], StringComparison.Ordinal))
                continue;

            // A spaced ellipsis: ". . ."
            if (text[i] is not ' ' || i + 1 >= end || text[i + 1] != '.' || text[i - 1] != '.' || (i + 2 < end && char.IsLetterOrDigit(text[i + 2])))
                return i;
        }

        return i;
    }

    private static int SkipClosers(string text, int i, int end)
    {
        while (i < end)
        {
            if (Closers.Contains(text[i], StringComparison.Ordinal))
            {
                i++;
                continue;
            }

            // A note mark such as [12] belongs to what it follows.
            var digits = i + 1;
            while (digits < end && digits - i < 5 && char.IsAsciiDigit(text[digits])) digits++;
            if (text[i] != '[' || digits == i + 1 || digits >= end || text[digits] != ']') return i;
            i = digits + 1;
        }

        return i;
    }

    /// <summary>Whether the marks from <paramref name="stop"/> end a sentence; the next sentence would start at or after <paramref name="after"/>.</summary>
    private static bool Ends(string text, TextRange segment, int stop, int marksEnd, int after, bool full)
    {
        var next = after;
        while (next < segment.End && char.IsWhiteSpace(text[next])) next++;
        if (next == segment.End) return false;
        if (full) return true;

        var opener = next;
        while (next < segment.End && (Openers.Contains(text[next], StringComparison.Ordinal) || text[next] is '@' or '#')) next++;
        if (next == segment.End) return true;
        var word = WordAt(text, next, segment.End);
        if (char.IsLower(text[next]) && !(next == opener ? IsBrand(word) : text[next - 1] is '@' or '#' || IsBrand(word))) return false;
        if (word.IsEmpty && text[next] is ',' or ';' or ':' or '–' or '—' or '-') return false;

        var closed = after > marksEnd;
        if (text[stop] != '.' || marksEnd - stop > 1)
        {
            var loud = text.AsSpan(stop, marksEnd - stop).IndexOfAny('!', '?') >= 0;
            if (loud) return !(closed && AttributesSpeech(text, next, segment.End)) && !IsNameWithMark(text, stop);
            return word is not "I" || stop == segment.Start || !char.IsWhiteSpace(text[stop - 1]);
        }

        return closed && !char.IsWhiteSpace(text[marksEnd]) && text[marksEnd] is not (')' or ']')
            ? !NeverEndsBefore(text, segment, stop)
            : StopEnds(text, segment, stop, next, word, opener != next);
    }

    private static bool NeverEndsBefore(string text, TextRange segment, int stop) =>
        Abbreviations.KindOf(WordBefore(text, segment.Start, stop)) == AbbreviationKind.NeverEnds;

    private static bool StopEnds(string text, TextRange segment, int stop, int next, ReadOnlySpan<char> word, bool quoted)
    {
        var before = WordBefore(text, segment.Start, stop);
        if (before.IsEmpty) return true;
        var opens = quoted || Abbreviations.OpensSentence(word);
        var number = char.IsDigit(text[next]);
        switch (Abbreviations.KindOf(before))
        {
            case AbbreviationKind.NeverEnds:
                // "St." and "Mt." close addresses too: "on Main St. The".
                return before is "St" && Abbreviations.OpensSentence(word) && word is not "I";
            case AbbreviationKind.BeforeNumber:
                return !number && !(before is "No" or "Nos" && quoted);
            case AbbreviationKind.TimeOfDay:
                return !Abbreviations.FollowsTime(word) && !quoted || opens;
            case AbbreviationKind.MayEnd:
                return opens;
        }

        // An ordinal: "1. Item" at the start of a line, "3. März" anywhere.
        if (before.Length <= 3 && IsDigits(before))
            return stop - before.Length > segment.Start && !Abbreviations.IsMonthAfterOrdinal(word);

        if (before.Length == 1 && char.IsUpper(before[0])) return InitialEnds(text, segment.Start, stop - 1, before[0], word, opens);
        return !before.Contains('.') || !IsDotted(before) || opens;
    }

    /// <summary>"J. K. Rowling" and "George W. Bush" go on; "vitamin C. It" and "Plan B. The" end.</summary>
    private static bool InitialEnds(string text, int segmentStart, int at, char letter, ReadOnlySpan<char> word, bool opens)
    {
        if (!opens || at == segmentStart) return false;
        if (letter == 'I' || word is not ("A" or "I")) return true;
        var earlier = WordBefore(text, segmentStart, at - 1);
        return earlier.Length > 0 && char.IsLower(earlier[0]);
    }

    private static bool AttributesSpeech(string text, int from, int end)
    {
        // “Will it hold?” Mayor Ann Smith asked.
        for (var i = 0; i < 5 && from < end; i++)
        {
            var word = WordAt(text, from, end);
            if (word.IsEmpty) return false;
            if (Abbreviations.IsSpeechVerb(word)) return i > 0;
            if (!char.IsUpper(word[0]) || (i == 0 && Abbreviations.OpensSentence(word))) return false;
            from += word.Length;
            while (from < end && (text[from] == '.' || char.IsWhiteSpace(text[from]))) from++;
        }

        return false;
    }

    private static bool IsNameWithMark(string text, int stop) =>
        text[stop] == '!' && WordBefore(text, 0, stop) is "Yahoo" or "Jeopardy" or "Yum" or "Joomla" or "Panic";

    /// <summary>iPhone, eBay, macOS: small first letter, but a name.</summary>
    private static bool IsBrand(ReadOnlySpan<char> word) =>
        word.Length > 2 && char.IsLower(word[0]) && (char.IsUpper(word[1]) || char.IsUpper(word[^1]));

    private static bool IsDotted(ReadOnlySpan<char> word)
    {
        // U.S, D.C, Ph.D, J.R.R: parts of at most two letters.
        var run = 0;
        foreach (var c in word)
        {
            if (c == '.') run = 0;
            else if (!char.IsLetter(c) || ++run > 2) return false;
        }

        return true;
    }

    private static bool IsDigits(ReadOnlySpan<char> word)
    {
        foreach (var c in word)
        {
            if (!char.IsAsciiDigit(c)) return false;
        }

        return word.Length > 0;
    }

    private static ReadOnlySpan<char> WordBefore(string text, int from, int end)
    {
        var start = end;
        while (start > from && end - start < WordLimit && (char.IsLetterOrDigit(text[start - 1]) || text[start - 1] == '.')) start--;
        return text.AsSpan(start, Math.Max(0, end - start)).TrimStart('.');
    }

    private static ReadOnlySpan<char> WordAt(string text, int start, int end)
    {
        var stop = start;
        while (stop < end && stop - start < WordLimit && char.IsLetterOrDigit(text[stop])) stop++;
        return text.AsSpan(start, stop - start);
    }
}

using System.Collections.Frozen;
using System.Globalization;
using NewsQA.Articles;

namespace NewsQA.Language;

/// <summary>Splits text into words, and tells words of content from words of grammar.</summary>
internal static class Words
{
    private static readonly FrozenSet<string> Grammar = FrozenSet.ToFrozenSet(
        ("a an the this that these those some any each every either neither no not nor and or but if then than so as at by for from in into of off on " +
         "onto out over to under up upon with within without about above across after against along among around before behind below beneath beside " +
         "besides between beyond despite down during except inside like near outside per since through throughout till toward towards until via " +
         "i me my mine myself we us our ours ourselves you your yours yourself he him his himself she her hers herself it its itself they them their " +
         "theirs themselves one ones who whom whose which what when where why how whether there here " +
         "am is are was were be been being do does did doing done have has had having will would shall should can could may might must ought " +
         "isn't aren't wasn't weren't don't doesn't didn't hasn't haven't hadn't won't wouldn't can't couldn't shouldn't mustn't i'm you're it's he's she's they're we're " +
         "also just only very too much many more most such same other another own again further once both all few ever even still yet now " +
         "please tell give say says said let know according because while however " +
         "s t d ll re ve").Split(' '),
        StringComparer.Ordinal);

    /// <summary>The words of <paramref name="text"/> in order.</summary>
    public static List<Word> Of(string text)
    {
        var words = new List<Word>();
        for (var i = 0; i < text.Length;)
        {
            if (!IsWordCharacter(text, i))
            {
                i++;
                continue;
            }

            var start = i++;
            while (i < text.Length && (IsWordCharacter(text, i) || IsInnerMark(text, start, i)))
                i++;

            // The last point of "U.S." belongs to it, the point of "war." does not.
            if (i < text.Length && text[i] == '.' && i - start >= 3 && text[i - 2] == '.')
                i++;
            words.Add(new Word(new TextRange(start, i), text[start..i]));
        }

        return words;
    }

    /// <summary>Whether a word, given by its key, only holds a sentence together and names nothing.</summary>
    public static bool IsGrammar(string key) => Grammar.Contains(key);

    /// <summary>
    /// Whether a word of <paramref name="text"/> is an abbreviation: "U.S.", "US" and "WHO" name something, whatever "us" and "who" do.
    /// In a text all in capitals, capitals tell nothing.
    /// </summary>
    public static bool IsAbbreviation(Word word, string text) =>
        word.Text.Contains('.', StringComparison.Ordinal)
        || (word.Text.Length > 1 && word.Text.All(char.IsUpper) && text.Any(char.IsLower));

    /// <summary>The words of <paramref name="text"/> that name something.</summary>
    public static IEnumerable<Word> ContentOf(string text) =>
        Of(text).Where(w => w.Key.Length > 0 && (!IsGrammar(w.Key) || IsAbbreviation(w, text)));

    private static bool IsWordCharacter(string text, int i) =>
        char.IsLetterOrDigit(text[i]) || char.GetUnicodeCategory(text[i]) is UnicodeCategory.NonSpacingMark;

    private static bool IsInnerMark(string text, int start, int i)
    {
        if (i + 1 >= text.Length || !char.IsLetterOrDigit(text[i + 1]))
            return false;
        return text[i] switch
        {
            '\'' or '’' => char.IsLetter(text[i - 1]) && char.IsLetter(text[i + 1]),
            '.' => (char.IsAsciiDigit(text[i - 1]) && char.IsAsciiDigit(text[i + 1])) || IsAbbreviationPoint(text, start, i),
            ',' => char.IsAsciiDigit(text[i - 1]) && char.IsAsciiDigit(text[i + 1]),
            _ => false,
        };
    }

    /// <summary>Whether single letters alternate with points: <c>U.S</c>, <c>p.m</c>.</summary>
    private static bool IsAbbreviationPoint(string text, int start, int i) =>
        char.IsLetter(text[i - 1]) && (i - 1 == start || text[i - 2] == '.')
        && (i + 2 >= text.Length || !char.IsLetterOrDigit(text[i + 2]));
}

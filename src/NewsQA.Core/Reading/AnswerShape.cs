using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using NewsQA.Articles;
using NewsQA.Language;

namespace NewsQA.Reading;

/// <summary>Brings a span that the network chose to the answer a reader would underline: whole words, amounts and lists, no loose punctuation.</summary>
internal static partial class AnswerShape
{
    /// <summary>The completed answer; it never leaves <paramref name="sentence"/>, and is empty if the span holds only punctuation.</summary>
    public static TextRange Complete(string question, string text, TextRange sentence, TextRange span)
    {
        var range = WholeWords(text, sentence, span);
        range = WholeAmount(text, sentence, range);
        if (WantsList(question))
        {
            range = WholeList(text, sentence, range);
        }

        return Trim(text, range);
    }

    /// <summary>Lower case, without punctuation, articles and extra space: what makes two answers the same.</summary>
    public static string Normalize(string answer)
    {
        var result = new StringBuilder(answer.Length);
        foreach (var c in answer.ToLowerInvariant())
        {
            result.Append(char.IsLetterOrDigit(c) || char.GetUnicodeCategory(c) is UnicodeCategory.CurrencySymbol ? c : ' ');
        }

        return string.Join(' ', result.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(w => w is not ("a" or "an" or "the")));
    }

    /// <summary>Whether the answer is made of function words ("I", "just"), which say nothing outside of their sentence; "US" and "IT" are names.</summary>
    public static bool IsFunctionWords(string answer) =>
        !Words.ContentOf(answer).Any() && !(answer.Length > 1 && answer.All(char.IsUpper));

    private static TextRange WholeWords(string text, TextRange sentence, TextRange span)
    {
        var (start, end) = (Math.Max(span.Start, sentence.Start), Math.Min(span.End, sentence.End));
        while (start < end && start > sentence.Start && IsInner(text, start - 1) && IsInner(text, start))
        {
            start--;
        }

        while (end < sentence.End && end > start && IsInner(text, end - 1) && IsInner(text, end))
        {
            end++;
        }

        // The point of an abbreviation such as U.S. belongs to it.
        if (end < sentence.End && text[end] == '.' && end - start >= 3 && text[end - 2] == '.' && char.IsLetter(text[end - 1]))
        {
            end++;
        }

        return new TextRange(start, Math.Max(start, end));
    }

    private static bool IsInner(string text, int index) =>
        char.IsLetterOrDigit(text[index])
        // Points and commas within a number: 4.5, 1,000.
        || (text[index] is '.' or ',' && index > 0 && index + 1 < text.Length && char.IsDigit(text[index - 1]) && char.IsDigit(text[index + 1]));

    private static TextRange WholeAmount(string text, TextRange sentence, TextRange range)
    {
        var (start, end) = (range.Start, range.End);
        if (start < end && char.IsDigit(text[start]))
        {
            var sign = CurrencyBefore().Match(text[sentence.Start..start]);
            start -= sign.Length;
        }

        if (end > start && char.IsDigit(text[end - 1]))
        {
            end += ScaleAfter().Match(text[end..sentence.End]).Length;
        }

        return new TextRange(start, end);
    }

    /// <summary>Whether the question asks for several things: "Which countries …", "Who are …", "Name the …".</summary>
    private static bool WantsList(string question) => PluralQuestion().IsMatch(question);

    /// <summary>Takes in the neighbours of a name that stands in a list of names.</summary>
    private static TextRange WholeList(string text, TextRange sentence, TextRange range)
    {
        var after = ItemsAfter().Match(text[range.End..sentence.End]).Length;
        var before = ItemsBefore().Match(text[sentence.Start..range.Start]).Length;
        return new TextRange(range.Start - before, range.End + after);
    }

    private static TextRange Trim(string text, TextRange range)
    {
        var (start, end) = (range.Start, range.End);
        while (start < end && (char.IsWhiteSpace(text[start]) || text[start] is ',' or ';' or ':' or '.' or '!' or '?' or '–' or '—' or ')'))
        {
            start++;
        }

        while (end > start && (char.IsWhiteSpace(text[end - 1]) || text[end - 1] is ',' or ';' or ':' or '!' or '?' or '–' or '—' or '(' or '-'
                               || (text[end - 1] == '.' && !EndsInAbbreviation(text.AsSpan(start, end - start)))))
        {
            end--;
        }

        var trimmed = new TextRange(start, end);
        var unwrapped = Unwrap(text, trimmed);
        return unwrapped == trimmed ? trimmed : Trim(text, unwrapped);
    }

    private static bool EndsInAbbreviation(ReadOnlySpan<char> answer) => Abbreviation().IsMatch(answer);

    /// <summary>Drops quotation marks and brackets around the whole answer, and one that has lost its partner.</summary>
    private static TextRange Unwrap(string text, TextRange range)
    {
        foreach (var (open, close) in (ReadOnlySpan<(char, char)>)[('"', '"'), ('“', '”'), ('‘', '’'), ('(', ')'), ('[', ']')])
        {
            if (range.Length < 2)
            {
                break;
            }

            var answer = range.Of(text);
            var opens = text[range.Start] == open;
            var closes = text[range.End - 1] == close;
            var inside = answer[1..^1];
            if (opens && closes && !inside.Contains(open, StringComparison.Ordinal) && !inside.Contains(close, StringComparison.Ordinal))
            {
                range = new TextRange(range.Start + 1, range.End - 1);
            }
            else if (opens && !answer[1..].Contains(close, StringComparison.Ordinal))
            {
                range = range with { Start = range.Start + 1 };
            }
            else if (closes && close != '’' && !answer[..^1].Contains(open, StringComparison.Ordinal))
            {
                range = range with { End = range.End - 1 };
            }
        }

        return range;
    }

    [GeneratedRegex(@"(?:\b(?:US|A|C|CA|AU|NZ|HK|S|R))?[\p{Sc}]\s?$")]
    private static partial Regex CurrencyBefore();

    [GeneratedRegex(
        @"^(?:[\s-]?(?:thousand|million|billion|trillion|mn|bn|tn|[mbk])\b)?(?:\s?(?:%|‰|°\s?[CF]\b)|\s(?:percent|per cent|percentage points?|dollars|euros|pounds|yen|yuan|rupees|francs|degrees)\b)?",
        RegexOptions.IgnoreCase)]
    private static partial Regex ScaleAfter();

    [GeneratedRegex(
        @"\b(?:which|what)\s+(?:\w+\s+){0,3}?(?:people|men|women|children|\w{2,}[^\Wsui]s)\b|\bwho (?:are|were|else)\b|\b(?:name|list)\s+(?:all|the|two|three|four|five|some)\b|\bwhat (?:all|else)\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex PluralQuestion();

    private const string Name = @"(?:the\s+)?\p{Lu}[\w’'-]*(?:\.(?=\s\p{Lu}))?(?:\s+(?:of\s+|the\s+)?\p{Lu}[\w’'-]*){0,3}";

    /// <summary>", B, C and D" after a name: inner items are followed by a comma or the "and" of the last one.</summary>
    [GeneratedRegex(@"^(?:,\s+" + Name + @"(?=,|\s+(?:and|or)\s))*,?\s+(?:and|or)\s+" + Name)]
    private static partial Regex ItemsAfter();

    /// <summary>"A, B and " before a name.</summary>
    [GeneratedRegex(@"(?<![\w.’'-])" + Name + @"(?:,\s+" + Name + @")*(?:,\s+|,?\s+(?:and|or)\s+)(?:the\s+)?$")]
    private static partial Regex ItemsBefore();

    [GeneratedRegex(@"(?:\b\p{L}(?:\.\p{L})+\.|\b(?:Inc|Ltd|Co|Corp|Jr|Sr|No|Bros|a\.m|p\.m|St|Dr)\.)$")]
    private static partial Regex Abbreviation();
}

using Microsoft.ML.Tokenizers;
using NewsQA.Articles;

namespace NewsQA.Chunking;

/// <summary>Splits a sentence that is over the budget: at clauses, else between words, else between characters.</summary>
internal sealed class SentenceParts(Tokenizer tokenizer, int maxTokens, int maxCharacters)
{
    private const string ClauseEnds = ";:,—–)，；：、،؛";

    /// <summary>A stretch of text with its number of tokens.</summary>
    public readonly record struct Part(TextRange Range, int Tokens);

    /// <summary>Adds the sentence to <paramref name="parts"/>, whole if it fits.</summary>
    public void Add(string text, TextRange sentence, List<Part> parts)
    {
        if (sentence.Length <= maxCharacters)
        {
            var tokens = Count(text, sentence);
            if (tokens <= maxTokens)
            {
                parts.Add(new Part(sentence, tokens));
                return;
            }
        }

        Split(Words(text, sentence), text, parts);
    }

    private int Count(string text, TextRange range) => tokenizer.CountTokens(text.AsSpan(range.Start, range.Length));

    private List<Part> Words(string text, TextRange sentence)
    {
        var words = new List<Part>();
        for (var i = sentence.Start; i < sentence.End;)
        {
            while (i < sentence.End && char.IsWhiteSpace(text[i])) i++;
            var start = i;
            while (i < sentence.End && i - start < maxTokens && !char.IsWhiteSpace(text[i])) i++;

            // A stretch without white space is cut by characters, never between the halves of a surrogate pair.
            if (i < sentence.End && i > start + 1 && char.IsLowSurrogate(text[i]) && char.IsHighSurrogate(text[i - 1])) i--;
            if (i > start) AddWord(text, new TextRange(start, i), words);
        }

        return words;
    }

    private void AddWord(string text, TextRange word, List<Part> words)
    {
        var tokens = Count(text, word);
        if (tokens <= maxTokens || word.Length == 1)
        {
            words.Add(new Part(word, tokens));
            return;
        }

        var middle = word.Start + word.Length / 2;
        if (char.IsLowSurrogate(text[middle]) && char.IsHighSurrogate(text[middle - 1])) middle++;
        if (middle >= word.End)
        {
            words.Add(new Part(word, tokens));
            return;
        }

        AddWord(text, new TextRange(word.Start, middle), words);
        AddWord(text, new TextRange(middle, word.End), words);
    }

    private void Split(List<Part> words, string text, List<Part> parts)
    {
        for (var first = 0; first < words.Count;)
        {
            var last = first;
            var tokens = words[first].Tokens;
            while (last + 1 < words.Count
                   && tokens + words[last + 1].Tokens <= maxTokens
                   && words[last + 1].Range.End - words[first].Range.Start <= maxCharacters)
            {
                tokens += words[++last].Tokens;
            }

            if (last + 1 < words.Count) last = ClauseEnd(words, text, first, last);
            parts.Add(Measured(text, words, first, ref last));
            first = last + 1;
        }
    }

    /// <summary>The last word in the second half that ends a clause; <paramref name="last"/> if there is none.</summary>
    private static int ClauseEnd(List<Part> words, string text, int first, int last)
    {
        for (var i = last; i > first + (last - first) / 2; i--)
        {
            if (ClauseEnds.Contains(text[words[i].Range.End - 1], StringComparison.Ordinal)) return i;
        }

        return last;
    }

    /// <summary>Counts the part as a whole, and gives up words while a vocabulary that joins words differently makes it too long.</summary>
    private Part Measured(string text, List<Part> words, int first, ref int last)
    {
        while (true)
        {
            var range = new TextRange(words[first].Range.Start, words[last].Range.End);
            var tokens = Count(text, range);
            if (tokens <= maxTokens || last == first) return new Part(range, tokens);
            last = first + (last - first) * 7 / 8;
        }
    }
}

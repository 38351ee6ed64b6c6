using NewsQA.Articles;

namespace NewsQA.Reading;

/// <summary>Parts the rows of tables: an answer may be a cell of one ("Snacks | 604 | +8.8%"), never the end of one with the start of the next.</summary>
internal static class TableCells
{
    private const char Bar = '|';

    /// <summary>The <paramref name="sentences"/>, those with bars parted at each; a bar is a part of its own.</summary>
    public static IReadOnlyList<TextRange> Split(string text, IReadOnlyList<TextRange> sentences)
    {
        if (!text.Contains(Bar, StringComparison.Ordinal))
            return sentences;
        var parts = new List<TextRange>(sentences.Count);
        foreach (var sentence in sentences)
        {
            var start = sentence.Start;
            for (var bar = text.IndexOf(Bar, start); bar >= 0 && bar < sentence.End; bar = text.IndexOf(Bar, start))
            {
                parts.Add(new TextRange(start, bar));
                parts.Add(new TextRange(bar, bar + 1));
                start = bar + 1;
            }

            parts.Add(sentence with { Start = start });
        }

        return parts;
    }
}

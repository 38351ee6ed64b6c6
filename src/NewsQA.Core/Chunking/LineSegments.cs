using NewsQA.Articles;

namespace NewsQA.Chunking;

/// <summary>The stretches of a text within which a sentence may run: lines, joined where a paragraph is wrapped at a fixed width.</summary>
internal static class LineSegments
{
    private const int NarrowestWrap = 40;
    private const int WidestWrap = 120;

    public static IEnumerable<TextRange> Of(string text)
    {
        for (var i = 0; i < text.Length;)
        {
            var paragraph = Paragraph(text, i, out i);
            foreach (var segment in Join(text, paragraph)) yield return segment;
        }
    }

    private static List<TextRange> Paragraph(string text, int from, out int next)
    {
        var lines = new List<TextRange>();
        next = from;
        while (next < text.Length)
        {
            var end = text.AsSpan(next).IndexOfAny('\n', '\r', '\u2029');
            end = end < 0 ? text.Length : next + end;
            var line = new TextRange(next, end);
            next = Math.Min(text.Length, end + 1);
            if (next < text.Length && text[next - 1] == '\r' && text[next] == '\n') next++;
            if (text.AsSpan(line.Start, line.Length).IsWhiteSpace()) break;
            lines.Add(line);
        }

        return lines;
    }

    private static IEnumerable<TextRange> Join(string text, List<TextRange> lines)
    {
        if (lines.Count == 0) yield break;
        var width = lines.Max(line => line.Length);
        var start = lines[0].Start;
        for (var i = 0; i + 1 < lines.Count; i++)
        {
            if ((lines.Count > 2 || char.IsLower(FirstLetter(text, lines[i + 1]))) && IsWrapped(text, lines[i], lines[i + 1], width)) continue;
            yield return new TextRange(start, lines[i].End);
            start = lines[i + 1].Start;
        }

        yield return new TextRange(start, lines[^1].End);
    }

    private static char FirstLetter(string text, TextRange line) => text.AsSpan(line.Start, line.Length).TrimStart()[0];

    private static bool IsWrapped(string text, TextRange line, TextRange next, int width)
    {
        if (width is < NarrowestWrap or > WidestWrap) return false;
        var following = text.AsSpan(next.Start, next.Length).TrimStart();
        if ("•*-–—>◦▪●|".Contains(following[0], StringComparison.Ordinal)) return false;
        var space = following.IndexOfAny(' ', '\t');
        var word = space < 0 ? following.Length : space;

        // The next word did not fit the line any more.
        return line.Length + 1 + word > width;
    }
}

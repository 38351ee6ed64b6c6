namespace NewsQA.Articles;

/// <summary>Refuses pages whose nesting would make a parser slow or run out of stack, before they are parsed.</summary>
internal static class HtmlNesting
{
    private const int Deepest = 1_000;

    // Elements without content, and those that the next of their kind closes.
    private static readonly HashSet<string> Flat = new(
        "area base br col embed hr img input link meta param source track wbr p li dt dd tr td th thead tbody tfoot option optgroup colgroup html head body".Split(' '),
        StringComparer.OrdinalIgnoreCase);

    /// <exception cref="RejectedException">It nests too deeply.</exception>
    public static void Check(string html)
    {
        var depth = 0;
        var flat = Flat.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var i = 0; (i = html.IndexOf('<', i)) >= 0;)
        {
            if (Skip(html, ref i)) continue;
            var closing = i + 1 < html.Length && html[i + 1] == '/';
            var start = i + (closing ? 2 : 1);
            var end = start;
            while (end < html.Length && end - start < 30 && (char.IsAsciiLetterOrDigit(html[end]) || html[end] == '-')) end++;
            i = Math.Max(end, i + 1);
            if (end == start || !char.IsAsciiLetter(html[start]) || flat.Contains(html.AsSpan(start, end - start))) continue;
            depth = closing ? Math.Max(0, depth - 1) : depth + 1;
            if (depth > Deepest)
                throw new RejectedException($"The page nests its elements more than {Deepest:N0} deep, which no article does; save it again from a browser, or as plain text.");
        }
    }

    /// <summary>Moves past a comment, script or style sheet, whose content is not markup.</summary>
    private static bool Skip(string html, ref int i)
    {
        foreach (var (open, close) in (ReadOnlySpan<(string, string)>)[("<!--", "-->"), ("<script", "</script"), ("<style", "</style")])
        {
            if (!html.AsSpan(i).StartsWith(open, StringComparison.OrdinalIgnoreCase)) continue;
            var end = html.AsSpan(i + open.Length).IndexOf(close, StringComparison.OrdinalIgnoreCase);
            i = end < 0 ? html.Length : i + open.Length + end + close.Length;
            return true;
        }

        return false;
    }
}

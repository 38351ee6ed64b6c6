using System.Text;

namespace NewsQA.Articles;

/// <summary>Finds the paragraphs of a plain text: parted by blank lines, or one a line; lines wrapped at a fixed width are joined.</summary>
internal static class TextBlocks
{
    private const int NarrowestWrap = 40;
    private const int WidestWrap = 120;
    private const string Bullets = "•*-–▪●◦>‣·";

    public static List<Block> Parse(string cleanText)
    {
        var lines = cleanText.Split('\n', StringSplitOptions.TrimEntries);
        var width = WrapWidth(lines);
        var blocks = new List<Block>();
        var current = new StringBuilder();
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].Length == 0) continue;
            current.Append(lines[i]);
            if (i + 1 < lines.Length && GoesOn(lines[i], lines[i + 1], width))
            {
                current.Append(' ');
                continue;
            }

            blocks.Add(ToBlock(current.ToString()));
            current.Clear();
        }

        return blocks;
    }

    /// <summary>The width at which the whole text is wrapped; 0 if it is not.</summary>
    private static int WrapWidth(string[] lines)
    {
        var width = lines.Max(line => line.Length);
        if (width is < NarrowestWrap or > WidestWrap) return 0;
        int full = 0, inner = 0;
        for (var i = 0; i + 1 < lines.Length; i++)
        {
            if (lines[i].Length == 0 || lines[i + 1].Length == 0) continue;
            inner++;
            if (IsFull(lines[i], lines[i + 1], width)) full++;
        }

        return full >= 3 && full * 2 >= inner ? width : 0;
    }

    private static bool GoesOn(string line, string next, int width)
    {
        if (next.Length == 0 || IsListItem(next)) return false;
        if (width > 0 && IsFull(line, next, width)) return true;

        // Whatever the layout, a small letter goes on with the sentence of a line of some length.
        return line.Length >= NarrowestWrap && char.IsLower(next[0]) && !Wording.EndsSentence(line) && !IsListItem(line);
    }

    /// <summary>Whether the next line's first word did not fit; some slack, since writers wrap by eye.</summary>
    private static bool IsFull(string line, string next, int width)
    {
        var space = next.IndexOf(' ', StringComparison.Ordinal);
        return line.Length + 1 + (space < 0 ? next.Length : space) > width - 4;
    }

    private static Block ToBlock(string line)
    {
        if (IsListItem(line)) return new Block(BlockKind.ListItem, "• " + line[1..].TrimStart());
        if (line.StartsWith('#'))
        {
            // Markdown: "## What changes"; a hashtag has no space.
            var level = line.TakeWhile(c => c == '#').Count();
            if (level <= 6 && line.Length > level && line[level] == ' ') return new Block(BlockKind.Heading, line[level..].Trim());
        }

        return new Block(line.Contains(" | ", StringComparison.Ordinal) ? BlockKind.TableRow : BlockKind.Paragraph, line);
    }

    private static bool IsListItem(string line) =>
        line.Length > 2 && Bullets.Contains(line[0], StringComparison.Ordinal) && line[1] == ' ' && line.AsSpan(2).ContainsAnyExcept(Bullets + " ");
}

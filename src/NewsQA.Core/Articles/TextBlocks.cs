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
        var blocks = new List<Block>();
        var paragraph = new List<string>();
        foreach (var line in cleanText.Split('\n'))
        {
            var trimmed = line.Trim();
            if (trimmed.Length > 0)
            {
                paragraph.Add(trimmed);
                continue;
            }

            AddParagraph(paragraph, blocks);
            paragraph.Clear();
        }

        AddParagraph(paragraph, blocks);
        return blocks;
    }

    private static void AddParagraph(List<string> lines, List<Block> blocks)
    {
        if (lines.Count == 0) return;
        var width = lines.Max(line => line.Length);
        var current = new StringBuilder(lines[0]);
        for (var i = 1; i < lines.Count; i++)
        {
            if (IsWrapped(lines[i - 1], lines[i], width))
            {
                current.Append(' ').Append(lines[i]);
                continue;
            }

            blocks.Add(ToBlock(current.ToString()));
            current.Clear().Append(lines[i]);
        }

        blocks.Add(ToBlock(current.ToString()));
    }

    private static bool IsWrapped(string line, string next, int width)
    {
        if (width is < NarrowestWrap or > WidestWrap || IsListItem(next)) return false;
        var space = next.IndexOf(' ', StringComparison.Ordinal);
        return line.Length + 1 + (space < 0 ? next.Length : space) > width;
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

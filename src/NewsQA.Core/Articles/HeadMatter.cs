using System.Text.RegularExpressions;

namespace NewsQA.Articles;

/// <summary>Takes headline, standfirst, byline, dates and place line off the front of an article.</summary>
internal static partial class HeadMatter
{
    private const int LongestLine = 300;
    private const int MostHeadBlocks = 25;

    public static void Take(ArticleDraft draft)
    {
        var blocks = draft.Blocks;
        var body = BodyStart(blocks, draft);
        var head = new List<Block>();
        for (var i = 0; i < body; i++)
        {
            if (!TakeCredits(blocks, i, draft) && !TakeField(blocks[i].Text, draft)
                && Furniture.Of(blocks[i].Text) is FurnitureKind.None)
            {
                head.Add(blocks[i]);
            }
        }

        var title = TakeTitle(head, draft);
        var kept = new List<Block>();
        for (var i = title + 1; i < head.Count; i++)
        {
            if (SameLine(head[i].Text, draft.Title) || SameLine(head[i].Text, draft.Subtitle)) continue;
            var words = Wording.Count(head[i].Text);
            if (draft.Subtitle is null && words >= 5 && head[i].Text.Length <= LongestLine) draft.Subtitle = head[i].Text;
            else if (words >= 8) kept.Add(head[i]);
        }

        blocks.RemoveRange(0, body);
        blocks.InsertRange(0, kept);
        var first = kept.Count;
        if (first < blocks.Count) blocks[first] = blocks[first] with { Text = Dateline.Take(blocks[first].Text, draft) };
    }

    /// <summary>Whether two lines say the same, one perhaps with the site's name after it.</summary>
    public static bool SameLine(string line, string? other)
    {
        if (other is null) return false;
        var (a, b) = (Wording.Normalize(line), Wording.Normalize(other));
        if (a.Length == 0 || b.Length == 0) return false;
        if (a.Length < b.Length) (a, b) = (b, a);
        return a == b || (b.Length > 20 && a.StartsWith(b, StringComparison.Ordinal) && a.Length - b.Length < 40 && !Wording.EndsSentence(line));
    }

    private static int BodyStart(List<Block> blocks, ArticleDraft draft)
    {
        var limit = Math.Min(blocks.Count, MostHeadBlocks);
        for (var i = 0; i < limit; i++)
        {
            var text = blocks[i].Text;
            if (Furniture.Of(text) != FurnitureKind.None || Field().IsMatch(text) || CreditLine.TryTake(text, draft)) continue;
            if (blocks[i].Kind == BlockKind.TableRow && blocks.Take(i).Any(earlier => SameLine(text, earlier.Text))) continue;
            if (blocks[i].Kind is BlockKind.ListItem or BlockKind.TableRow || Dateline.Opens(text)) return i;
            if (!Wording.IsProse(text) || SameLine(text, draft.Title)) continue;
            if (i == 0 && IsHeadlineWithMark(text) && blocks.Count > 1) continue;
            if (IsStandfirst(blocks, i, draft)) continue;
            return i;
        }

        // No sentence at all: what follows the first line is all there is.
        return Math.Min(1, blocks.Count);
    }

    /// <summary>A sentence between headline and byline.</summary>
    private static bool IsStandfirst(List<Block> blocks, int i, ArticleDraft draft)
    {
        if (blocks[i].Text.Length > LongestLine || (i == 0 && draft.Title is null)) return false;
        var next = i + 1;
        while (next < blocks.Count && next < i + 3 && Furniture.Of(blocks[next].Text) != FurnitureKind.None) next++;
        return next + 1 < blocks.Count && CreditLine.TryTake(blocks[next].Text, draft);
    }

    private static bool IsHeadlineWithMark(string text) =>
        text.Length <= 150 && text[^1] is '?' or '!' && !text.Contains(". ", StringComparison.Ordinal);

    private static bool TakeCredits(List<Block> blocks, int i, ArticleDraft draft)
    {
        if (CreditLine.TryTake(blocks[i].Text, draft, fill: true)) return true;

        // Names alone are a byline only right above the date, or above the writer's post and the date.
        if (i == 0 || i + 1 >= blocks.Count || !CreditLine.IsNames(blocks[i].Text) || IsOutlet(blocks[i].Text)) return false;
        var date = i + 2 < blocks.Count && CreditLine.IsPost(blocks[i + 1].Text) ? i + 2 : i + 1;
        if (!CreditLine.TryTake(blocks[date].Text, draft)) return false;
        draft.Byline ??= blocks[i].Text;
        return true;
    }

    private static bool TakeField(string line, ArticleDraft draft)
    {
        if (Field().Match(line) is not { Success: true } field) return false;
        var value = field.Groups["value"].Value.Trim().Trim('"');
        switch (field.Groups["name"].Value.ToLowerInvariant())
        {
            case "title" or "headline":
                draft.Title ??= value;
                break;
            case "subtitle" or "standfirst" or "deck":
                draft.Subtitle ??= value;
                break;
            case "author" or "byline" or "by":
                draft.Byline ??= CreditLine.WithoutPost(value);
                break;
            case "date" or "published":
                draft.Published ??= DateText.Parse(value);
                break;
            case "updated" or "modified":
                draft.Modified ??= DateText.Parse(value);
                break;
            case "outlet" or "publisher" or "publication" or "source":
                draft.Outlet ??= value;
                break;
            case "place" or "location":
                draft.Place ??= value;
                break;
            case "url" or "link":
                draft.Address ??= Uri.TryCreate(value, UriKind.Absolute, out var address) ? address : null;
                break;
        }

        return true;
    }

    /// <returns>Index of the last head block up to the headline; -1 if all follow it.</returns>
    private static int TakeTitle(List<Block> head, ArticleDraft draft)
    {
        if (draft.Title is not null) return head.FindIndex(block => SameLine(block.Text, draft.Title));
        if (head.Count == 0) return -1;
        var title = head.FindIndex(block => head.Count(other => SameLine(other.Text, block.Text)) > 1 && !IsOutlet(block.Text));
        if (title < 0) title = head.FindIndex(block => Wording.Count(block.Text) >= 4 && !IsOutlet(block.Text));
        if (title < 0) title = head.FindIndex(block => Wording.Count(block.Text) >= 2 && !IsOutlet(block.Text));
        if (title < 0) title = 0;
        draft.Title = head[title].Text;
        draft.Outlet ??= head.Take(title).Select(block => OutletName(block.Text)).FirstOrDefault(name => name is not null);
        return title;
    }

    private static bool IsOutlet(string line) => OutletName(line) is not null;

    /// <summary>The name of a paper or agency that a line consists of, perhaps with its section after a dash.</summary>
    private static string? OutletName(string line)
    {
        if (line.Length > 120 || Wording.Count(line) > 8 || Wording.EndsSentence(line)) return null;
        var name = Section().Split(line)[0].Trim();
        var words = Bracketed().Replace(name, "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return Outlet().IsMatch(name) && words.All(word => char.IsUpper(word[0]) || word is "of" or "the" or "and" or "&" or "de" or "la" or "du") ? name : null;
    }

    [GeneratedRegex(@"^(?<name>title|headline|subtitle|standfirst|deck|author|byline|by|date|published|updated|modified|outlet|publisher|publication|source|place|location|url|link|section|category|keywords|language)\s*:\s*(?<value>\S.{0,300})$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Field();

    [GeneratedRegex(@"\b(News|Times|Post|Daily|Herald|Mail|Gazette|Chronicle|Tribune|Observer|Journal|Agency|Press|Report|Review|Standard|Guardian|Telegraph|Courier|Echo|Star|Sun|Express|Mirror|Examiner|Independent|Record|Dispatch|Weekly|Monitor|Bulletin|Mercury|Argus|Advertiser|Globe|Wire|Today|Inquirer|Register|Sentinel|Ledger|Zeitung|Le Monde|La Repubblica|Gazetesi|Ajansı)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Outlet();

    [GeneratedRegex(@"\s[|–—>-]\s")]
    private static partial Regex Section();

    [GeneratedRegex(@"\([^)]*\)")]
    private static partial Regex Bracketed();
}

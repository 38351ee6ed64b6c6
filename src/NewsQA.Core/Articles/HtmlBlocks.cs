using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace NewsQA.Articles;

/// <summary>The text of a page's elements as blocks. Walks the tree without recursion: pages may nest to any depth.</summary>
internal sealed partial class HtmlBlocks
{
    private const double MostlyLinks = 0.8;

    private static readonly HashSet<string> Skipped = new(
        "script style noscript template nav aside footer form button select textarea svg math iframe object audio video canvas figcaption head dialog menu".Split(' '),
        StringComparer.OrdinalIgnoreCase);

    private static readonly HashSet<string> BlockElements = new(
        ("address article blockquote body center dd details div dl dt fieldset figure h1 h2 h3 h4 h5 h6 header hgroup hr li main ol p pre section "
         + "summary table tbody thead tfoot tr td th caption ul").Split(' '),
        StringComparer.OrdinalIgnoreCase);

    private readonly List<Block> _blocks = [];
    private readonly StringBuilder _line = new();
    private readonly INode _root;
    private int _linkCharacters;
    private int _links;
    private int _breaks;
    private IElement? _item;
    private IElement? _heading;
    private IElement? _row;

    private HtmlBlocks(INode root) => _root = root;

    /// <summary>The blocks below <paramref name="root"/>, without what is hidden, navigational or a list of links.</summary>
    public static List<Block> Of(INode root)
    {
        var walk = new HtmlBlocks(root);
        walk.Walk();
        return walk._blocks;
    }

    /// <summary>Whether a text is a fragment of a page.</summary>
    public static bool HasMarkup(string text) => Fragment().IsMatch(text);

    /// <summary>The blocks of a fragment of a page.</summary>
    /// <exception cref="RejectedException">It nests too deeply.</exception>
    public static List<Block> Parse(string html)
    {
        HtmlNesting.Check(html);
        using var document = new HtmlParser().ParseDocument(html);
        return Of(document.Body ?? (INode)document);
    }

    private void Walk()
    {
        // Positions in the lists of children: the library finds a node's next sibling by searching for it.
        var path = new Stack<(INode Node, int Next)>();
        path.Push((_root, 0));
        while (path.TryPop(out var place))
        {
            if (place.Next >= place.Node.ChildNodes.Length)
            {
                if (place.Node is IElement left && left != _root) Leave(left);
                continue;
            }

            var child = place.Node.ChildNodes[place.Next];
            path.Push((place.Node, place.Next + 1));
            if (child is IText text) Append(text.Data);
            else if (child is IElement element && Enter(element)) path.Push((element, 0));
        }

        Flush();
    }

    /// <returns>Whether its children are to be visited.</returns>
    private bool Enter(IElement element)
    {
        var name = element.LocalName;
        if (Skipped.Contains(name) || IsHidden(element) || IsMarkedFurniture(element)) return false;
        if (name == "br")
        {
            Break();
            return false;
        }

        if (name == "a") _links++;
        if (!BlockElements.Contains(name) || (_row is not null && name is not ("td" or "th"))) return true;
        if (name is "td" or "th" && _row is not null)
        {
            if (_line.Length > 0) _line.Append(" | ");
            return true;
        }

        Flush();
        if (name == "li") _item ??= element;
        if (name is "h1" or "h2" or "h3" or "h4" or "h5" or "h6") _heading ??= element;
        if (name == "tr" && IsDataRow(element)) _row = element;
        return true;
    }

    private void Leave(IElement element)
    {
        if (element.LocalName == "a") _links--;
        if (_row is not null && element != _row) return;
        if (!BlockElements.Contains(element.LocalName)) return;
        Flush();
        if (element == _row) _row = null;
        if (element == _item) _item = null;
        if (element == _heading) _heading = null;
    }

    private void Append(string data)
    {
        foreach (var c in data)
        {
            if (char.IsWhiteSpace(c))
            {
                if (_line.Length > 0 && _line[^1] != ' ') _line.Append(' ');
                continue;
            }

            _breaks = 0;
            _line.Append(c);
            if (_links > 0) _linkCharacters++;
        }
    }

    /// <summary>A line break ends a paragraph where two stand, after a sentence, and after a short line.</summary>
    private void Break()
    {
        // The end of a long line is enough: a page may hold nothing but breaks.
        var line = _line.Length > 500 ? _line.ToString(_line.Length - 500, 500) : _line.ToString();
        if (++_breaks > 1 || Wording.EndsSentence(line) || Wording.Count(line) < 12) Flush();
        else if (_line.Length > 0) _line.Append(' ');
    }

    private void Flush()
    {
        var text = TextCleaner.OneLine(_line.ToString());
        var linked = _linkCharacters;
        _line.Clear();
        _linkCharacters = 0;
        if (text is null) return;
        var letters = text.Count(c => c != ' ');
        var mostlyLinks = linked >= MostlyLinks * letters && !Wording.EndsSentence(text) && !CreditLine.TryTake(text, null);
        if (mostlyLinks && _row is null) return;
        if (_heading is not null) _blocks.Add(new Block(BlockKind.Heading, text));
        else if (_row is not null) _blocks.Add(new Block(BlockKind.TableRow, text));
        else if (_item is not null) _blocks.Add(new Block(BlockKind.ListItem, text.StartsWith('•') ? text : "• " + text));
        else _blocks.Add(new Block(BlockKind.Paragraph, text));
    }

    /// <summary>A row of figures rather than of a page's layout: several cells, none of which holds paragraphs.</summary>
    private static bool IsDataRow(IElement row)
    {
        var cells = row.Children.Length;
        return cells is > 1 and <= 50 && row.Children.All(cell => cell.TextContent.Length <= 200 && cell.QuerySelector("p + p, table, div + div, h1, h2, h3, li") is null);
    }

    private static bool IsHidden(IElement element) =>
        element.HasAttribute("hidden") || element.GetAttribute("aria-hidden") == "true"
        || (element.GetAttribute("style") is { } style && Invisible().IsMatch(style));

    private static bool IsMarkedFurniture(IElement element)
    {
        if (element.LocalName is "body" or "html" or "article" or "main" or "p" or "h1" or "em" or "strong" or "a") return false;
        var marks = element.ClassName + " " + element.Id;
        if (marks.Length < 3 || !Mark().IsMatch(marks)) return false;
        return element.QuerySelector("article, [itemprop=articleBody], h1") is null;
    }

    [GeneratedRegex(@"</(p|div|li|h[1-6]|b|strong|em|i|a)>|<(br|p)\s*/?>", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Fragment();

    [GeneratedRegex(@"display\s*:\s*none|visibility\s*:\s*hidden", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Invisible();

    [GeneratedRegex(@"(^|[\s_-])(share|sharing|social|related|newsletter|promo|adverts?|ads?|comments?|disqus|discussion|cookies?|gdpr|consent|subscribe|paywall|breadcrumbs?|tags|sidebar|caption|pull-?quote|recirc|outbrain|taboola|most-?read|trending|recommended|footer|masthead|navbar|menu|pagination|credits?)($|[\s_-])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Mark();
}

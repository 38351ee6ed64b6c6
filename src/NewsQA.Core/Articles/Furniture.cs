using System.Text.RegularExpressions;

namespace NewsQA.Articles;

internal enum FurnitureKind
{
    None,

    /// <summary>A rule or ornament without a letter.</summary>
    Separator,

    /// <summary>The head of a list of links, or a single link: "Read more", "Related:".</summary>
    Links,

    /// <summary>A comment form, or how many comments there are.</summary>
    Comments,

    /// <summary>Copyright and other legal lines.</summary>
    Legal,

    /// <summary>Asks the reader to subscribe, share, follow, log in.</summary>
    CallToAction,

    /// <summary>How often read or shared, how long to read.</summary>
    Counter,

    /// <summary>Who took the picture, who edited.</summary>
    Credit,

    /// <summary>A menu, share bar, breadcrumb or advertisement label.</summary>
    Bar,
}

/// <summary>Recognises lines of a page that speak of the page, not of the news.</summary>
internal static partial class Furniture
{
    private const int LongestLine = 30;
    private const int LongestConsent = 120;
    private static readonly HashSet<string> BarWords = new(
        ("facebook twitter x whatsapp email e-mail mail print copy link linkedin share telegram reddit save pinterest bluesky threads mastodon "
         + "menu home search login subscribe live video videos podcasts podcast news sport sports business world politics culture opinion weather more "
         + "listen gift tweet breaking sections account imprint privacy contact about terms cookies and my").Split(' '),
        StringComparer.OrdinalIgnoreCase);

    public static FurnitureKind Of(string line)
    {
        if (!line.Any(char.IsLetterOrDigit)) return FurnitureKind.Separator;
        if (line.Length > LongestLine * 15) return FurnitureKind.None;
        var words = Wording.Count(line);
        if (words > LongestLine) return words <= LongestConsent && Consent().IsMatch(line) ? FurnitureKind.CallToAction : FurnitureKind.None;
        var text = line.TrimStart('»', '›', '→', '▸', '▶', '>', '*', '•', ' ', '[', '(', '—', '–');
        var sentence = Wording.EndsSentence(text) && !text.EndsWith("...", StringComparison.Ordinal) && !text.EndsWith('…');
        if (Consent().IsMatch(text)) return FurnitureKind.CallToAction;

        // A sentence that reports what someone said is news, whatever words it opens with.
        if (sentence && Reports().IsMatch(text)) return FurnitureKind.None;
        if (Legal().IsMatch(text)) return FurnitureKind.Legal;
        if (Call().IsMatch(text) || Contact().IsMatch(text) || (!sentence && words <= 8 && Newsletter().IsMatch(text))) return FurnitureKind.CallToAction;
        if (Credit().IsMatch(text)) return FurnitureKind.Credit;
        if (Counter().IsMatch(text) && (words <= 12 || !sentence)) return FurnitureKind.Counter;
        if (Comments().IsMatch(text)) return FurnitureKind.Comments;
        if (sentence) return FurnitureKind.None;
        if (LinkHead().IsMatch(text)) return FurnitureKind.Links;
        return IsBar(text, words) ? FurnitureKind.Bar : FurnitureKind.None;
    }

    private static bool IsBar(string text, int words)
    {
        if (Advertisement().IsMatch(text) || WireSlug().IsMatch(text)) return true;
        var bare = text.Split([' ', '|', '·', '•', '/', ',', '>', '»', '-', '–'], StringSplitOptions.RemoveEmptyEntries);
        if (words is > 0 and <= 20 && bare.Length > 0 && bare.All(BarWords.Contains)) return true;

        // A breadcrumb: Home > World > Asia
        return Breadcrumb().IsMatch(text);
    }

    [GeneratedRegex(@"^(©|\(c\) ?\d{4}|copyright\b.{0,4}\d{4})|^(the )?(views|opinions) expressed\b|^privacy notice\b|\ball rights reserved\b|\btous droits réservés\b|\balle rechte vorbehalten\b|^(imprint|privacy policy|terms of (use|service)|mentions légales)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Legal();

    [GeneratedRegex(
        @"^((subscribe|sign up|register|sign in|log ?in)(\s*$|[.,!]|\s+(to|now|for|from|here|today|with|and|or|below|if)\b)|please (log ?in|sign in|register|subscribe|enable|support)\b|already (a|an) (subscriber|member)|not a (subscriber|member) yet|you have (read|reached|used) .{0,30}\b(free|articles?|limit)\b|(follow|like|find) us (on|at) (our\b|social|x\b|twitter|facebook|instagram|threads|bluesky|linkedin|tiktok|youtube|whatsapp|telegram|google|apple|the app|@|https?:|www\.)|enter your e-?mail\b|like what you('re| are)? read(ing)?\?|follow (the |our )?.{0,40} on (x|twitter|facebook|instagram|google news|whatsapp|telegram)\b|share (this|via|on|with us|your (memories|story|stories|views|thoughts|photos|experiences?))\b|(like|enjoyed) this\?|(click|tap) (here|on the|to|below)\b|join (our|the (conversation|discussion|debate))\b|(download|get|try) (the|our) .{0,30}\b(app|newsletter|briefing)\b|support our (journalism|work)\b|donate (now|today|to)\b|(send|email|got) .{0,20}\b(tip|tips|us a tip)\b|(this (site|website)|we) uses? cookies\b|by using this site\b|we('ve| have) updated our (privacy|terms))|\b(our|the|your) (daily |weekly |free )?newsletters?\b.{0,60}\b(inbox|subscribe|sign up)|\b(in|to) your inbox\b|\bcontinue reading\b.{0,40}\b(subscri|account|log|free)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Call();

    [GeneratedRegex(
        @"^((photo(graph)?s?|images?|pictures?|pics?|video|graphics?|illustration|foto|bild|crédit photo)( credits?| by|:| ©|/)|credits?:|file photo|\(?((additional |with )?(reporting|editing|writing|compiled|translated)|edited|translated) by\b|(source|sources|kaynak|quelle|fuente|fonte) ?:)|[/|(] ?(afp|ap|reuters|getty( images)?|epa|dpa|alamy|shutterstock|stock|handout)( photo)?\)?$|[.!?”""] ?\(?(file )?(photo(graph)?|image|picture)s?( credit)?( by\b|:)[^.]{2,60}\)?$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Credit();

    [GeneratedRegex(@"\b(said|says|told|asked|asks|joked|wrote|added|warned|argued|announced|insisted|replied|according to)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Reports();

    /// <summary>A banner that asks for leave to track.</summary>
    [GeneratedRegex(@"^we (value|respect|care about) your privacy\b|\bwe and our (\d[\d.,]* )?(trusted )?partners\b|\bstore and/or access information on a device\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Consent();

    /// <summary>How to reach the writer or the newsroom.</summary>
    [GeneratedRegex(@"^(e-?mail|contact|phone|tel) ?:|\breach (him|her|them|me|the (author|writer|reporter)) (at|on|via)\b|^(do you |got |have )?.{0,30}\?? ?(contact|e-?mail|write to|send|tell) (us|our (reporters?|newsroom|newsdesk|team|editors?))\b.{0,40}(@|\bat\b|\bsecurely\b|\bletters?\b)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Contact();

    [GeneratedRegex(@"^(free|daily|weekly|get|our|join)\b.{0,40}\bnewsletters?$|\bnewsletter (promotion|sign-?up)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Newsletter();

    [GeneratedRegex(
        @"\b(read|viewed|seen|shared|liked|clicked) [\d.,]+ times\b|^[\d.,]+k? (views?|reads?|shares?|likes?|clicks?|visits?)\b|^(views?|reads?|shares?|likes?|hits?|visits?) ?: ?[\d.,]+k?\s*$|\b\d+[ -]min(ute)?s?\.? read\b|^(reading|estimated) time\b|^\d+ (min|minutes)$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Counter();

    [GeneratedRegex(
        @"^((\d+|one) (thoughts?|responses?|replies) (on|to) .|(leave|add|post|write|submit) (a|your) (comment|reply)\b.{0,30}$|(view|show|read|see|load|hide|all|\d[\d.,]*) (all )?([\d.,]+ )?(comments?|replies|responses)\s*$|[\d.,]+ comments?\b.{0,40}$|comments?\s*$|comments? (\(\d+\)|:? ?\d+\b|are closed|policy)|be the first to comment|(your )?(e-?mail|email) address will not be published|join the (conversation|discussion)|commentaires\b|kommentare\b|comentarios\b|réagir à cet article|yorum (yap|yaz|ekle)\b)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Comments();

    [GeneratedRegex(
        @"^((read|watch|listen|see|learn) (more|also|next|now|this|:)|see also\b|also (read|on|in)\b|related\s*$|related ?:|related (articles?|stories|news|coverage|topics?|links?|content|posts?)\b|more (on this|from|in|stories|news|about|like this)\b|you('ll|’ll| may| might| will)? (also )?(like|be interested)\b|recommended( for you|:|\s*$)|most (read|popular|viewed|shared|commented)\b|trending\b|popular (now|stories|articles)|(latest|top|other|more) (news|stories|headlines|articles)\s*:?$|previous (and next|article|news|post|story)\b|next (article|news|post|story)\b|(don't|don’t) miss\b|editors?['’]?s? (picks?|choice)\b|around the web|(tags?|topics?|keywords|filed under|in this story|in this article) ?:|à lire aussi|lire aussi|mehr zum thema|lea también|leia também|leggi anche|ilgili haberler)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex LinkHead();

    [GeneratedRegex(
        @"^(advertisements?|advertising|ad|anzeige|publicité|publicidad|reklam|sponsored( content| by .{0,40})?|promoted|(story|article) continues (below|after).{0,30}|skip (to|past) .{0,30}|back to top|top of page|play video|watch live|breaking( news)?|live( updates)?|loading\W*|exclusive|premium|share|print|save|menu|search)$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Advertisement();

    [GeneratedRegex(@"^(URGENT|BULLETIN|FLASH|NEWSALERT|NEWS ALERT|ADVISORY|EMBARGOED|EDS|EDITORS|LEAD|\d(st|nd|rd|th) LEAD|UPDATE \d+)\s*(?<rest>[-–—:(].{0,60})?$", RegexOptions.CultureInvariant)]
    private static partial Regex WireSlug();

    [GeneratedRegex(@"^(home|start|news|accueil|inicio|anasayfa)\s*([>»›/|]\s*[^>»›/|]{1,30}){1,5}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Breadcrumb();
}

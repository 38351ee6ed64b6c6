using System.Text.RegularExpressions;

namespace NewsQA.Articles;

/// <summary>The place line that opens a report: <c>ISTANBUL (AA) - </c>, <c>HALVORN, Norway, March 3 (NWP) — </c>.</summary>
internal static partial class Dateline
{
    private static readonly HashSet<string> Labels = new(
        "BREAKING UPDATE UPDATED EXCLUSIVE ANALYSIS OPINION COMMENT CORRECTION CORRECTED URGENT LIVE WATCH VIDEO EXPLAINER FACTBOX FEATURE PHOTOS NOTE EDITORIAL INTERVIEW REVIEW".Split(' '),
        StringComparer.Ordinal);

    public static bool Opens(string paragraph) => Match(paragraph) is not null;

    /// <summary>Cuts the place line off <paramref name="paragraph"/> and keeps what it says in <paramref name="draft"/>.</summary>
    public static string Take(string paragraph, ArticleDraft draft)
    {
        if (Match(paragraph) is not { } match) return paragraph;
        draft.Place ??= match.Groups["place"].Value.Trim(' ', ',');
        if (match.Groups["agency"] is { Success: true } agency) draft.Outlet ??= agency.Value.Trim();
        if (match.Groups["date"] is { Success: true } date) draft.Published ??= DateText.Find(date.Value)?.Value;
        return paragraph[match.Length..];
    }

    private static Match? Match(string paragraph)
    {
        var head = paragraph.Length > 160 ? paragraph[..160] : paragraph;
        var match = Capitals().Match(head);
        if (!match.Success) match = WithAgency().Match(head);
        return match.Success && Wording.IsProse(paragraph[match.Length..]) && !Labels.Contains(match.Groups["place"].Value.Trim()) ? match : null;
    }

    private const string Date = @"(?<date>(?:\p{Lu}\p{L}{2,8}\.? \d{1,2}|\d{1,2} \p{Lu}\p{L}{2,8}\.?)(?:,? \d{4})?)";
    private const string Rest = @"\s*(?:-|–|—|--)\s*(?=[\p{Lu}\p{Lo}\p{Nd}""“‘'«$€£])";

    [GeneratedRegex(@"^(?<place>\p{Lu}[\p{Lu}'’.\-]+(?:[ /]\p{Lu}[\p{Lu}'’.\-]*)*(?:, \p{Lu}[\p{L}. ]+?)?(?:/\p{Lu}[\p{Lu} ]+)?)(?:,? " + Date + @")?(?:\s*\((?<agency>[^()]{2,40})\))?(?:,? " + Date + ")?" + Rest)]
    private static partial Regex Capitals();

    [GeneratedRegex(@"^(?<place>\p{Lu}[\p{L}'’.\-]+(?:[ /]\p{Lu}[\p{L}'’.\-]*){0,3}(?:, \p{Lu}[\p{L}. ]{2,30}?)?)(?:,? " + Date + @")?\s*\((?<agency>[\p{Lu}][\p{L}\p{Nd}.& ]{1,30})\)" + Rest)]
    private static partial Regex WithAgency();
}

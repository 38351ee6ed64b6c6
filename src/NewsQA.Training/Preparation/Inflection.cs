using System.Text.RegularExpressions;

namespace NewsQA.Training.Preparation;

/// <summary>Says "did pledge" as people say it: "pledged".</summary>
/// <param name="words">Words that exist, to tell "planned" from "planed".</param>
public sealed partial class Inflection(IReadOnlySet<string> words)
{
    private static readonly Dictionary<string, string> Irregular = new(StringComparer.Ordinal)
    {
        ["be"] = "was", ["become"] = "became", ["begin"] = "began", ["break"] = "broke", ["bring"] = "brought", ["build"] = "built", ["buy"] = "bought",
        ["catch"] = "caught", ["choose"] = "chose", ["come"] = "came", ["cost"] = "cost", ["cut"] = "cut", ["deal"] = "dealt", ["die"] = "died",
        ["do"] = "did", ["draw"] = "drew", ["drive"] = "drove", ["eat"] = "ate", ["fall"] = "fell", ["feel"] = "felt", ["fight"] = "fought",
        ["find"] = "found", ["flee"] = "fled", ["fly"] = "flew", ["forbid"] = "forbade", ["forget"] = "forgot", ["get"] = "got", ["give"] = "gave",
        ["go"] = "went", ["grow"] = "grew", ["have"] = "had", ["hear"] = "heard", ["hide"] = "hid", ["hit"] = "hit", ["hold"] = "held", ["hurt"] = "hurt",
        ["keep"] = "kept", ["know"] = "knew", ["lay"] = "laid", ["lead"] = "led", ["leave"] = "left", ["lend"] = "lent", ["let"] = "let", ["lose"] = "lost",
        ["make"] = "made", ["mean"] = "meant", ["meet"] = "met", ["pay"] = "paid", ["put"] = "put", ["quit"] = "quit", ["read"] = "read", ["ride"] = "rode",
        ["rise"] = "rose", ["run"] = "ran", ["say"] = "said", ["see"] = "saw", ["seek"] = "sought", ["sell"] = "sold", ["send"] = "sent", ["set"] = "set",
        ["shoot"] = "shot", ["show"] = "showed", ["shut"] = "shut", ["sing"] = "sang", ["sink"] = "sank", ["sit"] = "sat", ["sleep"] = "slept",
        ["speak"] = "spoke", ["spend"] = "spent", ["split"] = "split", ["spread"] = "spread", ["stand"] = "stood", ["steal"] = "stole", ["strike"] = "struck",
        ["swear"] = "swore", ["swim"] = "swam", ["take"] = "took", ["teach"] = "taught", ["tell"] = "told", ["think"] = "thought", ["throw"] = "threw",
        ["understand"] = "understood", ["wear"] = "wore", ["win"] = "won", ["withdraw"] = "withdrew", ["write"] = "wrote",
    };

    /// <summary>
    /// The statement without "did" and "does": "Japan did pledge $4.5 billion." gives "Japan pledged $4.5 billion."; as it was where there is
    /// neither, where a verb does not follow at once, or where its form is not among the words.
    /// </summary>
    public string Plain(string statement) => Auxiliary().Replace(
        statement,
        match => (match.Groups[1].Value == "did" ? Past(match.Groups[2].Value) : Present(match.Groups[2].Value)) ?? match.Value,
        1);

    private string? Past(string verb) => Irregular.GetValueOrDefault(verb) ?? Known(
        verb + "d", verb[^1] == 'y' ? verb[..^1] + "ied" : "", Doubled().IsMatch(verb) ? $"{verb}{verb[^1]}ed" : "", verb + "ed");

    private string? Present(string verb) => verb switch { "have" => "has", "do" => "does", "be" => "is", _ => null }
        ?? Known(verb[^1] == 'y' ? verb[..^1] + "ies" : "", verb + "es", verb + "s");

    private string? Known(params ReadOnlySpan<string> forms)
    {
        foreach (var form in forms)
        {
            if (words.Contains(form)) return form;
        }

        return null;
    }

    [GeneratedRegex(@"\b(did|does) (?!not\b|never\b|n['’]t)([a-z]{2,})\b")]
    private static partial Regex Auxiliary();

    /// <summary>A verb of one vowel whose last consonant is doubled: "stop".</summary>
    [GeneratedRegex("^[^aeiou]+[aeiou][^aeiouwxy]$|(?:mit|fer|cur|pel|bel)$")]
    private static partial Regex Doubled();
}

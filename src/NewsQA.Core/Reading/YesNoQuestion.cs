using System.Text.RegularExpressions;

namespace NewsQA.Reading;

/// <summary>Recognises questions that ask whether something is so, and says what they ask about as a statement (for training: the network reads the question).</summary>
internal static partial class YesNoQuestion
{
    /// <summary>Whether <paramref name="question"/> asks if something is so.</summary>
    public static bool IsOne(string question) => ToClaim(question) is not null;

    /// <summary>
    /// The statement that <paramref name="question"/> asks about: "Did Japan pledge money?" gives "Japan did pledge money.";
    /// <see langword="null"/> for a question that wants something else than yes or no.
    /// </summary>
    public static string? ToClaim(string question)
    {
        var text = Opening().Replace(question.Trim().TrimEnd('?', ' ', '.', '!'), "");
        if (TrueThat().Match(text) is { Success: true } trueThat)
        {
            return Sentence(text[trueThat.Length..]);
        }

        if (Auxiliary().Match(text) is not { Success: true } auxiliary || Wrapper().IsMatch(text) || Choice().IsMatch(text))
        {
            return null;
        }

        var rest = text[auxiliary.Length..];
        var subject = Subject().Match(rest).Value.TrimEnd();
        var predicate = rest[subject.Length..].Trim();
        return subject.Length == 0 || predicate.Length == 0
            ? null
            : Sentence($"{subject} {Auxiliaries(auxiliary.Groups[1].Value)} {predicate}");
    }

    private static string Auxiliaries(string word) =>
        word.EndsWith("n't", StringComparison.OrdinalIgnoreCase) || word.EndsWith("n’t", StringComparison.OrdinalIgnoreCase)
            // "Didn't Japan pledge?" asks whether it did.
            ? word[..^3].ToLowerInvariant() switch { "ca" => "can", "wo" => "will", "sha" => "shall", var stem => stem }
            : word.ToLowerInvariant();

    private static string Sentence(string claim) => char.ToUpperInvariant(claim[0]) + claim[1..] + ".";

    [GeneratedRegex(@"^(?:and|so|but|then|well|ok(?:ay)?|please)\b[\s,]*", RegexOptions.IgnoreCase)]
    private static partial Regex Opening();

    [GeneratedRegex(@"^is it (?:true|correct|right|the case|a fact) that\s+(?=\S)", RegexOptions.IgnoreCase)]
    private static partial Regex TrueThat();

    [GeneratedRegex(
        @"^((?:is|are|was|were|do|does|did|has|have|had|ca|can|could|wo|will|would|sha|shall|should|might|must|may)(?:n['’]t)?)\s+(?=\S)",
        RegexOptions.IgnoreCase)]
    private static partial Regex Auxiliary();

    /// <summary>
    /// "Can you tell me how much …" and "Does anyone know who …" want what follows, not a yes; "Did anyone drown when …" and "Does someone who … work
    /// for …" want one.
    /// </summary>
    [GeneratedRegex(
        """
        ^(?:
            (?:can|could|would|will|do|does|did|may|might|have|is)(?:n['’]t)?\s+(?:you|i|we|there\ any\ way\ to)
          | (?:can|could|would|will|does)(?:n['’]t)?\s+(?:any|some)(?:one|body)\s+(?:(?:here|please)\s+)?
            (?:know|remember|recall|say|tell|show|explain|describe|list|name|summari[sz]e)
        )\b.*\b(?:who|whom|whose|what|when|where|which|why|how|if|whether|name|list|summari[sz]e|explain|describe)\b
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Wrapper();

    /// <summary>"Was it rain or snow?" wants one of the two.</summary>
    [GeneratedRegex(@"\bor\b(?!\s+(?:not|more|less|fewer|so|above|below|over|under)\b)", RegexOptions.IgnoreCase)]
    private static partial Regex Choice();

    /// <summary>
    /// A pronoun; a run of names, joined by "of", "and" and the like; an article or possessive with its noun and an "of"-phrase;
    /// else the first word. It need not be exact: a misplaced auxiliary leaves the statement's words as they are.
    /// </summary>
    [GeneratedRegex(
        """
        ^(?:
            (?:he|she|it|they|there|this|that|these|those|we|you|i|anyone|anybody|someone|nobody|everyone|everybody)\b
          | (?:(?i:the)\s+)?\p{Lu}[\w.’'&-]*(?:\s+(?:(?:of|the|and|de|van|von|for)\s+){0,2}[\p{Lu}\d][\w.’'&-]*)*
          | (?i:the|an?|any|all|some|no|his|her|its|their|our|most|many|both)\s+[\w’'-]+(?:\s+of\s+(?:(?i:the|an?)\s+)?[\w’'-]+)?
          | \S+
        )\s*
        """,
        RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Subject();
}

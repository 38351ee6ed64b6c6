using System.Text.RegularExpressions;
using NewsQA.Reading;

namespace NewsQA.Training.Preparation;

/// <summary>Says a question and its answer as one statement.</summary>
public static partial class Statements
{
    /// <summary>
    /// "Who signed for Japan?" and "Kishida" give "Kishida signed for Japan."; "What did Japan pledge?" and "$4.5 billion" give
    /// "Japan did pledge $4.5 billion."
    /// </summary>
    /// <param name="question">A question that opens with its question word.</param>
    /// <param name="answer">Its answer.</param>
    /// <param name="preposition">What goes before the answer where it is no subject, with the space after it: "in ".</param>
    /// <returns><see langword="null"/> where the question is built otherwise.</returns>
    public static string? From(string question, string answer, string preposition = "")
    {
        var text = question.Trim().TrimEnd('?', ' ');
        if (WithAuxiliary().Match(text) is { Success: true } asked)
            return YesNoQuestion.ToClaim(asked.Groups["rest"].Value) is { } statement ? $"{statement.TrimEnd('.')} {preposition}{answer}." : null;
        return OfSubject().Match(text) is { Success: true } subject ? $"{Capital(answer)} {subject.Groups["rest"].Value}." : null;
    }

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    /// <summary>"When did …", "How many people were …", "What country has …": the rest is a yes/no question.</summary>
    [GeneratedRegex(@"^(?:(?:when|where|how (?:much|long|often|far|old|tall))(?: [a-z]+)?|(?:what|which|how many) (?:[\w-]+ ){0,3}?(?=did|does|do)|(?:whom?|what) (?=did|does|do)) ?(?<rest>(?:did|does|do|was|were|is|are|has|have|had|can|could|will|would) .+)$", RegexOptions.IgnoreCase)]
    private static partial Regex WithAuxiliary();

    /// <summary>"Who signed …", "What caused …", "Which country is …": the answer takes the place of the question word.</summary>
    [GeneratedRegex(@"^(?:who|what|which [\w-]+|how many [\w-]+) (?<rest>(?!do\b|does\b|did\b|type\b|kind\b|sort\b|year\b|day\b|date\b|percent|part\b|other\b|else\b)(?:is|was|are|were|has|had|have|can|will|would|[a-z]{3,}(?:ed|s|t|d|e|k|ew|an|id|ade|ook|ave|rote|ent|old|eld)) .+)$", RegexOptions.IgnoreCase)]
    private static partial Regex OfSubject();
}

using System.Text.Json;
using NewsQA.FactChecking;

namespace NewsQA.Evaluation;

/// <summary>A claim of an evaluation with how it was judged.</summary>
/// <param name="Row">What was claimed, and what is right.</param>
/// <param name="Check">How it was judged.</param>
public sealed record ClaimOutcome(ClaimRow Row, FactCheck Check)
{
    /// <summary>The verdict given, as files name it.</summary>
    public string Given => Name(Check.Verdict);

    /// <summary>A verdict as files name it.</summary>
    public static string Name(Verdict verdict) => JsonNamingPolicy.SnakeCaseLower.ConvertName(verdict.ToString());
}

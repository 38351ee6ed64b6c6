using System.Text.RegularExpressions;

namespace NewsQA.Evaluation;

/// <summary>
/// Exact match and F1 of an answer as the evaluation script of SQuAD 2.0 defines them (Rajpurkar, Jia and Liang, ACL 2018), so that
/// figures can be compared with published ones.
/// </summary>
/// <remarks>
/// Both texts are lower-cased, ASCII punctuation and the words "a", "an" and "the" are dropped, and white space is collapsed; the best
/// score over the accepted answers counts. With no accepted answer, only saying nothing is right.
/// </remarks>
public static partial class SquadMetric
{
    private const string Punctuation = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";

    /// <summary>1 if <paramref name="prediction"/> equals one of <paramref name="answers"/> after normalisation, else 0.</summary>
    /// <param name="prediction">What was answered; empty or <see langword="null"/> if nothing was.</param>
    /// <param name="answers">Accepted answers; empty if nothing should be answered.</param>
    public static double ExactMatch(string? prediction, IReadOnlyList<string> answers)
    {
        var predicted = Normalize(prediction ?? "");
        return Gold(answers).Any(gold => Normalize(gold) == predicted) ? 1 : 0;
    }

    /// <summary>The best harmonic mean, 0 to 1, of precision and recall of words shared with one of <paramref name="answers"/>.</summary>
    /// <inheritdoc cref="ExactMatch" path="/param"/>
    public static double F1(string? prediction, IReadOnlyList<string> answers)
    {
        var predicted = Words(prediction ?? "");
        return Gold(answers).Max(gold => F1(predicted, Words(gold)));
    }

    /// <summary>The form in which two answers are compared.</summary>
    public static string Normalize(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var kept = string.Concat(text.ToLowerInvariant().Where(c => !Punctuation.Contains(c, StringComparison.Ordinal)));
        return string.Join(' ', Article().Replace(kept, " ").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    private static double F1(string[] predicted, string[] gold)
    {
        if (predicted.Length == 0 || gold.Length == 0)
            return predicted.Length == gold.Length ? 1 : 0;
        var left = gold.CountBy(word => word).ToDictionary();
        var shared = 0;
        foreach (var word in predicted)
        {
            if (left.TryGetValue(word, out var count) && count > 0)
            {
                left[word] = count - 1;
                shared++;
            }
        }

        // 2PR / (P + R) with P = shared / predicted and R = shared / gold
        return 2.0 * shared / (predicted.Length + gold.Length);
    }

    /// <summary>As in the script: an accepted answer of which normalisation leaves nothing is no answer.</summary>
    private static string[] Gold(IReadOnlyList<string> answers)
    {
        ArgumentNullException.ThrowIfNull(answers);
        string[] kept = [.. answers.Where(a => Normalize(a).Length > 0)];
        return kept.Length > 0 ? kept : [""];
    }

    private static string[] Words(string text) => Normalize(text).Split(' ', StringSplitOptions.RemoveEmptyEntries);

    [GeneratedRegex(@"\b(a|an|the)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Article();
}

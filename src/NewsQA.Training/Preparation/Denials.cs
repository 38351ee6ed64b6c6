using System.Globalization;
using NewsQA.Articles;
using NewsQA.Chunking;
using NewsQA.Language;

namespace NewsQA.Training.Preparation;

/// <summary>
/// Makes a passage say that what a question asks about did not happen, in the ways in which news says so ("failed to", "has yet to",
/// "nobody"): a "no" is seldom said with "not".
/// </summary>
/// <param name="random">Where chance comes from.</param>
public sealed class Denials(Random random)
{
    private const int Supported = 0;
    private const int Refuted = 1;

    /// <summary>Before a verb in its base form.</summary>
    private static readonly string[] NotDone =
        ["did not", "didn’t", "did not", "failed to", "refused to", "declined to", "has yet to", "was unable to", "decided not to", "could not", "never did"];

    private static readonly HashSet<string> Auxiliaries = ["is", "are", "was", "were", "has", "have", "had"];
    private static readonly HashSet<string> Before = [.. Auxiliaries, "be", "been", "being", "by", "to", "not", "never", "the", "a", "an", "which", "having"];
    private static readonly string[] Somebody = ["Someone", "Somebody", "Anyone", "Anybody", "At least one person"];
    private static readonly string[] Nobody = ["Nobody", "No one", "None of them", "Not one of them"];

    /// <summary>A claim made of a question, its passage as it is or denying it, and the verdict; null where the question is built otherwise.</summary>
    public (string Claim, string Evidence, int Verdict)? Of(QuestionRow row)
    {
        if (row.Question.StartsWith("Who ", StringComparison.OrdinalIgnoreCase) && random.Next(2) == 0) return OfSomebody(row);
        if (Statements.From(row.Question, row.Answer) is not { } claim || Deny(row) is not { } denied) return null;
        return random.Next(2) == 0 && Edits.Negate(claim, random) is { } negated ? (negated, denied, Supported) : (claim, denied, Refuted);
    }

    private (string Claim, string Evidence, int Verdict)? OfSomebody(QuestionRow row)
    {
        // Elsewhere than at the start, "nobody" would own or name something: "Australian Prime Minister nobody".
        var opens = row.AnswerStart == 0 || row.Context[..row.AnswerStart].TrimEnd().EndsWith('.');
        if (!opens || !char.IsUpper(row.Answer[0]) || row.Context[(row.AnswerStart + row.Answer.Length)..] is not [' ', ..] || Statements.From(row.Question, Somebody[random.Next(Somebody.Length)]) is not { } claim) return null;
        if (random.Next(2) == 0) return (claim, row.Context, Supported);
        return (claim, row.Context[..row.AnswerStart] + Nobody[random.Next(Nobody.Length)] + row.Context[(row.AnswerStart + row.Answer.Length)..], Refuted);
    }

    /// <summary>The passage with the question's verb denied in the answering sentence; null where that sentence has another.</summary>
    private string? Deny(QuestionRow row)
    {
        var sentence = SentenceSplitter.Split(row.Context).LastOrDefault(s => s.Start <= row.AnswerStart);
        var asked = Words.ContentOf(row.Question).Where(word => !word.IsCapitalized).Select(word => word.Stem).ToHashSet();
        var words = Words.Of(sentence.Of(row.Context));
        for (var i = 1; i < words.Count; i++)
        {
            var (word, before) = (words[i], words[i - 1]);
            if (word.IsCapitalized || !IsPast(word) || !asked.Contains(word.Stem)) continue;
            if (Auxiliaries.Contains(before.Text)) return Replace(before.Range.Shift(sentence.Start), before.Text + Negation());
            if (Before.Contains(before.Text) || BaseOf(word) is not { } verb) continue;
            return Replace(word.Range.Shift(sentence.Start), $"{NotDone[random.Next(NotDone.Length)]} {verb}");
        }

        return null;

        string Replace(TextRange range, string text) => row.Context[..range.Start] + text + row.Context[range.End..];

        // The question has the verb in its base form: "did Japan pledge".
        string? BaseOf(Word past) => Words.ContentOf(row.Question)
            .FirstOrDefault(word => word.Stem == past.Stem && !IsPast(word) && !word.Key.EndsWith("ing", StringComparison.Ordinal)).Text?.ToLower(CultureInfo.InvariantCulture);
    }

    private string Negation() => random.Next(5) switch { 0 => "n’t", 1 => " never", 2 => " not yet", _ => " not" };

    private static bool IsPast(Word word) => word.Key.EndsWith("ed", StringComparison.Ordinal) || IrregularVerbs.BaseOf(word.Key) != word.Key;
}

namespace NewsQA.Training.Preparation;

/// <summary>Makes training rows of claims; some evidence is edited, so that the claim alone does not betray the verdict.</summary>
/// <param name="passages">Passages from elsewhere, to lengthen evidence.</param>
/// <param name="edits">Edits of claims and evidence.</param>
/// <param name="paraphrases">Other words for the same.</param>
/// <param name="random">Where chance comes from.</param>
public sealed class ClaimExamples(PassageIndex passages, Edits edits, Paraphrases paraphrases, Random random)
{
    /// <summary>Order of the verdict logits.</summary>
    public static readonly IReadOnlyList<string> Verdicts = ["supported", "refuted", "not_enough_info"];

    private const int Supported = 0;
    private const int Refuted = 1;
    private const int NotEnoughInfo = 2;

    /// <summary>The rows made of one claim: itself, its contrary, where one name or number may be swapped, its twins, and one beside other evidence.</summary>
    public IEnumerable<TrainingRow> Make(ClaimRow row)
    {
        var verdict = Verdicts.ToList().IndexOf(row.Verdict);
        var said = random.Next(5) == 0 ? paraphrases.Reword(row.Claim, row.Evidence) : row.Claim;
        yield return TrainingRow.Claim(said, Lengthen(row.Evidence, row.Claim), verdict);
        if (random.Next(3) == 0)
        {
            foreach (var elsewhere in Elsewhere(row)) yield return elsewhere;
        }

        // Of FEVER's claims with "not", nine in ten are false: the contrary of what is false is true, and says it with "not".
        if (random.Next(3) == 0 && Edits.Reverse(row.Claim, random) is { } contrary)
            yield return TrainingRow.Claim(contrary, Lengthen(row.Evidence, row.Claim), verdict switch { Supported => Refuted, Refuted => Supported, _ => NotEnoughInfo });

        // The edit is made on each side and on both, so that neither the claim nor the evidence alone betrays the verdict.
        if (verdict == Supported && random.Next(5) < 2 && edits.Shared(row.Evidence, row.Claim) is { } swap)
        {
            yield return TrainingRow.Claim(row.Claim, Lengthen(swap.In(row.Evidence), row.Claim), Refuted);
            yield return TrainingRow.Claim(swap.In(row.Claim), Lengthen(row.Evidence, row.Claim), Refuted);
            yield return TrainingRow.Claim(swap.In(row.Claim), Lengthen(swap.In(row.Evidence), row.Claim), Supported);
        }
        else if (verdict == Supported && random.Next(5) == 0 && edits.Change(row.Claim, row.Evidence, negate: false) is { } changed)
        {
            yield return TrainingRow.Claim(changed, Lengthen(row.Evidence, row.Claim), Refuted);
        }
        else if (verdict == Refuted && Edits.Mismatch(row.Evidence, row.Claim) is { } mismatch)
        {
            yield return TrainingRow.Claim(row.Claim, Lengthen(mismatch.Back(row.Evidence), row.Claim), Supported);
            yield return TrainingRow.Claim(mismatch.In(row.Claim), Lengthen(row.Evidence, row.Claim), Supported);
            yield return TrainingRow.Claim(mismatch.In(row.Claim), Lengthen(mismatch.Back(row.Evidence), row.Claim), Refuted);
        }
    }

    /// <summary>A claim beside a passage that a search might bring along: it shares words, and decides nothing.</summary>
    private IEnumerable<TrainingRow> Elsewhere(ClaimRow row) => passages.Near(row.Claim, row.Evidence, 2).OrderBy(_ => random.Next()).Take(1)
        .Select(other => TrainingRow.Claim(row.Claim, other, NotEnoughInfo));

    private string Lengthen(string evidence, string claim)
    {
        if (random.Next(3) != 0) return evidence;
        foreach (var other in passages.Near(claim, evidence, 3).Take(random.Next(1, 3)))
            evidence = random.Next(2) == 0 ? $"{evidence} {other}" : $"{other} {evidence}";
        return evidence;
    }
}

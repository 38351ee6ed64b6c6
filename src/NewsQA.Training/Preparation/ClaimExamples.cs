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

    /// <summary>The rows made of one claim: itself, where an edit of the evidence turns the verdict, its twin, and one beside other evidence.</summary>
    public IEnumerable<TrainingRow> Make(ClaimRow row)
    {
        var verdict = Verdicts.ToList().IndexOf(row.Verdict);
        var said = random.Next(5) == 0 ? paraphrases.Reword(row.Claim, row.Evidence) : row.Claim;
        yield return TrainingRow.Claim(said, Lengthen(row.Evidence, row.Claim), verdict);
        if (random.Next(3) == 0)
        {
            foreach (var elsewhere in Elsewhere(row)) yield return elsewhere;
        }

        if (verdict == Supported)
        {
            if (random.Next(5) < 2 && edits.ChangePassage(row.Evidence, row.Claim) is { } changed)
                yield return TrainingRow.Claim(row.Claim, Lengthen(changed, row.Claim), Refuted);
            else if (random.Next(5) == 0 && edits.Change(row.Claim, row.Evidence, negate: true) is { } claim)
                yield return TrainingRow.Claim(claim, Lengthen(row.Evidence, row.Claim), Refuted);
        }
        else if (verdict == Refuted && Edits.MakeTrue(row.Evidence, row.Claim) is { } mended)
        {
            yield return TrainingRow.Claim(row.Claim, Lengthen(mended, row.Claim), Supported);
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

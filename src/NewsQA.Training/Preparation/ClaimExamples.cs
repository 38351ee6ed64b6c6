namespace NewsQA.Training.Preparation;

/// <summary>Makes training rows of claims; some evidence is edited, so that the claim alone does not betray the verdict.</summary>
/// <param name="sentences">Sentences from elsewhere, to lengthen evidence.</param>
/// <param name="edits">Edits of claims and evidence.</param>
/// <param name="random">Where chance comes from.</param>
public sealed class ClaimExamples(IReadOnlyList<string> sentences, Edits edits, Random random)
{
    /// <summary>Order of the verdict logits.</summary>
    public static readonly IReadOnlyList<string> Verdicts = ["supported", "refuted", "not_enough_info"];

    /// <summary>The rows made of one claim.</summary>
    public IEnumerable<TrainingRow> Make(ClaimRow row)
    {
        var verdict = Verdicts.ToList().IndexOf(row.Verdict);
        yield return TrainingRow.Claim(row.Claim, Lengthen(row.Evidence), verdict);
        if (verdict != 0) yield break;
        if (random.Next(2) == 0 && edits.ChangePassage(row.Evidence, row.Claim) is { } evidence)
        {
            yield return TrainingRow.Claim(row.Claim, Lengthen(evidence), 1);
        }
        else if (random.Next(3) == 0 && edits.Change(row.Claim, row.Evidence, negate: true) is { } claim)
        {
            yield return TrainingRow.Claim(claim, Lengthen(row.Evidence), 1);
        }
    }

    private string Lengthen(string evidence) => random.Next(6) switch
    {
        0 => $"{evidence} {sentences[random.Next(sentences.Count)]}",
        1 => $"{sentences[random.Next(sentences.Count)]} {evidence}",
        _ => evidence,
    };
}

using NewsQA.Training.Model;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace NewsQA.Training.Running;

/// <summary>
/// The loss of verdicts: cross-entropy of each claim; and where a supported claim stands with others beside the same evidence, which it does not
/// support, cross-entropy of the choice among them by their log-odds of support, so that what is common to them all teaches nothing.
/// </summary>
public static class VerdictLoss
{
    /// <summary>Sum over the claims of a batch; questions count nothing.</summary>
    /// <param name="logits">Of verdicts, float32 [rows, 3]; a row for each example and for each of its others, in order.</param>
    /// <param name="batch">The examples.</param>
    public static Tensor Sum(Tensor logits, Example[] batch)
    {
        using var scope = NewDisposeScope();
        var targets = tensor(batch.SelectMany(example => example.All).Select(example => (long)example.Verdict).ToArray());
        var sum = F.cross_entropy(logits, targets, ignore_index: Example.Ignored, reduction: nn.Reduction.Sum);
        var odds = logits.select(1, 0) - logits.slice(1, 1, logits.shape[1], 1).logsumexp(1);
        var compared = Contest.Loss(odds, odds, batch, example => example.Verdict != Example.Ignored, none: null);
        return (compared is null ? sum : sum.Plus(compared)).MoveToOuterDisposeScope();
    }
}

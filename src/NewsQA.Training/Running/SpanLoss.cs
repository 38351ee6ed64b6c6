using NewsQA.Training.Model;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace NewsQA.Training.Running;

/// <summary>
/// The loss of the starts or of the ends of spans. Where a question stands beside several passages, half of it compares the tokens of all of
/// them (shared normalisation, Clark and Gardner, 2018), each by how far it is above its own passage's "no answer": the scale on which the
/// product chooses between passages. The other half asks of each passage alone whether it answers.
/// </summary>
public static class SpanLoss
{
    private const float Nothing = -10000f;

    /// <summary>Sum over the questions of a batch; claims count nothing.</summary>
    /// <param name="logits">Of starts or of ends, float32 [rows, tokens]; a row for each example and for each of its others, in order.</param>
    /// <param name="batch">The examples.</param>
    /// <param name="target">Which token is meant.</param>
    public static Tensor Sum(Tensor logits, Example[] batch, Func<Example, int> target)
    {
        Example[] rows = [.. batch.SelectMany(example => example.All)];
        using var scope = NewDisposeScope();
        var targets = tensor(rows.Select(example => (long)target(example)).ToArray());
        var alone = F.cross_entropy(logits, targets, ignore_index: Example.Ignored, reduction: nn.Reduction.None);
        var sum = (alone * tensor(batch.SelectMany(Weights).ToArray())).sum();
        Example[] searched = [.. batch.Where(example => example.Others.Count > 0)];
        if (searched.Length == 0) return sum.MoveToOuterDisposeScope();

        // What stands for a passage is all of its tokens together; then "no answer" of all passages at once, and what fills up a short list.
        var none = logits.select(1, 0);
        var passages = cat([(logits.slice(1, 1, logits.shape[1], 1) - none.unsqueeze(1)).logsumexp(1), tensor([0f, Nothing])]);
        var most = searched.Max(example => example.Others.Count) + 2;
        var (members, firsts, row) = (new List<long>(), new List<long>(), 0);
        foreach (var example in batch)
        {
            var count = example.Others.Count + 1;
            if (count > 1)
            {
                firsts.Add(row);
                members.AddRange(Enumerable.Range(row, count).Select(index => (long)index).Append(rows.Length).Concat(Enumerable.Repeat(rows.Length + 1L, most - count - 1)));
            }

            row += count;
        }

        var all = passages.index_select(0, tensor(members.ToArray())).view(searched.Length, most).logsumexp(1);
        var first = tensor(firsts.ToArray());
        var meant = (logits.gather(1, targets.relu().unsqueeze(1)).squeeze(1) - none).index_select(0, first);
        return sum.Plus((all - meant).sum().Times(0.5)).MoveToOuterDisposeScope();
    }

    /// <summary>What the passages of an example count by themselves: one alone wholly, of several the first a half, and all others together as much.</summary>
    private static IEnumerable<float> Weights(Example example) => example.Others.Count == 0
        ? [1f]
        : Enumerable.Repeat(0.5f / example.Others.Count, example.Others.Count).Prepend(0.5f);
}

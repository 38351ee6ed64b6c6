using static TorchSharp.torch;

namespace NewsQA.Training.Running;

/// <summary>Rows of a batch that are compared with each other: examples with others, and these.</summary>
internal static class Contest
{
    private const float Nothing = -10000f;

    /// <summary>For each example of a batch that has others, how far what is meant falls short of all together: the logarithm of the sum of the exponentials of the rows, less the first; the sum.</summary>
    /// <param name="scores">A score of each row, float32 [rows]: of each example of the batch, followed by its others.</param>
    /// <param name="meant">The score of what is meant in each example, float32 [rows]; only those of the examples count.</param>
    /// <param name="batch">The examples.</param>
    /// <param name="takesPart">Which of those with others count.</param>
    /// <param name="none">The score of "none of them", compared too; null where there is no such thing.</param>
    /// <returns>Null where none takes part.</returns>
    public static Tensor? Loss(Tensor scores, Tensor meant, Example[] batch, Predicate<Example> takesPart, float? none)
    {
        Example[] several = [.. batch.Where(example => example.Others.Count > 0 && takesPart(example))];
        if (several.Length == 0) return null;
        var most = several.Max(example => example.Others.Count) + 2;
        var (members, firsts, row) = (new List<long>(), new List<long>(), 0);
        var rows = scores.shape[0];
        foreach (var example in batch)
        {
            var count = example.Others.Count + 1;
            if (count > 1 && takesPart(example))
            {
                firsts.Add(row);
                members.AddRange(Enumerable.Range(row, count).Select(index => (long)index).Append(rows).Concat(Enumerable.Repeat(rows + 1, most - count - 1)));
            }

            row += count;
        }

        var all = cat([scores, tensor([none ?? Nothing, Nothing])]).index_select(0, tensor(members.ToArray())).view(several.Length, most).logsumexp(1);
        return (all - meant.index_select(0, tensor(firsts.ToArray()))).sum();
    }
}

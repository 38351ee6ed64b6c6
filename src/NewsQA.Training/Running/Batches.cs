namespace NewsQA.Training.Running;

/// <summary>Groups examples of like length, so that little is padded.</summary>
public static class Batches
{
    /// <summary>How many examples are sorted by length at a time.</summary>
    private const int Pool = 3000;

    /// <summary>Batches of at most <paramref name="tokens"/> padded tokens, in random order within each pool.</summary>
    public static IEnumerable<Example[]> Of(IEnumerable<Example> examples, int tokens, Random random)
    {
        foreach (var pool in examples.Chunk(Pool))
        {
            Array.Sort(pool, (a, b) => a.Ids.Length.CompareTo(b.Ids.Length));
            var batches = new List<Example[]>();
            for (var from = 0; from < pool.Length;)
            {
                var to = from + 1;
                while (to < pool.Length && pool[to].Ids.Length * (to - from + 1) <= tokens) to++;
                batches.Add(pool[from..to]);
                from = to;
            }

            var order = batches.ToArray();
            random.Shuffle(order);
            foreach (var batch in order) yield return batch;
        }
    }
}

namespace NewsQA.Training.Running;

/// <summary>Groups examples of like length, so that little is padded.</summary>
public static class Batches
{
    /// <summary>How many examples are sorted by length at a time.</summary>
    private const int Pool = 3000;

    /// <summary>Batches of at most <paramref name="tokens"/> padded tokens, in random order within each pool. An example and its others stay together.</summary>
    public static IEnumerable<Example[]> Of(IEnumerable<Example> examples, int tokens, Random random)
    {
        foreach (var pool in examples.Chunk(Pool))
        {
            Array.Sort(pool, (a, b) => a.Width.CompareTo(b.Width));
            var batches = new List<Example[]>();
            for (var from = 0; from < pool.Length;)
            {
                var (to, rows) = (from + 1, pool[from].Others.Count + 1);
                while (to < pool.Length && pool[to].Width * (rows + pool[to].Others.Count + 1) <= tokens) rows += pool[to++].Others.Count + 1;
                batches.Add(pool[from..to]);
                from = to;
            }

            var order = batches.ToArray();
            random.Shuffle(order);
            foreach (var batch in order) yield return batch;
        }
    }
}

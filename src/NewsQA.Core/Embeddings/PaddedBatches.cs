namespace NewsQA.Embeddings;

/// <summary>Cuts inputs that are sorted by length into runs of a network: those of a run are padded to its longest.</summary>
internal static class PaddedBatches
{
    /// <summary>
    /// How much of a run padding may be, as a factor on its tokens. Measured on 140 questions over 1,000 articles, three passages each:
    /// 31 ms in the reader instead of 37 with one run for all.
    /// </summary>
    private const double Padding = 1.1;

    /// <summary>The runs, as ranges of the inputs; each holds at least one.</summary>
    /// <param name="lengths">Tokens of each input, ascending or descending.</param>
    /// <param name="limit">Most tokens of a run, padding included; a longer input is a run of its own.</param>
    public static IEnumerable<Range> Of(IReadOnlyList<int> lengths, int limit)
    {
        for (var from = 0; from < lengths.Count;)
        {
            var (to, tokens) = (from + 1, lengths[from]);
            while (to < lengths.Count && Padded(to) <= Math.Min(limit, (tokens + lengths[to]) * Padding))
            {
                tokens += lengths[to];
                to++;
            }

            yield return from..to;
            from = to;

            int Padded(int last) => Math.Max(lengths[from], lengths[last]) * (last - from + 1);
        }
    }
}

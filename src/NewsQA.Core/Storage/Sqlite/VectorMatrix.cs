using System.Numerics.Tensors;

namespace NewsQA.Storage.Sqlite;

/// <summary>What a filter needs to know of a version. Times are UTC ticks.</summary>
internal sealed class VersionEntry
{
    public required long Key { get; init; }

    public required string ArticleId { get; init; }

    public required int Version { get; init; }

    public string? Outlet { get; set; }

    public long? Published { get; set; }

    public long? ValidFrom { get; set; }

    public long? ValidTo { get; set; }

    public bool IsRemoved { get; set; }
}

/// <summary>All vectors in memory, one after another, scanned exactly.</summary>
/// <remarks>
/// One thread adds at a time; any number may search meanwhile. Rows are only ever appended: a search sees those that were there when it began.
/// </remarks>
internal sealed class VectorMatrix(int dimensions)
{
    /// <summary>From so many rows on, a scan pays for more than one thread.</summary>
    private const int ParallelRows = 16_384;

    private volatile Rows _rows = new([], [], [], 0);

    private sealed record Rows(float[] Vectors, long[] Keys, VersionEntry[] Versions, int Count);

    public int Count => _rows.Count;

    public void Add(long chunkKey, VersionEntry version, ReadOnlySpan<float> vector)
    {
        var (vectors, keys, versions, count) = _rows;
        if (count == keys.Length)
        {
            var capacity = Math.Max(256, count * 2);
            Array.Resize(ref vectors, capacity * dimensions);
            Array.Resize(ref keys, capacity);
            Array.Resize(ref versions, capacity);
        }

        vector.CopyTo(vectors.AsSpan(count * dimensions, dimensions));
        keys[count] = chunkKey;
        versions[count] = version;
        _rows = new Rows(vectors, keys, versions, count + 1);
    }

    /// <summary>The rows most alike to <paramref name="query"/> among those of versions that pass, best first; ties by chunk key.</summary>
    public List<(long Key, double Similarity)> Search(ReadOnlySpan<float> query, int limit, Predicate<VersionEntry> passes)
    {
        var rows = _rows;
        var parts = rows.Count < ParallelRows ? 1 : Environment.ProcessorCount;
        var best = new PriorityQueue<long, (double, long)>[parts];
        var queryVector = query.ToArray();
        Parallel.For(0, parts, part =>
        {
            var queue = best[part] = new PriorityQueue<long, (double, long)>(limit + 1);
            var end = (int)((long)rows.Count * (part + 1) / parts);
            for (var row = (int)((long)rows.Count * part / parts); row < end; row++)
            {
                if (!passes(rows.Versions[row]))
                {
                    continue;
                }

                double similarity = TensorPrimitives.Dot(queryVector, rows.Vectors.AsSpan(row * dimensions, dimensions));
                var key = rows.Keys[row];
                if (queue.Count < limit)
                {
                    queue.Enqueue(key, (similarity, -key));
                }
                else
                {
                    queue.EnqueueDequeue(key, (similarity, -key));
                }
            }
        });
        return [.. best.SelectMany(queue => queue.UnorderedItems)
            .OrderByDescending(item => item.Priority)
            .Take(limit)
            .Select(item => (item.Element, item.Priority.Item1))];
    }
}

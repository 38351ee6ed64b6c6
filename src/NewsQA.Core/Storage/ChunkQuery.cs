namespace NewsQA.Storage;

/// <summary>What to search for, by meaning, by words, or both.</summary>
public sealed record ChunkQuery
{
    /// <summary>Unit vector of the query; empty leaves the dense leg out.</summary>
    public ReadOnlyMemory<float> Vector { get; init; }

    /// <summary>The query's words as the user wrote them, ranked by BM25; empty leaves the lexical leg out.</summary>
    public string Text { get; init; } = "";

    /// <summary>How many chunks to return, 1 to 1,000.</summary>
    public int Limit { get; init; } = 10;

    /// <summary>How many candidates each leg hands to the fusion; not below <see cref="Limit"/>.</summary>
    public int CandidatesPerLeg { get; init; } = 50;

    /// <summary>How many chunks of one article are returned at the most; <see langword="null"/> does not restrict.</summary>
    public int? ChunksPerArticle { get; init; }

    /// <summary>Which chunks may be returned.</summary>
    public ChunkFilter Filter { get; init; } = ChunkFilter.None;
}

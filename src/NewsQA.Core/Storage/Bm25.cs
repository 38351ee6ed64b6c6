namespace NewsQA.Storage;

/// <summary>BM25 (Robertson and Zaragoza, 2009) as every store computes it, so that all of them rank words alike.</summary>
/// <remarks>
/// Constants, average length and inverse document frequency are those of the Qdrant server's own <c>qdrant/bm25</c>, in its single
/// precision. The average is a constant there, since it cannot change with each document; the frequencies are those of all chunks of all
/// versions, whatever a query filters.
/// </remarks>
internal static class Bm25
{
    /// <summary>Weight of a term in the heading against one in the text: a heading speaks for each chunk of its article.</summary>
    public const float HeadingWeight = 0.5f;

    private const float K1 = 1.2f;
    private const float B = 0.75f;
    private const float AverageLength = 256;

    /// <summary>What a term says of a chunk: its frequency, saturated, and less the longer the chunk is.</summary>
    /// <param name="frequency">How often it stands there; in the heading it counts <see cref="HeadingWeight"/>.</param>
    /// <param name="length">Terms of heading and text.</param>
    public static float Weight(float frequency, int length) =>
        frequency * (K1 + 1) / (frequency + (K1 * (1 - B + (B * length / AverageLength))));

    /// <summary>What a term says by being rare.</summary>
    /// <param name="chunks">All chunks.</param>
    /// <param name="holding">Those that hold the term.</param>
    public static float InverseDocumentFrequency(long chunks, long holding) =>
        MathF.Log(((chunks - holding + 0.5f) / (holding + 0.5f)) + 1);
}

using System.ComponentModel.DataAnnotations;

namespace NewsQA.Retrieval;

/// <summary>How chunks are found and ranked.</summary>
public sealed class RetrievalOptions
{
    /// <summary>Candidates that each of the two searches hands to the fusion, 1 to 1,000; at least RankedCandidates. Default 100.</summary>
    [Range(1, 1000)]
    public int CandidatesPerLeg { get; set; } = 100;

    /// <summary>Chunks that go from the fusion into the ranking by scores and time, 1 to 1,000. Default 100.</summary>
    [Range(1, 1000)]
    public int RankedCandidates { get; set; } = 100;

    /// <summary>
    /// Weight of meaning (cosine) in a chunk's score, 0 to 1; the rest is that of words (BM25). Default 0.4. Among 3,379 chunks, with
    /// ranks alone the right one was among the first five for 76.3%, 95.1% and 96.3% (questions on Wikinews sentences, on paragraphs,
    /// on our own articles), with 0.4 for 85.1%, 96.9% and 98.0%; 0.3 and 0.5 lie within a point of it.
    /// </summary>
    [Range(0.0, 1.0)]
    public double DenseWeight { get; set; } = 0.4;

    /// <summary>
    /// What a chunk gains that is wholly of the time that the question names, 0 to 10, where the best chunk has about 1; 0 leaves the
    /// named time out. Default 0.4: "… this week?" asked of 879 articles with dates drawn from half a year put the right chunk among
    /// the first five for 89.8% without, 94.2% with 0.3 and 95.2% with 0.5.
    /// </summary>
    [Range(0.0, 10.0)]
    public double TimeWeight { get; set; } = 0.4;

    /// <summary>
    /// What the newest chunk gains when a question asks for the present state, 0 to 10. Default 0.2; more of it drowns what the
    /// question is about.
    /// </summary>
    [Range(0.0, 10.0)]
    public double RecencyWeight { get; set; } = 0.2;

    /// <summary>Days in which what is gained by recency halves, 0.1 to 10,000. Default 14.</summary>
    [Range(0.1, 10_000.0)]
    public double RecencyHalfLifeDays { get; set; } = 14;

    /// <summary>
    /// What a chunk published as the question is asked gains, 0 to 10, where the question names no time. Default 0.1: with the dates
    /// above it put the right chunk first for 77.7% instead of 73.5% where its article was of the week of asking, and cost nothing
    /// (66.2% and 65.8%) where it was of any time.
    /// </summary>
    [Range(0.0, 10.0)]
    public double NewsWeight { get; set; } = 0.1;

    /// <summary>Days in which what is gained by being in the news halves, 0.1 to 10,000. Default 7.</summary>
    [Range(0.1, 10_000.0)]
    public double NewsHalfLifeDays { get; set; } = 7;

    /// <summary>What a chunk gains whose outlet the question names ("According to …"), 0 to 10, where the best chunk has about 1. Default 0.3.</summary>
    [Range(0.0, 10.0)]
    public double OutletWeight { get; set; } = 0.3;

    /// <summary>Days after an event in which articles still tell of it, 0 to 365. Default 3.</summary>
    [Range(0, 365)]
    public int ReportingDays { get; set; } = 3;

    /// <summary>Chunks of one article version that stand among the first before others have had their turn, 1 to 1,000. Default 5.</summary>
    [Range(1, 1000)]
    public int ChunksPerArticle { get; set; } = 5;
}

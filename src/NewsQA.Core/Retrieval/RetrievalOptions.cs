using System.ComponentModel.DataAnnotations;

namespace NewsQA.Retrieval;

/// <summary>How chunks are found and ranked.</summary>
public sealed class RetrievalOptions
{
    /// <summary>Candidates that each of the two searches hands to the fusion, 1 to 1,000. Default 60.</summary>
    [Range(1, 1000)]
    public int CandidatesPerLeg { get; set; } = 60;

    /// <summary>Chunks that go from the fusion into the ranking by time, 1 to 1,000. Default 40.</summary>
    [Range(1, 1000)]
    public int RankedCandidates { get; set; } = 40;

    /// <summary>
    /// By which share a chunk's score rises that is wholly of the time that the question names, 0 to 10; 0 leaves time out.
    /// Default 0.3: of fused ranks, it lifts a chunk at rank 1 by some 18 places.
    /// </summary>
    [Range(0.0, 10.0)]
    public double TimeWeight { get; set; } = 0.3;

    /// <summary>
    /// By which share the newest chunk's score rises when a question asks for the present state, 0 to 10. Default 0.1. On our own
    /// questions 0.5 put the right chunk first for 61% and 0.1 for 71%: more of it drowns what the question is about.
    /// </summary>
    [Range(0.0, 10.0)]
    public double RecencyWeight { get; set; } = 0.1;

    /// <summary>Days in which what is gained by recency halves, 0.1 to 10,000. Default 14.</summary>
    [Range(0.1, 10_000.0)]
    public double RecencyHalfLifeDays { get; set; } = 14;

    /// <summary>Days after an event in which articles still tell of it, 0 to 365. Default 3.</summary>
    [Range(0, 365)]
    public int ReportingDays { get; set; } = 3;

    /// <summary>Chunks of one article version that stand among the first before others have had their turn, 1 to 1,000. Default 5.</summary>
    [Range(1, 1000)]
    public int ChunksPerArticle { get; set; } = 5;
}

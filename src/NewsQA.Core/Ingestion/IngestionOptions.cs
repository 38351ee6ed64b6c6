using System.ComponentModel.DataAnnotations;

namespace NewsQA.Ingestion;

/// <summary>How articles are taken in. Configuration section <c>NewsQA:Ingestion</c>.</summary>
public sealed class IngestionOptions
{
    /// <summary>Sources read at once, 1 to 64; 0, the default, takes one a core.</summary>
    [Range(0, 64, ErrorMessage = "NewsQA:Ingestion:Parallelism must lie between 0 and 64.")]
    public int Parallelism { get; set; }

    /// <summary>Chunks embedded in one call, 1 to 4,096: more pad less and hold more in memory. Default 128.</summary>
    [Range(1, 4096, ErrorMessage = "NewsQA:Ingestion:ChunksAtOnce must lie between 1 and 4096.")]
    public int ChunksAtOnce { get; set; } = 128;
}

using System.ComponentModel.DataAnnotations;

namespace NewsQA.Storage.Qdrant;

/// <summary>How vectors are compressed in memory. The full vectors stay on disk and rescore what the compressed ones find.</summary>
public enum QdrantQuantization
{
    /// <summary>Not at all: 4 bytes a component.</summary>
    None,

    /// <summary>One byte a component.</summary>
    Scalar,

    /// <summary>One bit a component: for vectors of many components and archives past 100 million chunks.</summary>
    Binary,
}

/// <summary>
/// The Qdrant server and the collections on it. Configuration section <c>NewsQA:Store:Qdrant</c>. The defaults suit one node; the
/// README's scaling section has a set for three. Settings of a collection take effect when it is made; <c>newsqa reindex</c> makes it anew.
/// </summary>
public sealed class QdrantStoreOptions : IValidatableObject
{
    /// <summary>Address of the gRPC endpoint; <c>https</c> for TLS. Default <c>http://localhost:6334</c>.</summary>
    [Required(ErrorMessage = "NewsQA:Store:Qdrant:Address must be the address of Qdrant's gRPC port, such as http://localhost:6334.")]
    public Uri Address { get; set; } = new("http://localhost:6334");

    /// <summary>The API key. Set it by the environment variable <c>NewsQA__Store__Qdrant__ApiKey</c>; it is never logged. Default: none.</summary>
    public string? ApiKey { get; set; }

    /// <summary>What the collections' names begin with, so that several archives share a server: 1 to 100 letters, digits, <c>-</c> and <c>_</c>. Default <c>newsqa</c>.</summary>
    [RegularExpression("^[A-Za-z0-9_-]{1,100}$", ErrorMessage = "NewsQA:Store:Qdrant:Collection must be 1 to 100 letters, digits, - or _.")]
    public string Collection { get; set; } = "newsqa";

    /// <summary>Seconds one call may take, 0.05 to 600; default 30.</summary>
    [Range(0.05, 600, ErrorMessage = "NewsQA:Store:Qdrant:TimeoutSeconds must lie between 0.05 and 600.")]
    public double TimeoutSeconds { get; set; } = 30;

    /// <summary>Seconds to wait at the start for a server that is still starting or loading, 0 to 3,600; default 30.</summary>
    [Range(0.0, 3600, ErrorMessage = "NewsQA:Store:Qdrant:StartupWaitSeconds must lie between 0 and 3600.")]
    public double StartupWaitSeconds { get; set; } = 30;

    /// <summary>How often a call that failed for a passing reason is made again, 0 to 20; default 5. All calls may be repeated without harm.</summary>
    [Range(0, 20, ErrorMessage = "NewsQA:Store:Qdrant:Retries must lie between 0 and 20.")]
    public int Retries { get; set; } = 5;

    /// <summary>Seconds before the first repetition, doubled for each further one up to 5, 0.01 to 5; default 0.2.</summary>
    [Range(0.01, 5, ErrorMessage = "NewsQA:Store:Qdrant:RetryDelaySeconds must lie between 0.01 and 5.")]
    public double RetryDelaySeconds { get; set; } = 0.2;

    /// <summary>Chunks written by one call, 1 to 1,000; default 128, about half a megabyte.</summary>
    [Range(1, 1000, ErrorMessage = "NewsQA:Store:Qdrant:BatchSize must lie between 1 and 1000.")]
    public int BatchSize { get; set; } = 128;

    /// <summary>Hours after which what a crashed writer left unfinished is swept away at the next start, 0.01 to 8,760; default 6. No save may take longer.</summary>
    [Range(0.01, 8760, ErrorMessage = "NewsQA:Store:Qdrant:AbandonedAfterHours must lie between 0.01 and 8760.")]
    public double AbandonedAfterHours { get; set; } = 6;

    /// <summary>Shards of a collection, 1 to 1,000; default 1. A cluster wants a multiple of its nodes.</summary>
    [Range(1, 1000, ErrorMessage = "NewsQA:Store:Qdrant:Shards must lie between 1 and 1000.")]
    public int Shards { get; set; } = 1;

    /// <summary>Copies of each shard, 1 to 20; default 1.</summary>
    [Range(1, 20, ErrorMessage = "NewsQA:Store:Qdrant:Replicas must lie between 1 and 20.")]
    public int Replicas { get; set; } = 1;

    /// <summary>
    /// Copies that must have a write before it counts as done, 1 to <see cref="Replicas"/>; default 1. Equal to <see cref="Replicas"/>,
    /// questions are answered while a node is down, and writes fail until it is back; below, the other way round.
    /// </summary>
    [Range(1, 20, ErrorMessage = "NewsQA:Store:Qdrant:WriteConsistency must lie between 1 and 20.")]
    public int WriteConsistency { get; set; } = 1;

    /// <summary>Whether full vectors are read from disk and not held in memory; default <see langword="false"/>. Sensible with <see cref="Quantization"/>.</summary>
    public bool VectorsOnDisk { get; set; }

    /// <summary>Whether texts are read from disk and not held in memory; default <see langword="true"/>: they are read for hits alone.</summary>
    public bool PayloadOnDisk { get; set; } = true;

    /// <summary>How vectors are compressed; default <see cref="QdrantQuantization.None"/>.</summary>
    [EnumDataType(typeof(QdrantQuantization), ErrorMessage = "NewsQA:Store:Qdrant:Quantization must be None, Scalar or Binary.")]
    public QdrantQuantization Quantization { get; set; }

    /// <summary>How many times the wanted hits are taken by compressed vectors before the full ones rescore them, 1 to 20; default 2, and 3 or more with <see cref="QdrantQuantization.Binary"/>.</summary>
    [Range(1.0, 20, ErrorMessage = "NewsQA:Store:Qdrant:Oversampling must lie between 1 and 20.")]
    public double Oversampling { get; set; } = 2;

    /// <summary>Links of a node in the HNSW graph, 4 to 128; default 16. More is more exact, and 8 bytes a link a chunk.</summary>
    [Range(4, 128, ErrorMessage = "NewsQA:Store:Qdrant:HnswLinks must lie between 4 and 128.")]
    public int HnswLinks { get; set; } = 16;

    /// <summary>Neighbours weighed while the graph is built, 8 to 2,000; default 128.</summary>
    [Range(8, 2000, ErrorMessage = "NewsQA:Store:Qdrant:HnswBuildBreadth must lie between 8 and 2000.")]
    public int HnswBuildBreadth { get; set; } = 128;

    /// <summary>Neighbours weighed in a search, 8 to 10,000; default 128. More is more exact and slower.</summary>
    [Range(8, 10000, ErrorMessage = "NewsQA:Store:Qdrant:HnswSearchBreadth must lie between 8 and 10000.")]
    public int HnswSearchBreadth { get; set; } = 128;

    /// <summary>Whether the graph is read from disk; default <see langword="false"/>.</summary>
    public bool HnswOnDisk { get; set; }

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Address is { } address && (!address.IsAbsoluteUri || (address.Scheme != "http" && address.Scheme != "https")))
            yield return new("NewsQA:Store:Qdrant:Address must begin with http:// or https://, such as http://localhost:6334.", [nameof(Address)]);
        if (WriteConsistency > Replicas)
            yield return new("NewsQA:Store:Qdrant:WriteConsistency must not be above NewsQA:Store:Qdrant:Replicas.", [nameof(WriteConsistency)]);
    }
}

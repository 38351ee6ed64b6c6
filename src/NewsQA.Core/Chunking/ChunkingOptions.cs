using System.ComponentModel.DataAnnotations;

namespace NewsQA.Chunking;

/// <summary>How articles are cut into chunks. Configuration section <c>NewsQA:Chunking</c>.</summary>
public sealed class ChunkingOptions
{
    /// <summary>Most tokens in a chunk, in the embedding model's vocabulary, special tokens left out. 32 to 510; default 64, about 45 words: the reader is surer of an answer among few sentences.</summary>
    [Range(32, 510, ErrorMessage = "NewsQA:Chunking:MaxTokens must lie between 32 and 510.")]
    public int MaxTokens { get; set; } = 64;

    /// <summary>Sentences that a chunk repeats from the end of the one before. 0 to 3; default 1. Fewer where they would fill half the chunk.</summary>
    [Range(0, 3, ErrorMessage = "NewsQA:Chunking:OverlapSentences must lie between 0 and 3.")]
    public int OverlapSentences { get; set; } = 1;
}

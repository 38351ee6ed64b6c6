using NewsQA.Chunking;

namespace NewsQA.Storage;

/// <summary>A chunk with its vector.</summary>
/// <param name="Chunk">The chunk.</param>
/// <param name="Vector">Its embedding, of unit length.</param>
public readonly record struct EmbeddedChunk(Chunk Chunk, ReadOnlyMemory<float> Vector);

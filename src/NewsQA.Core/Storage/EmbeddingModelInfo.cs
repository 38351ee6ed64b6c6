namespace NewsQA.Storage;

/// <summary>The model whose vectors a store holds; vectors of two models are never mixed.</summary>
/// <param name="Id">Name and version, such as <c>snowflake-arctic-embed-xs</c>.</param>
/// <param name="Dimensions">Components of a vector.</param>
public sealed record EmbeddingModelInfo(string Id, int Dimensions);

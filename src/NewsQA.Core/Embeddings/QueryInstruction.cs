using Microsoft.Extensions.AI;

namespace NewsQA.Embeddings;

/// <summary>
/// What an embedding model wants before a question and not before a passage. A generator that needs one gives it through
/// <see cref="IEmbeddingGenerator.GetService"/>.
/// </summary>
/// <param name="Prefix">Put before the question as it is.</param>
public sealed record QueryInstruction(string Prefix);

/// <summary>Embedding of questions.</summary>
public static class QueryEmbeddingExtensions
{
    /// <summary>The vector of a question, put to the model in the way the model wants it.</summary>
    public static async Task<ReadOnlyMemory<float>> GenerateQueryVectorAsync(
        this IEmbeddingGenerator<string, Embedding<float>> generator, string question, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(generator);
        ArgumentNullException.ThrowIfNull(question);
        var prefix = generator.GetService<QueryInstruction>()?.Prefix;
        return await generator.GenerateVectorAsync(prefix + question, cancellationToken: cancellationToken);
    }
}

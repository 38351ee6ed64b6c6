using Microsoft.Extensions.AI;
using NewsQA.Language;

namespace NewsQA.Tests.Fakes;

/// <summary>Vectors of word stems: texts are as similar as the words they share.</summary>
internal sealed class FakeEmbeddings : IEmbeddingGenerator<string, Embedding<float>>
{
    public const int Dimensions = 256;

    /// <summary>The texts embedded, in order.</summary>
    public List<string> Texts { get; } = [];

    public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        string[] texts = [.. values];
        Texts.AddRange(texts);
        return Task.FromResult(new GeneratedEmbeddings<Embedding<float>>(texts.Select(t => new Embedding<float>(Vector(t)))));
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose()
    {
    }

    public static float[] Vector(string text)
    {
        var vector = new float[Dimensions];
        vector[0] = 0.01f;
        foreach (var word in Words.ContentOf(text))
            vector[1 + (word.Stem.Aggregate(17, (hash, c) => ((hash * 31) + c) & 0x7FFFFFF) % (Dimensions - 1))] += 1;
        var length = MathF.Sqrt(vector.Sum(v => v * v));
        return [.. vector.Select(v => v / length)];
    }
}

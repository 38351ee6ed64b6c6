using CsCheck;
using Microsoft.Extensions.Options;
using Microsoft.ML.Tokenizers;
using NewsQA.Articles;
using NewsQA.Chunking;
using NewsQA.Embeddings;

namespace NewsQA.Tests.Chunking;

public class SentenceChunkerTests
{
    private static readonly BertTokenizer Tokenizer = ArcticModel.CreateTokenizer();

    [Fact]
    public void Chunks_cover_every_sentence_within_the_budget_and_equal_the_article_at_their_range() =>
        Gen.Select(NastyText.Generator, Gen.Int[32, 80], Gen.Int[0, 3]).Sample((text, budget, overlap) =>
        {
            var chunks = Chunker(budget, overlap).Chunk(text);

            var sentences = SentenceSplitter.Split(text);
            Assert.Equal(sentences.Count == 0, chunks.Count == 0);
            var end = 0;
            foreach (var (chunk, index) in chunks.Select((chunk, index) => (chunk, index)))
            {
                Assert.Equal(index, chunk.Index);
                Assert.Equal(chunk.Range.Of(text), chunk.Text);
                Assert.Equal(Tokenizer.CountTokens(chunk.Text), chunk.TokenCount);
                Assert.InRange(chunk.TokenCount, 0, budget);
                Assert.Equal((chunk.Range.Start, chunk.Range.End), (chunk.Sentences[0].Start, chunk.Sentences[^1].End));
                for (var i = 1; i < chunk.Sentences.Count; i++) Assert.True(chunk.Sentences[i].Start >= chunk.Sentences[i - 1].End);
                Assert.True(chunk.Range.End > end, "every chunk adds something");

                // Nothing but white space lies between what came before and this chunk.
                if (chunk.Range.Start > end) Assert.True(text.AsSpan(end, chunk.Range.Start - end).IsWhiteSpace());
                end = chunk.Range.End;
            }

            Assert.True(text.AsSpan(end).IsWhiteSpace());
            foreach (var sentence in sentences.Where(sentence => Fits(text, sentence, budget)))
                Assert.Contains(chunks, chunk => chunk.Sentences.Contains(sentence));
        }, iter: 1_500);

    [Fact]
    public void Each_chunk_repeats_the_last_sentence_of_the_one_before()
    {
        var text = string.Join(" ", Enumerable.Range(1, 40).Select(i => $"Ship number {i} waited at anchor outside the port until noon."));

        var chunks = Chunker(64, 1).Chunk(text);

        Assert.True(chunks.Count > 3);
        for (var i = 1; i < chunks.Count; i++) Assert.Equal(chunks[i - 1].Sentences[^1], chunks[i].Sentences[0]);
    }

    [Fact]
    public void Without_overlap_no_sentence_stands_twice()
    {
        var text = string.Join(" ", Enumerable.Range(1, 40).Select(i => $"Ship number {i} waited at anchor."));

        var sentences = Chunker(64, 0).Chunk(text).SelectMany(chunk => chunk.Sentences).ToList();

        Assert.Equal(SentenceSplitter.Split(text), sentences);
    }

    [Fact]
    public void A_chunk_ends_with_its_paragraph_where_that_is_near_the_budget()
    {
        var first = "The dam held through the night, the ministry said. Nobody was hurt in the village below it. The gates stay open.";
        var second = "The bridge fell at noon on the second day. It had been built in 1936. A new one will be wider. It will take four years.";

        var chunks = Chunker(40, 0).Chunk(first + "\n\n" + second);

        Assert.Equal(first, chunks[0].Text);
        Assert.StartsWith("The bridge fell", chunks[1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_sentence_over_the_budget_is_split_at_clauses()
    {
        var clause = "the council agreed to pay for one more year of work on the wall";
        var text = "On Monday " + string.Join("; ", Enumerable.Repeat(clause, 8)) + ".";

        var chunks = Chunker(48, 0).Chunk(text);

        Assert.True(chunks.Count > 1);
        Assert.All(chunks.SkipLast(1), chunk => Assert.EndsWith(";", chunk.Text, StringComparison.Ordinal));
    }

    [Fact]
    public void An_article_is_cut_as_its_text_is()
    {
        var article = new Article { Id = "a", Text = "The dam held. The bridge did not.", Title = "Flood" };

        var chunk = Assert.Single(Chunker(160, 1).Chunk(article));

        Assert.Equal(article.Text, chunk.Text);
        Assert.Equal(2, chunk.Sentences.Count);
    }

    [Theory]
    [InlineData("The ministry said on Tuesday that 4.5 million people had been counted. ")]
    [InlineData("x")]
    [InlineData("a b ")]
    [InlineData("，条")]
    public void Two_million_characters_take_seconds(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 2_000_000 / piece.Length));
        var watch = System.Diagnostics.Stopwatch.StartNew();

        var chunks = Chunker(160, 1).Chunk(text);

        Assert.NotEmpty(chunks);
        Assert.All(chunks, chunk => Assert.InRange(chunk.Text.Length, 1, 160 * 16));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(60), $"took {watch.Elapsed}");
    }

    [Theory]
    [InlineData(31)]
    [InlineData(511)]
    public void Options_name_the_setting_and_its_range(int tokens)
    {
        var options = new ChunkingOptions { MaxTokens = tokens };

        var error = Assert.Throws<System.ComponentModel.DataAnnotations.ValidationException>(() =>
            System.ComponentModel.DataAnnotations.Validator.ValidateObject(options, new(options), validateAllProperties: true));

        Assert.Contains("NewsQA:Chunking:MaxTokens", error.Message, StringComparison.Ordinal);
    }

    private static bool Fits(string text, TextRange sentence, int budget) =>
        sentence.Length <= budget * 16 && Tokenizer.CountTokens(sentence.Of(text)) <= budget;

    private static SentenceChunker Chunker(int budget, int overlap) =>
        new(Tokenizer, Options.Create(new ChunkingOptions { MaxTokens = budget, OverlapSentences = overlap }));
}

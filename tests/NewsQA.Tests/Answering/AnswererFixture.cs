using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Microsoft.ML.Tokenizers;
using NewsQA.Answering;
using NewsQA.Answering.Prose;
using NewsQA.Articles;
using NewsQA.Chunking;
using NewsQA.Reading;
using NewsQA.Retrieval;
using NewsQA.Tests.Fakes;

namespace NewsQA.Tests.Answering;

/// <summary>A question answerer over fakes.</summary>
internal sealed class AnswererFixture
{
    public const string Deal =
        """
        Ostland and Vessmark signed a water treaty on Thursday in the lakeside town of Hradek.

        Vessmark will pay Ostland €4.5 billion over the treaty's 12-year term, its foreign minister, Ana Brezna, said. The first payment is due in March.

        "We share a river, and now we share a plan," she said.
        """;

    public FakeChunkStore Store { get; } = new();

    public FakeEmbeddings Embeddings { get; } = new();

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2031, 11, 6, 12, 0, 0, TimeSpan.Zero));

    public QuestionAnswerer Answerer(IReader? reader = null, IRetriever? retriever = null, ProsePath? prose = null) => new(
        Store,
        retriever ?? new HybridRetriever(Store, Embeddings, Options.Create(new RetrievalOptions()), Time),
        reader ?? new EvidenceReader(Embeddings, Options.Create(new EvidenceReaderOptions())),
        new SentenceChunker(new WordTokenizer(), Options.Create(new ChunkingOptions())),
        Options.Create(new AnsweringOptions()),
        Time,
        NullLogger<QuestionAnswerer>.Instance,
        prose);

    public AnswererFixture WithDeal()
    {
        Store.Add(Article("treaty", Deal, "Ostland and Vessmark sign water treaty", new DateTimeOffset(2031, 11, 6, 9, 0, 0, TimeSpan.Zero)));
        return this;
    }

    public static Article Article(string id, string text, string? title = null, DateTimeOffset? published = null) =>
        new() { Id = id, Text = text, Title = title, Outlet = "The Lake Post", Published = published };

    /// <summary>A word is a token.</summary>
    private sealed class WordTokenizer : Tokenizer
    {
        protected override EncodeResults<EncodedToken> EncodeToTokens(string? text, ReadOnlySpan<char> textSpan, EncodeSettings settings)
        {
            var tokens = new List<EncodedToken>();
            var span = text is null ? textSpan.ToString() : text;
            foreach (var word in NewsQA.Language.Words.Of(span))
            {
                if (tokens.Count < settings.MaxTokenCount)
                    tokens.Add(new EncodedToken(tokens.Count, word.Text, new Range(word.Range.Start, word.Range.End)));
            }

            return new EncodeResults<EncodedToken> { Tokens = tokens, CharsConsumed = span.Length };
        }

        public override System.Buffers.OperationStatus Decode(IEnumerable<int> ids, Span<char> destination, out int idsConsumed, out int charsWritten) =>
            throw new NotSupportedException();
    }
}

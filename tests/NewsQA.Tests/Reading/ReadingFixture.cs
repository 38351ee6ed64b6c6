using System.Text;
using Microsoft.Extensions.Options;
using Microsoft.ML.Tokenizers;
using NewsQA.Articles;
using NewsQA.Embeddings;
using NewsQA.Reading;
using NewsQA.Tests.Fakes;

namespace NewsQA.Tests.Reading;

/// <summary>A small vocabulary, and networks that find given words.</summary>
internal static class ReadingFixture
{
    private static readonly string[] Words =
        "[PAD] [UNK] [CLS] [SEP] [MASK] . , ? $ 4 5 i and how much did japan pledge billion the talks ended it rained paris rome tokyo in was held yes no"
            .Split(' ');

    public static BertTokenizer Tokenizer { get; } =
        BertVocabulary.CreateTokenizer(new MemoryStream(Encoding.UTF8.GetBytes(string.Join('\n', Words))));

    public static int Id(string word) => Array.IndexOf(Words, word);

    /// <summary>Logits that favour the token <paramref name="word"/> by <paramref name="logOdds"/> over "no answer", wherever it stands.</summary>
    public static FakeReaderModel Finds(string word, double logOdds) => Finds((word, logOdds));

    /// <summary>The same for several words.</summary>
    public static FakeReaderModel Finds(params (string Word, double LogOdds)[] words) => new(pair =>
    {
        var start = new float[pair.Ids.Length];
        Array.Fill(start, -10, 1, start.Length - 1);
        foreach (var (word, logOdds) in words)
        {
            for (var i = pair.WindowStart; i < start.Length; i++)
            {
                if (pair.Ids[i] == Id(word)) start[i] = (float)logOdds / 2;
            }
        }

        return new ReaderOutput(start, start, [0, 0, 5]);
    });

    /// <summary>Supports where the evidence holds <paramref name="yes"/>, refutes where it holds <paramref name="no"/>.</summary>
    public static FakeReaderModel Judges(string yes, string no) => new(pair =>
    {
        var evidence = pair.Ids.AsSpan(pair.SecondStart);
        float[] verdict = evidence.Contains(Id(yes)) ? [5, 0, 0] : evidence.Contains(Id(no)) ? [0, 5, 0] : [0, 0, 5];
        return new ReaderOutput(new float[pair.Ids.Length], new float[pair.Ids.Length], verdict);
    });

    /// <summary>Decides nothing unless the claim or question holds <paramref name="word"/>.</summary>
    public static FakeReaderModel OnlyFor(string word, FakeReaderModel model) => new(pair =>
        pair.Ids.AsSpan(0, pair.WindowStart).Contains(Id(word)) ? model.Decide(pair) : new ReaderOutput(new float[pair.Ids.Length], new float[pair.Ids.Length], [0, 0, 5]));

    public static PairEncoder Encoder(IReaderModel model) => new(Tokenizer, model.Info);

    public static SpanReader Reader(FakeReaderModel model, SpanReaderOptions? options = null)
    {
        var encoder = Encoder(model);
        return new SpanReader(model, encoder, new ClaimVerifier(model, encoder), new FakeEmbeddings(), Options.Create(options ?? new SpanReaderOptions()));
    }

    public static Passage PassageOf(params string[] sentences)
    {
        var ranges = new List<TextRange>();
        var at = 0;
        foreach (var sentence in sentences)
        {
            ranges.Add(new TextRange(at, at + sentence.Length));
            at += sentence.Length + 1;
        }

        return new Passage(string.Join(' ', sentences), ranges);
    }
}

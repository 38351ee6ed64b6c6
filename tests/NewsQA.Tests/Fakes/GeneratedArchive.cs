using System.Numerics.Tensors;
using NewsQA.Articles;
using NewsQA.Chunking;
using NewsQA.Storage;

namespace NewsQA.Tests.Fakes;

/// <summary>
/// Invented articles whose words are as unevenly frequent as those of news, questions about them, and vectors that follow from the words:
/// the same at every run, and without a model.
/// </summary>
internal sealed class GeneratedArchive(int dimensions)
{
    public const int ChunksPerArticle = 5;
    private const int VocabularySize = 20_000;
    private const int TopicWords = 30;
    private const int WordsPerChunk = 90;

    private static readonly string[] Onsets = "b br c cr d dr f g gr h j k l m n p pr r s st t tr v w".Split(' ');
    private static readonly string[] Nuclei = "a ar e el i in o or u un".Split(' ');
    private static readonly string[] Grammar = "the of to in and for on that was with by at from".Split(' ');
    private static readonly string[] Vocabulary = [.. Enumerable.Range(0, VocabularySize).Select(Invent)];

    private readonly float[]?[] _vectors = new float[VocabularySize][];
    private readonly Dictionary<string, int> _numbers = Vocabulary.Index().ToDictionary(w => w.Item, w => w.Index);

    public IEnumerable<(Article Article, IReadOnlyList<EmbeddedChunk> Chunks)> Articles(int count)
    {
        for (var n = 0; n < count; n++)
        {
            var random = new Random(n);
            var topic = Enumerable.Range(0, TopicWords).Select(_ => Common(random)).ToArray();
            string[] paragraphs = [.. Enumerable.Range(0, ChunksPerArticle).Select(_ => Paragraph(random, topic))];
            var article = new Article
            {
                Id = $"generated-{n}",
                Title = string.Join(' ', topic.Take(6)),
                Text = string.Join("\n\n", paragraphs),
                Outlet = "The Generated Gazette",
                Published = new DateTimeOffset(2026, 1, 5, 0, 0, 0, TimeSpan.Zero).AddMinutes(n),
            };
            yield return (article, Chunks(paragraphs));
        }
    }

    /// <summary>Questions in some words of a chunk and some that stand elsewhere.</summary>
    public static IEnumerable<string> Questions(int count, int articles)
    {
        var random = new Random(7);
        for (var n = 0; n < count; n++)
        {
            var source = new Random(random.Next(articles));
            var topic = Enumerable.Range(0, TopicWords).Select(_ => Common(source)).ToArray();
            var words = Paragraph(source, topic).Split(' ');
            var asked = Enumerable.Range(0, 3 + random.Next(5)).Select(_ => words[random.Next(words.Length)].TrimEnd('.'));
            yield return $"Which {string.Join(' ', asked)} was {Common(random)}?";
        }
    }

    /// <summary>A unit vector: the sum of those of the words.</summary>
    public float[] Vector(string text)
    {
        var sum = new float[dimensions];
        sum[0] = 1e-3f;
        foreach (var word in text.Split(' '))
        {
            if (_numbers.TryGetValue(word.TrimEnd('.', '?'), out var number))
                TensorPrimitives.Add(sum, _vectors[number] ??= Random(number), sum);
        }

        TensorPrimitives.Divide(sum, TensorPrimitives.Norm<float>(sum), sum);
        return sum;
    }

    private List<EmbeddedChunk> Chunks(string[] paragraphs)
    {
        var chunks = new List<EmbeddedChunk>();
        var start = 0;
        foreach (var paragraph in paragraphs)
        {
            var range = new TextRange(start, start + paragraph.Length);
            chunks.Add(new EmbeddedChunk(new Chunk(chunks.Count, range, paragraph, [range], WordsPerChunk), Vector(paragraph)));
            start = range.End + 2;
        }

        return chunks;
    }

    private float[] Random(int number)
    {
        var random = new Random(number);
        return [.. Enumerable.Range(0, dimensions).Select(_ => (float)((random.NextDouble() * 2) - 1))];
    }

    private static string Paragraph(Random random, string[] topic) =>
        string.Join(' ', Enumerable.Range(0, WordsPerChunk - random.Next(40)).Select(_ => random.Next(10) switch
        {
            < 4 => Grammar[random.Next(Grammar.Length)],
            < 6 => topic[random.Next(topic.Length)],
            _ => Common(random),
        })) + ".";

    /// <summary>After Zipf: the word of rank r is about as frequent as 1 / r.</summary>
    private static string Common(Random random) => Vocabulary[(int)Math.Pow(VocabularySize, random.NextDouble()) % VocabularySize];

    private static string Invent(int number)
    {
        var word = "";
        for (var rest = number + 240; rest > 0; rest /= Onsets.Length * Nuclei.Length)
            word += Onsets[rest % Onsets.Length] + Nuclei[rest / Onsets.Length % Nuclei.Length];
        return word;
    }
}

using NewsQA.Articles;
using NewsQA.Chunking;
using NewsQA.Storage;

namespace NewsQA.Tests.Contracts;

/// <summary>Invented articles with vectors that a test can reason about.</summary>
internal static class ArchiveSamples
{
    public const int Dimensions = 8;

    public static EmbeddingModelInfo Model { get; } = new("test-model", Dimensions);

    public static DateTimeOffset Day(int day, int hour = 12) => new(2026, 1, day, hour, 0, 0, TimeSpan.FromHours(2));

    public static Article Article(string id, string text, DateTimeOffset? published = null, string? outlet = "The Halvorn Gazette", string? title = "Harbour report") => new()
    {
        Id = id,
        Text = text,
        Title = title,
        Subtitle = "What the council said",
        Byline = "Ada Quill",
        Outlet = outlet,
        Place = "HALVORN",
        Published = published,
        Fetched = Day(20),
        Address = new Uri($"https://gazette.example/{id}"),
        Language = "en",
    };

    /// <summary>One chunk a paragraph; each chunk's vector is <paramref name="axes"/>' unit vector, or follows from its text.</summary>
    public static IReadOnlyList<EmbeddedChunk> Chunks(Article article, params int[] axes)
    {
        var chunks = new List<EmbeddedChunk>();
        var start = 0;
        foreach (var paragraph in article.Text.Split("\n\n"))
        {
            var range = new TextRange(start, start + paragraph.Length);
            var chunk = new Chunk(chunks.Count, range, paragraph, [range], paragraph.Split(' ').Length);
            chunks.Add(new EmbeddedChunk(chunk, chunks.Count < axes.Length ? Axis(axes[chunks.Count]) : Vector(paragraph)));
            start = range.End + 2;
        }

        return chunks;
    }

    public static float[] Axis(int axis)
    {
        var vector = new float[Dimensions];
        vector[axis] = 1;
        return vector;
    }

    /// <summary>A unit vector that depends on the text alone.</summary>
    public static float[] Vector(string text, int dimensions = Dimensions)
    {
        var random = new Random(text.Aggregate(17, (hash, c) => unchecked((hash * 31) + c)));
        var vector = new float[dimensions];
        for (var i = 0; i < vector.Length; i++)
            vector[i] = (float)((random.NextDouble() * 2) - 1);
        var length = MathF.Sqrt(vector.Sum(v => v * v));
        return [.. vector.Select(v => v / length)];
    }
}

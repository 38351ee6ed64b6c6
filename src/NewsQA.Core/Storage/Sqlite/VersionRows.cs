using System.Globalization;
using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;
using NewsQA.Articles;
using NewsQA.Chunking;

namespace NewsQA.Storage.Sqlite;

/// <summary>Reads versions and chunks from their rows.</summary>
internal static class VersionRows
{
    public const string SummaryColumns = "v.article_id, v.version, v.title, v.outlet, v.published, v.modified, v.address, v.language";

    public const string ArticleColumns =
        SummaryColumns + ", v.subtitle, v.byline, v.place, v.fetched, v.text, v.stored_at, v.valid_from, v.valid_to";

    public static ArticleSummary Summary(SqliteDataReader reader) => new()
    {
        Id = reader.GetString(0),
        Version = reader.GetInt32(1),
        Title = Text(reader, 2),
        Outlet = Text(reader, 3),
        Published = Time(reader, 4),
        Modified = Time(reader, 5),
        Address = Text(reader, 6) is { } address ? new Uri(address) : null,
        Language = Text(reader, 7),
    };

    public static ArticleVersion Article(SqliteDataReader reader)
    {
        var summary = Summary(reader);
        var article = new Article
        {
            Id = summary.Id,
            Title = summary.Title,
            Outlet = summary.Outlet,
            Published = summary.Published,
            Modified = summary.Modified,
            Address = summary.Address,
            Language = summary.Language,
            Subtitle = Text(reader, 8),
            Byline = Text(reader, 9),
            Place = Text(reader, 10),
            Fetched = Time(reader, 11),
            Text = reader.GetString(12),
        };
        return new ArticleVersion(article, summary.Version, Time(reader, 13)!.Value, Ticks(reader, 14), Ticks(reader, 15));
    }

    public static Chunk Chunk(string articleText, int index, int start, int end, int tokens, byte[] sentences)
    {
        var bounds = MemoryMarshal.Cast<byte, int>(sentences);
        var ranges = new TextRange[bounds.Length / 2];
        for (var i = 0; i < ranges.Length; i++)
        {
            ranges[i] = new TextRange(bounds[2 * i], bounds[(2 * i) + 1]);
        }

        var range = new TextRange(start, end);
        return new Chunk(index, range, range.Of(articleText), ranges, tokens);
    }

    public static byte[] SentenceBytes(Chunk chunk)
    {
        var bounds = chunk.Sentences.SelectMany(s => new[] { s.Start, s.End }).ToArray();
        return MemoryMarshal.AsBytes<int>(bounds).ToArray();
    }

    /// <summary>A time as it is stored: with its own offset.</summary>
    public static object Stored(DateTimeOffset? time) => time is { } value ? value.ToString("O", CultureInfo.InvariantCulture) : DBNull.Value;

    private static string? Text(SqliteDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);

    public static DateTimeOffset? Time(SqliteDataReader reader, int column) =>
        Text(reader, column) is { } text ? DateTimeOffset.ParseExact(text, "O", CultureInfo.InvariantCulture) : null;

    public static DateTimeOffset? Ticks(SqliteDataReader reader, int column) =>
        reader.IsDBNull(column) ? null : new DateTimeOffset(reader.GetInt64(column), TimeSpan.Zero);
}

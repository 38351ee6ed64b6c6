using Microsoft.Data.Sqlite;

namespace NewsQA.Storage.Sqlite;

/// <summary>Reads the chunks that a search found.</summary>
internal static class ChunkSearch
{
    /// <summary>The chunks behind <paramref name="ranked"/>, in that order: so many at the most, and so many of one article.</summary>
    public static List<ChunkHit> Load(
        SqliteConnection connection,
        IReadOnlyList<(long Key, double Score)> ranked,
        Dictionary<long, double> similarity,
        Dictionary<long, double> bm25,
        int limit = int.MaxValue,
        int? perArticle = null)
    {
        var hits = new List<ChunkHit>(Math.Min(limit, ranked.Count));
        var versions = new Dictionary<long, (ArticleSummary Summary, string Text)>();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT version_key, position, start, end, tokens, sentences FROM chunk WHERE key = $key";
        var key = command.Parameters.Add("$key", SqliteType.Integer);
        foreach (var (chunkKey, score) in ranked)
        {
            if (hits.Count == limit)
            {
                break;
            }

            key.Value = chunkKey;
            using var reader = command.ExecuteReader();
            if (!reader.Read())
            {
                // Removed by another process between the ranking and here.
                continue;
            }

            var versionKey = reader.GetInt64(0);
            if (!versions.TryGetValue(versionKey, out var version))
            {
                version = versions[versionKey] = Version(connection, versionKey);
            }

            if (perArticle is { } most && hits.Count(h => h.Article.Id == version.Summary.Id) >= most)
            {
                continue;
            }

            var chunk = VersionRows.Chunk(
                version.Text, reader.GetInt32(1), reader.GetInt32(2), reader.GetInt32(3), reader.GetInt32(4), (byte[])reader.GetValue(5));
            hits.Add(new ChunkHit(
                version.Summary,
                chunk,
                score,
                similarity.TryGetValue(chunkKey, out var cosine) ? cosine : null,
                bm25.TryGetValue(chunkKey, out var lexical) ? lexical : null));
        }

        return hits;
    }

    private static (ArticleSummary Summary, string Text) Version(SqliteConnection connection, long versionKey)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT {VersionRows.SummaryColumns}, v.text FROM version v WHERE v.key = $key";
        command.Parameters.AddWithValue("$key", versionKey);
        using var reader = command.ExecuteReader();
        reader.Read();
        return (VersionRows.Summary(reader), reader.GetString(8));
    }
}

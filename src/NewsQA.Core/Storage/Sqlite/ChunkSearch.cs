using Microsoft.Data.Sqlite;

namespace NewsQA.Storage.Sqlite;

/// <summary>Finds chunks by their words, and reads those that were found.</summary>
internal static class ChunkSearch
{
    /// <summary>Weights of headline and text in BM25: a headline speaks for each chunk of its article, the text for its own.</summary>
    private const string Bm25 = "bm25(chunk_words, 0.5, 1.0)";

    /// <summary>Keys of the chunks that hold any of the query's words, with their BM25 scores, best first.</summary>
    public static List<(long Key, double Score)> Words(SqliteConnection connection, ChunkQuery query, int limit)
    {
        var words = LexicalQuery.Build(query.Text);
        var hits = new List<(long, double)>();
        if (words.Length == 0)
        {
            return hits;
        }

        using var command = connection.CreateCommand();
        command.CommandText =
            $"""
             SELECT c.key, {Bm25} AS score FROM chunk_words JOIN chunk c ON c.key = chunk_words.rowid JOIN version v ON v.key = c.version_key
             WHERE chunk_words MATCH $words AND {SqliteFilter.Condition(command, query.Filter)}
             ORDER BY score, c.key LIMIT $limit
             """;
        command.Parameters.AddWithValue("$words", words);
        command.Parameters.AddWithValue("$limit", limit);
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            // FTS5 counts down: the best score is the most negative.
            hits.Add((reader.GetInt64(0), -reader.GetDouble(1)));
        }

        return hits;
    }

    /// <summary>The chunks behind <paramref name="ranked"/>, in that order.</summary>
    public static List<ChunkHit> Load(
        SqliteConnection connection, List<(long Key, double Score)> ranked, Dictionary<long, double> similarity, Dictionary<long, double> bm25)
    {
        var hits = new List<ChunkHit>(ranked.Count);
        var versions = new Dictionary<long, (ArticleSummary Summary, string Text)>();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT version_key, position, start, end, tokens, sentences FROM chunk WHERE key = $key";
        var key = command.Parameters.Add("$key", SqliteType.Integer);
        foreach (var (chunkKey, score) in ranked)
        {
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

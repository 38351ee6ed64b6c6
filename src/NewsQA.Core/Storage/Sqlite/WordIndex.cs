using Microsoft.Data.Sqlite;

namespace NewsQA.Storage.Sqlite;

/// <summary>Keeps the postings of the chunks' words, within a transaction of the caller's.</summary>
/// <remarks>
/// FTS5 is given the terms of <see cref="LexicalTerms"/>, already stemmed and one after another, and is asked for postings alone: its own
/// <c>bm25()</c> has another average length and inverse document frequency than the Qdrant server, and would put another chunk first.
/// </remarks>
internal static class WordIndex
{
    /// <summary>Postings of the terms; their places stay in full, since a frequency is the number of places.</summary>
    public const string Tables =
        """
        CREATE VIRTUAL TABLE chunk_words USING fts5 (title, text, content = '', contentless_delete = 1, tokenize = 'ascii');
        CREATE VIRTUAL TABLE chunk_word USING fts5vocab (chunk_words, instance);
        CREATE TABLE chunk_length (key INTEGER PRIMARY KEY, version_key INTEGER NOT NULL, terms INTEGER NOT NULL);
        """;

    /// <summary>Adds a chunk below <paramref name="heading"/>, the terms of its article's heading.</summary>
    public static void Add(SqliteConnection connection, long chunkKey, long versionKey, List<string> heading, string text)
    {
        var terms = LexicalTerms.Of(text);
        using var command = connection.CreateCommand();
        command.CommandText =
            "INSERT INTO chunk_words (rowid, title, text) VALUES ($key, $title, $text); INSERT INTO chunk_length VALUES ($key, $version, $terms)";
        command.Parameters.AddWithValue("$key", chunkKey);
        command.Parameters.AddWithValue("$version", versionKey);
        command.Parameters.AddWithValue("$title", string.Join(' ', heading));
        command.Parameters.AddWithValue("$text", string.Join(' ', terms));
        command.Parameters.AddWithValue("$terms", heading.Count + terms.Count);
        command.ExecuteNonQuery();
    }

    /// <summary>Removes the chunks of a version; they still stand in <c>chunk</c>.</summary>
    public static void Remove(SqliteConnection connection, long versionKey)
    {
        using var command = connection.CreateCommand();
        command.CommandText =
            """
            DELETE FROM chunk_words WHERE rowid IN (SELECT key FROM chunk WHERE version_key = $version);
            DELETE FROM chunk_length WHERE key IN (SELECT key FROM chunk WHERE version_key = $version);
            """;
        command.Parameters.AddWithValue("$version", versionKey);
        command.ExecuteNonQuery();
    }

    /// <summary>Adds all chunks to an empty index.</summary>
    public static void Fill(SqliteConnection connection)
    {
        using var chunks = connection.CreateCommand();
        chunks.CommandText =
            "SELECT c.key, v.key, c.start, c.end, v.title, v.subtitle, v.text FROM version v JOIN chunk c ON c.version_key = v.key ORDER BY v.key, c.key";
        using var reader = chunks.ExecuteReader();
        var (version, heading, text) = (-1L, new List<string>(), "");
        while (reader.Read())
        {
            if (reader.GetInt64(1) != version)
            {
                heading = LexicalTerms.OfHeading(reader.IsDBNull(4) ? null : reader.GetString(4), reader.IsDBNull(5) ? null : reader.GetString(5));
                (version, text) = (reader.GetInt64(1), reader.GetString(6));
            }

            Add(connection, reader.GetInt64(0), version, heading, text[reader.GetInt32(2)..reader.GetInt32(3)]);
        }
    }
}

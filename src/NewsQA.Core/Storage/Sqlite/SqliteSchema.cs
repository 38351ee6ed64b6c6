using System.Globalization;
using Microsoft.Data.Sqlite;

namespace NewsQA.Storage.Sqlite;

/// <summary>The tables of the embedded store, and how an older file is brought up to them.</summary>
/// <remarks>
/// <para>Every write transaction takes the next number of <c>meta.change</c> and notes it on what it touched, so that a process
/// that holds the vectors in memory reads only what is new.</para>
/// <para>A chunk's text is not stored: it is the version's text at its range. The full-text index holds words only, see
/// <see cref="WordIndex"/>.</para>
/// </remarks>
internal static class SqliteSchema
{
    /// <summary>"NWQA" in ASCII: marks the file as ours in SQLite's header.</summary>
    private const int ApplicationId = 0x4E575141;

    /// <summary>Scripts that lead from one schema version to the next; the first makes an empty file version 1.</summary>
    private static readonly string[] Migrations =
    [
        """
        CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
        INSERT INTO meta VALUES ('change', '0');
        CREATE TABLE version (
            key INTEGER PRIMARY KEY AUTOINCREMENT,
            article_id TEXT NOT NULL,
            version INTEGER NOT NULL,
            content_hash TEXT NOT NULL,
            stored_at TEXT NOT NULL,
            valid_from INTEGER,
            valid_to INTEGER,
            published_utc INTEGER,
            change INTEGER NOT NULL,
            title TEXT, subtitle TEXT, byline TEXT, outlet TEXT, place TEXT,
            published TEXT, modified TEXT, fetched TEXT, address TEXT, language TEXT,
            text TEXT NOT NULL,
            UNIQUE (article_id, version));
        CREATE INDEX version_hash ON version (content_hash);
        CREATE INDEX version_change ON version (change);
        CREATE TABLE chunk (
            key INTEGER PRIMARY KEY AUTOINCREMENT,
            version_key INTEGER NOT NULL REFERENCES version (key),
            position INTEGER NOT NULL,
            start INTEGER NOT NULL,
            end INTEGER NOT NULL,
            tokens INTEGER NOT NULL,
            sentences BLOB NOT NULL,
            vector BLOB NOT NULL,
            UNIQUE (version_key, position));
        CREATE VIRTUAL TABLE chunk_words USING fts5 (
            title, text, content = '', contentless_delete = 1, tokenize = 'porter unicode61 remove_diacritics 2');
        CREATE TABLE removal (change INTEGER NOT NULL, version_key INTEGER NOT NULL);
        CREATE INDEX removal_change ON removal (change);
        """,
        // Until version 1 FTS5 cut the texts into words itself, and ranked by its own formula.
        $"DROP TABLE chunk_words; {WordIndex.Tables}",
    ];

    /// <summary>The version from which on the full-text index holds what it holds today; older ones are filled anew.</summary>
    private const int WordsSince = 2;

    /// <summary>Creates, checks and migrates the file behind <paramref name="connection"/>.</summary>
    /// <exception cref="StoreException">The file is foreign, newer, or holds vectors of another model.</exception>
    public static void Prepare(SqliteConnection connection, string path, EmbeddingModelInfo model)
    {
        Check(connection, path);
        if (Number(connection, "PRAGMA user_version") == Migrations.Length && IsModel(connection, path, model))
        {
            return;
        }

        // Readers go on while another process writes. The setting stays in the file and cannot be changed within a transaction.
        Execute(connection, "PRAGMA journal_mode = WAL");
        using var transaction = connection.BeginTransaction(deferred: false);
        // Another process may have been first.
        Check(connection, path);
        var former = (int)Number(connection, "PRAGMA user_version");
        foreach (var migration in Migrations[former..])
        {
            Execute(connection, migration);
        }

        if (former < WordsSince)
        {
            WordIndex.Fill(connection);
        }

        Execute(connection, $"PRAGMA application_id = {ApplicationId}");
        Execute(connection, string.Create(CultureInfo.InvariantCulture, $"PRAGMA user_version = {Migrations.Length}"));
        if (!IsModel(connection, path, model))
        {
            using var insert = connection.CreateCommand();
            insert.CommandText = "INSERT INTO meta VALUES ('model', $model), ('dimensions', $dimensions)";
            insert.Parameters.AddWithValue("$model", model.Id);
            insert.Parameters.AddWithValue("$dimensions", model.Dimensions.ToString(CultureInfo.InvariantCulture));
            insert.ExecuteNonQuery();
        }

        transaction.Commit();
    }

    public static long Number(SqliteConnection connection, string query)
    {
        using var command = connection.CreateCommand();
        command.CommandText = query;
        return Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    public static void Execute(SqliteConnection connection, string script)
    {
        using var command = connection.CreateCommand();
        command.CommandText = script;
        command.ExecuteNonQuery();
    }

    private static void Check(SqliteConnection connection, string path)
    {
        var application = Number(connection, "PRAGMA application_id");
        var isEmpty = application == 0 && Number(connection, "SELECT count(*) FROM sqlite_master") == 0;
        if (application != ApplicationId && !isEmpty)
        {
            throw new StoreException(SqliteErrors.Foreign(path));
        }

        var version = Number(connection, "PRAGMA user_version");
        if (version > Migrations.Length)
        {
            throw new StoreException(
                $"The index {path} was made by a newer NewsQA (schema {version}, this one knows {Migrations.Length}): update NewsQA, or name another file with --index.");
        }
    }

    private static bool IsModel(SqliteConnection connection, string path, EmbeddingModelInfo model)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT value FROM meta WHERE key IN ('model', 'dimensions') ORDER BY key DESC";
        using var reader = command.ExecuteReader();
        if (!reader.Read())
        {
            return false;
        }

        var id = reader.GetString(0);
        var dimensions = reader.Read() ? reader.GetString(0) : "?";
        return (id == model.Id && dimensions == model.Dimensions.ToString(CultureInfo.InvariantCulture))
            ? true
            : throw new StoreException(
                $"The index {path} holds vectors of {id} ({dimensions} dimensions), not of {model.Id} ({model.Dimensions}): ingest into another file with --index.");
    }
}

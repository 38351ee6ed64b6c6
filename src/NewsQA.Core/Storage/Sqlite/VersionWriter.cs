using System.Globalization;
using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;
using NewsQA.Articles;

namespace NewsQA.Storage.Sqlite;

/// <summary>Writes a version within a transaction of the caller's, and works out how long each version was valid.</summary>
internal sealed class VersionWriter(SqliteConnection connection, TimeProvider time)
{
    private sealed record Stored(long Key, int Version, string Hash, long? ValidFrom, long? ValidTo, long? Dated);

    public SaveResult Save(Article article, IReadOnlyList<EmbeddedChunk> chunks)
    {
        var versions = Versions(article.Id);
        var current = versions.FirstOrDefault(v => v.ValidTo is null);
        var hash = article.ContentHash;
        if (current is not null && current.Hash == hash)
        {
            return new SaveResult(SaveOutcome.Unchanged, current.Version);
        }

        var dated = (article.Modified ?? article.Published)?.UtcTicks;
        if (current is not null && dated < current.Dated)
        {
            return versions.Find(v => v.Hash == hash) is { } known
                ? new SaveResult(SaveOutcome.Unchanged, known.Version)
                : KeepAsHistory(article, chunks, versions, dated!.Value);
        }

        var from = current is null
            ? dated
            // A version without a date of its own took effect when it was seen, and never before the one that it supersedes.
            : Math.Max(article.Modified?.UtcTicks ?? time.GetUtcNow().UtcTicks, current.ValidFrom ?? long.MinValue);
        var change = NextChange();
        if (current is not null)
        {
            SetValidTo(current.Key, from!.Value, change);
        }

        var version = versions.Count == 0 ? 1 : versions.Max(v => v.Version) + 1;
        Insert(article, chunks, version, from, null, change);
        return new SaveResult(current is null ? SaveOutcome.Added : SaveOutcome.Updated, version);
    }

    public bool Remove(string articleId)
    {
        var versions = Versions(articleId);
        if (versions.Count == 0)
        {
            return false;
        }

        var change = NextChange();
        foreach (var version in versions)
        {
            Delete(version.Key, change);
        }

        return true;
    }

    /// <summary>Stores a version under its own number and times, in place of one with that number.</summary>
    public void Import(ArticleVersion version, IReadOnlyList<EmbeddedChunk> chunks)
    {
        var change = NextChange();
        if (Versions(version.Article.Id).Find(v => v.Version == version.Version) is { } former)
        {
            Delete(former.Key, change);
        }

        Insert(
            version.Article, chunks, version.Version, version.ValidFrom?.UtcTicks, version.ValidTo?.UtcTicks, change, version.StoredAt);
    }

    private void Delete(long key, long change)
    {
        Execute("DELETE FROM chunk_words WHERE rowid IN (SELECT key FROM chunk WHERE version_key = $key)", ("$key", key));
        Execute("DELETE FROM chunk WHERE version_key = $key", ("$key", key));
        Execute("DELETE FROM version WHERE key = $key", ("$key", key));
        Execute("INSERT INTO removal VALUES ($change, $key)", ("$change", change), ("$key", key));
    }

    private SaveResult KeepAsHistory(Article article, IReadOnlyList<EmbeddedChunk> chunks, List<Stored> versions, long dated)
    {
        var change = NextChange();
        var before = versions.Where(v => v.ValidFrom is null || v.ValidFrom <= dated).MaxBy(v => v.ValidFrom ?? long.MinValue);
        var after = versions.Where(v => v.ValidFrom > dated).Min(v => v.ValidFrom);
        if (before is not null)
        {
            SetValidTo(before.Key, dated, change);
        }

        var version = versions.Max(v => v.Version) + 1;
        Insert(article, chunks, version, dated, after ?? before?.ValidTo ?? dated, change);
        return new SaveResult(SaveOutcome.KeptAsHistory, version);
    }

    private List<Stored> Versions(string articleId)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT key, version, content_hash, valid_from, valid_to, coalesce(modified, published) FROM version WHERE article_id = $id";
        command.Parameters.AddWithValue("$id", articleId);
        using var reader = command.ExecuteReader();
        var versions = new List<Stored>();
        while (reader.Read())
        {
            versions.Add(new Stored(
                reader.GetInt64(0),
                reader.GetInt32(1),
                reader.GetString(2),
                reader.IsDBNull(3) ? null : reader.GetInt64(3),
                reader.IsDBNull(4) ? null : reader.GetInt64(4),
                reader.IsDBNull(5) ? null : DateTimeOffset.ParseExact(reader.GetString(5), "O", CultureInfo.InvariantCulture).UtcTicks));
        }

        return versions;
    }

    private void Insert(Article article, IReadOnlyList<EmbeddedChunk> chunks, int version, long? from, long? to, long change, DateTimeOffset? storedAt = null)
    {
        Execute(
            """
            INSERT INTO version (article_id, version, content_hash, stored_at, valid_from, valid_to, published_utc, change,
                title, subtitle, byline, outlet, place, published, modified, fetched, address, language, text)
            VALUES ($id, $version, $hash, $storedAt, $from, $to, $publishedUtc, $change,
                $title, $subtitle, $byline, $outlet, $place, $published, $modified, $fetched, $address, $language, $text)
            """,
            ("$id", article.Id), ("$version", version), ("$hash", article.ContentHash), ("$storedAt", VersionRows.Stored(storedAt ?? time.GetUtcNow())),
            ("$from", from), ("$to", to), ("$publishedUtc", article.Published?.UtcTicks), ("$change", change),
            ("$title", article.Title), ("$subtitle", article.Subtitle), ("$byline", article.Byline), ("$outlet", article.Outlet),
            ("$place", article.Place), ("$published", VersionRows.Stored(article.Published)), ("$modified", VersionRows.Stored(article.Modified)),
            ("$fetched", VersionRows.Stored(article.Fetched)), ("$address", article.Address?.AbsoluteUri), ("$language", article.Language),
            ("$text", article.Text));
        var versionKey = SqliteSchema.Number(connection, "SELECT last_insert_rowid()");
        var heading = string.Join('\n', new[] { article.Title, article.Subtitle }.OfType<string>());
        foreach (var (chunk, vector) in chunks)
        {
            Execute(
                "INSERT INTO chunk (version_key, position, start, end, tokens, sentences, vector) VALUES ($version, $position, $start, $end, $tokens, $sentences, $vector)",
                ("$version", versionKey), ("$position", chunk.Index), ("$start", chunk.Range.Start), ("$end", chunk.Range.End),
                ("$tokens", chunk.TokenCount), ("$sentences", VersionRows.SentenceBytes(chunk)),
                ("$vector", MemoryMarshal.AsBytes(vector.Span).ToArray()));
            Execute(
                "INSERT INTO chunk_words (rowid, title, text) VALUES (last_insert_rowid(), $title, $text)",
                ("$title", heading), ("$text", chunk.Text));
        }
    }

    private void SetValidTo(long key, long validTo, long change) => Execute(
        "UPDATE version SET valid_to = $to, change = $change WHERE key = $key", ("$to", validTo), ("$change", change), ("$key", key));

    private long NextChange()
    {
        Execute("UPDATE meta SET value = CAST(value AS INTEGER) + 1 WHERE key = 'change'");
        return SqliteSchema.Number(connection, "SELECT value FROM meta WHERE key = 'change'");
    }

    private void Execute(string script, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        using var command = connection.CreateCommand();
        command.CommandText = script;
        foreach (var (name, value) in parameters)
        {
            command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        }

        command.ExecuteNonQuery();
    }
}

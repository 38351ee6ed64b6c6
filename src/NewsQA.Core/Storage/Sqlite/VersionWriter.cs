using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;
using NewsQA.Articles;

namespace NewsQA.Storage.Sqlite;

/// <summary>Writes a version within a transaction of the caller's.</summary>
internal sealed class VersionWriter(SqliteConnection connection, TimeProvider time)
{
    private sealed record Stored(long Key, VersionSpan Span);

    public SaveResult Save(Article article, IReadOnlyList<EmbeddedChunk> chunks)
    {
        var versions = Versions(article.Id);
        var place = VersionTimeline.Place([.. versions.Select(v => v.Span)], article, time.GetUtcNow());
        if (place.Result.Outcome is SaveOutcome.Unchanged)
        {
            return place.Result;
        }

        var change = NextChange();
        if (versions.Find(v => v.Span.Version == place.Shortened) is { } shortened)
        {
            Execute(
                "UPDATE version SET valid_to = $to, change = $change WHERE key = $key",
                ("$to", place.ValidFrom?.UtcTicks), ("$change", change), ("$key", shortened.Key));
        }

        Insert(article, chunks, place.Result.Version, place.ValidFrom, place.ValidTo, change);
        return place.Result;
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
        if (Versions(version.Article.Id).Find(v => v.Span.Version == version.Version) is { } former)
        {
            Delete(former.Key, change);
        }

        Insert(
            version.Article, chunks, version.Version, version.ValidFrom, version.ValidTo, change, version.StoredAt);
    }

    private void Delete(long key, long change)
    {
        WordIndex.Remove(connection, key);
        Execute("DELETE FROM chunk WHERE version_key = $key", ("$key", key));
        Execute("DELETE FROM version WHERE key = $key", ("$key", key));
        Execute("INSERT INTO removal VALUES ($change, $key)", ("$change", change), ("$key", key));
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
                new VersionSpan(
                    reader.GetInt32(1), reader.GetString(2), VersionRows.Time(reader, 5), VersionRows.Ticks(reader, 3), VersionRows.Ticks(reader, 4))));
        }

        return versions;
    }

    private void Insert(Article article, IReadOnlyList<EmbeddedChunk> chunks, int version, DateTimeOffset? from, DateTimeOffset? to, long change, DateTimeOffset? storedAt = null)
    {
        Execute(
            """
            INSERT INTO version (article_id, version, content_hash, stored_at, valid_from, valid_to, published_utc, change,
                title, subtitle, byline, outlet, place, published, modified, fetched, address, language, text)
            VALUES ($id, $version, $hash, $storedAt, $from, $to, $publishedUtc, $change,
                $title, $subtitle, $byline, $outlet, $place, $published, $modified, $fetched, $address, $language, $text)
            """,
            ("$id", article.Id), ("$version", version), ("$hash", article.ContentHash), ("$storedAt", VersionRows.Stored(storedAt ?? time.GetUtcNow())),
            ("$from", from?.UtcTicks), ("$to", to?.UtcTicks), ("$publishedUtc", article.Published?.UtcTicks), ("$change", change),
            ("$title", article.Title), ("$subtitle", article.Subtitle), ("$byline", article.Byline), ("$outlet", article.Outlet),
            ("$place", article.Place), ("$published", VersionRows.Stored(article.Published)), ("$modified", VersionRows.Stored(article.Modified)),
            ("$fetched", VersionRows.Stored(article.Fetched)), ("$address", article.Address?.AbsoluteUri), ("$language", article.Language),
            ("$text", article.Text));
        var versionKey = SqliteSchema.Number(connection, "SELECT last_insert_rowid()");
        var heading = LexicalTerms.OfHeading(article.Title, article.Subtitle);
        foreach (var (chunk, vector) in chunks)
        {
            Execute(
                "INSERT INTO chunk (version_key, position, start, end, tokens, sentences, vector) VALUES ($version, $position, $start, $end, $tokens, $sentences, $vector)",
                ("$version", versionKey), ("$position", chunk.Index), ("$start", chunk.Range.Start), ("$end", chunk.Range.End),
                ("$tokens", chunk.TokenCount), ("$sentences", VersionRows.SentenceBytes(chunk)),
                ("$vector", MemoryMarshal.AsBytes(vector.Span).ToArray()));
            WordIndex.Add(connection, SqliteSchema.Number(connection, "SELECT last_insert_rowid()"), versionKey, heading, chunk.Text);
        }
    }

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

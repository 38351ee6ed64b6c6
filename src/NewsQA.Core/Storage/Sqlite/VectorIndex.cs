using System.Globalization;
using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;

namespace NewsQA.Storage.Sqlite;

/// <summary>Keeps the vectors in memory in step with the file, whoever writes it.</summary>
internal sealed class VectorIndex(int dimensions) : IDisposable
{
    private readonly SemaphoreSlim _refreshing = new(1);
    private readonly Dictionary<long, VersionEntry> _versions = [];
    private VectorMatrix _matrix = new(dimensions);
    private long _change = -1;
    private long _lastChunk;
    private int _removed;

    /// <summary>The vectors as of now: what was written since the last call is read first. The caller holds a read transaction open.</summary>
    public async Task<VectorMatrix> CurrentAsync(SqliteConnection connection, CancellationToken cancellationToken)
    {
        await _refreshing.WaitAsync(cancellationToken);
        try
        {
            var change = SqliteSchema.Number(connection, "SELECT value FROM meta WHERE key = 'change'");
            if (change != _change)
            {
                Remove(connection);
                LoadVersions(connection);
                if (_removed > _matrix.Count / 4)
                {
                    // Rows of removed articles stay until they are many: then all is read anew.
                    (_matrix, _lastChunk, _removed) = (new VectorMatrix(dimensions), 0, 0);
                }

                LoadVectors(connection, cancellationToken);
                _change = change;
            }

            return _matrix;
        }
        finally
        {
            _refreshing.Release();
        }
    }

    public void Dispose() => _refreshing.Dispose();

    private void Remove(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT version_key FROM removal WHERE change > $change";
        command.Parameters.AddWithValue("$change", _change);
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            if (_versions.Remove(reader.GetInt64(0), out var version))
            {
                version.IsRemoved = true;
                _removed++;
            }
        }
    }

    private void LoadVersions(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT key, article_id, version, outlet, published_utc, valid_from, valid_to FROM version WHERE change > $change";
        command.Parameters.AddWithValue("$change", _change);
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            var key = reader.GetInt64(0);
            ref var version = ref CollectionsMarshal.GetValueRefOrAddDefault(_versions, key, out _);
            version ??= new VersionEntry { Key = key, ArticleId = reader.GetString(1), Version = reader.GetInt32(2) };
            version.Outlet = reader.IsDBNull(3) ? null : reader.GetString(3);
            version.Published = reader.IsDBNull(4) ? null : reader.GetInt64(4);
            version.ValidFrom = reader.IsDBNull(5) ? null : reader.GetInt64(5);
            version.ValidTo = reader.IsDBNull(6) ? null : reader.GetInt64(6);
        }
    }

    private void LoadVectors(SqliteConnection connection, CancellationToken cancellationToken)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT key, version_key, vector FROM chunk WHERE key > $last ORDER BY key";
        command.Parameters.AddWithValue("$last", _lastChunk);
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            cancellationToken.ThrowIfCancellationRequested();
            var key = reader.GetInt64(0);
            var bytes = (byte[])reader.GetValue(2);
            if (bytes.Length != dimensions * sizeof(float))
            {
                throw new StoreException(string.Create(
                    CultureInfo.InvariantCulture, $"The index is damaged: a vector has {bytes.Length} bytes, not {dimensions * sizeof(float)}. Ingest the articles again."));
            }

            _matrix.Add(key, _versions[reader.GetInt64(1)], MemoryMarshal.Cast<byte, float>(bytes));
            _lastChunk = key;
        }
    }
}

using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using NewsQA.Articles;

namespace NewsQA.Storage.Sqlite;

/// <summary>
/// The embedded store: one SQLite file. Words are ranked by BM25 over FTS5's postings, vectors by an exact scan in memory.
/// </summary>
/// <remarks>
/// Safe for concurrent use. Several processes may share the file: one writes at a time, the others wait; each sees what the others
/// wrote at its next search.
/// </remarks>
internal sealed class SqliteChunkStore(IOptions<SqliteStoreOptions> options, TimeProvider time) : IArchive
{
    private readonly string _path = Path.GetFullPath(options.Value.Path);
    private readonly SemaphoreSlim _writing = new(1);
    private VectorIndex? _vectors;

    public async Task OpenAsync(EmbeddingModelInfo model, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        await Run(
            () =>
            {
                SqliteFile.Check(_path);
                using var connection = Connect();
                SqliteSchema.Prepare(connection, _path, model);
                return 0;
            },
            cancellationToken);
        _vectors = new VectorIndex(model.Dimensions);
    }

    public async Task<SaveResult> SaveAsync(
        Article article, IReadOnlyList<EmbeddedChunk> chunks, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(article);
        ArgumentNullException.ThrowIfNull(chunks);
        return await Write(writer => writer.Save(article, chunks), cancellationToken);
    }

    public async Task<bool> RemoveArticleAsync(string articleId, CancellationToken cancellationToken = default) =>
        await Write(writer => writer.Remove(articleId), cancellationToken);

    public Task<ArticleVersion?> GetArticleAsync(string articleId, int? version = null, CancellationToken cancellationToken = default) =>
        Read(
            connection =>
            {
                using var command = connection.CreateCommand();
                command.CommandText =
                    $"SELECT {VersionRows.ArticleColumns} FROM version v WHERE v.article_id = $id AND "
                    + (version is null ? "v.valid_to IS NULL" : "v.version = $version");
                command.Parameters.AddWithValue("$id", articleId);
                command.Parameters.AddWithValue("$version", version ?? 0);
                using var reader = command.ExecuteReader();
                return reader.Read() ? VersionRows.Article(reader) : null;
            },
            cancellationToken);

    public Task<string?> FindByHashAsync(string contentHash, CancellationToken cancellationToken = default) =>
        Read(
            connection =>
            {
                using var command = connection.CreateCommand();
                command.CommandText = "SELECT article_id FROM version WHERE content_hash = $hash AND valid_to IS NULL ORDER BY article_id LIMIT 1";
                command.Parameters.AddWithValue("$hash", contentHash);
                return (string?)command.ExecuteScalar();
            },
            cancellationToken);

    public async IAsyncEnumerable<ArticleSummary> ListArticlesAsync(
        ChunkFilter filter, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(filter);
        var articles = await Read(
            connection =>
            {
                using var command = connection.CreateCommand();
                command.CommandText =
                    $"SELECT {VersionRows.SummaryColumns} FROM version v WHERE {SqliteFilter.Condition(command, filter)} "
                    + "ORDER BY v.published_utc DESC NULLS LAST, v.article_id";
                using var reader = command.ExecuteReader();
                var list = new List<ArticleSummary>();
                while (reader.Read())
                {
                    list.Add(VersionRows.Summary(reader));
                }

                return list;
            },
            cancellationToken);
        foreach (var article in articles)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return article;
        }
    }

    public Task<StoreStatistics> GetStatisticsAsync(CancellationToken cancellationToken = default) =>
        Read(
            connection =>
            {
                using var command = connection.CreateCommand();
                command.CommandText =
                    "SELECT (SELECT count(DISTINCT article_id) FROM version), (SELECT count(*) FROM version), (SELECT count(*) FROM chunk)";
                using var reader = command.ExecuteReader();
                reader.Read();
                return new StoreStatistics(reader.GetInt64(0), reader.GetInt64(1), reader.GetInt64(2));
            },
            cancellationToken);

    public async Task<IReadOnlyList<ChunkHit>> SearchAsync(ChunkQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentOutOfRangeException.ThrowIfLessThan(query.Limit, 1);
        var candidates = Math.Max(query.Limit, query.CandidatesPerLeg);
        return await Read(
            async connection =>
            {
                var dense = query.Vector.IsEmpty
                    ? []
                    : (await Vectors.CurrentAsync(connection, cancellationToken))
                        .Search(query.Vector.Span, candidates, version => SqliteFilter.Passes(version, query.Filter));
                var lexical = WordSearch.Search(connection, query, candidates);
                var similarity = dense.ToDictionary(h => h.Key, h => h.Similarity);
                var bm25 = lexical.ToDictionary(h => h.Key, h => h.Score);
                var ranked = (query.Vector.IsEmpty, query.Text.Length == 0) switch
                {
                    (false, false) => RankFusion.Fuse([.. dense.Select(h => h.Key)], [.. lexical.Select(h => h.Key)]),
                    (false, true) => dense,
                    _ => (IReadOnlyList<(long Key, double Score)>)lexical,
                };
                return (IReadOnlyList<ChunkHit>)ChunkSearch.Load(connection, ranked, similarity, bm25, query.Limit, query.ChunksPerArticle);
            },
            cancellationToken);
    }

    public Task<IReadOnlyList<ChunkHit>> GetChunksAsync(string articleId, int version, CancellationToken cancellationToken = default) =>
        Read(
            connection =>
            {
                using var command = connection.CreateCommand();
                command.CommandText =
                    "SELECT c.key FROM chunk c JOIN version v ON v.key = c.version_key WHERE v.article_id = $id AND v.version = $version ORDER BY c.position";
                command.Parameters.AddWithValue("$id", articleId);
                command.Parameters.AddWithValue("$version", version);
                var keys = new List<(long, double)>();
                using (var reader = command.ExecuteReader())
                {
                    while (reader.Read())
                    {
                        keys.Add((reader.GetInt64(0), 0));
                    }
                }

                return (IReadOnlyList<ChunkHit>)ChunkSearch.Load(connection, keys, [], []);
            },
            cancellationToken);

    public Task<IReadOnlyList<ArticleVersion>> GetVersionsAsync(string articleId, CancellationToken cancellationToken = default) =>
        Read(
            connection =>
            {
                using var command = connection.CreateCommand();
                command.CommandText = $"SELECT {VersionRows.ArticleColumns} FROM version v WHERE v.article_id = $id ORDER BY v.version";
                command.Parameters.AddWithValue("$id", articleId);
                using var reader = command.ExecuteReader();
                var versions = new List<ArticleVersion>();
                while (reader.Read())
                {
                    versions.Add(VersionRows.Article(reader));
                }

                return (IReadOnlyList<ArticleVersion>)versions;
            },
            cancellationToken);

    public Task<IReadOnlyList<EmbeddedChunk>> GetEmbeddedChunksAsync(
        string articleId, int version, CancellationToken cancellationToken = default) =>
        Read(
            connection =>
            {
                using var command = connection.CreateCommand();
                command.CommandText =
                    "SELECT v.text, c.position, c.start, c.end, c.tokens, c.sentences, c.vector FROM chunk c JOIN version v ON v.key = c.version_key "
                    + "WHERE v.article_id = $id AND v.version = $version ORDER BY c.position";
                command.Parameters.AddWithValue("$id", articleId);
                command.Parameters.AddWithValue("$version", version);
                using var reader = command.ExecuteReader();
                var chunks = new List<EmbeddedChunk>();
                while (reader.Read())
                {
                    chunks.Add(new EmbeddedChunk(
                        VersionRows.Chunk(
                            reader.GetString(0), reader.GetInt32(1), reader.GetInt32(2), reader.GetInt32(3), reader.GetInt32(4), (byte[])reader.GetValue(5)),
                        MemoryMarshal.Cast<byte, float>((byte[])reader.GetValue(6)).ToArray()));
                }

                return (IReadOnlyList<EmbeddedChunk>)chunks;
            },
            cancellationToken);

    public async Task ImportAsync(ArticleVersion version, IReadOnlyList<EmbeddedChunk> chunks, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(version);
        ArgumentNullException.ThrowIfNull(chunks);
        await Write(
            writer =>
            {
                writer.Import(version, chunks);
                return true;
            },
            cancellationToken);
    }

    public ValueTask DisposeAsync()
    {
        _vectors?.Dispose();
        _writing.Dispose();
        // Connections that the pool holds keep the file open.
        using var connection = new SqliteConnection(ConnectionString);
        SqliteConnection.ClearPool(connection);
        return ValueTask.CompletedTask;
    }

    private VectorIndex Vectors => _vectors ?? throw new InvalidOperationException("Open the store first.");

    private string ConnectionString => new SqliteConnectionStringBuilder
    {
        DataSource = _path,
        ForeignKeys = true,
        DefaultTimeout = options.Value.BusyTimeoutSeconds,
    }.ToString();

    private async Task<T> Write<T>(Func<VersionWriter, T> write, CancellationToken cancellationToken)
    {
        _ = Vectors;
        await _writing.WaitAsync(cancellationToken);
        try
        {
            return await Run(
                () =>
                {
                    using var connection = Connect();
                    using var transaction = connection.BeginTransaction(deferred: false);
                    var result = write(new VersionWriter(connection, time));
                    cancellationToken.ThrowIfCancellationRequested();
                    transaction.Commit();
                    return result;
                },
                cancellationToken);
        }
        finally
        {
            _writing.Release();
        }
    }

    private Task<T> Read<T>(Func<SqliteConnection, T> read, CancellationToken cancellationToken) =>
        Read(connection => Task.FromResult(read(connection)), cancellationToken);

    private async Task<T> Read<T>(Func<SqliteConnection, Task<T>> read, CancellationToken cancellationToken)
    {
        _ = Vectors;
        return await await Run(
            async () =>
            {
                using var connection = Connect();
                using var transaction = connection.BeginTransaction(deferred: true);
                return await read(connection);
            },
            cancellationToken);
    }

    /// <summary>Runs off the caller's thread, since SQLite's calls block, and explains what goes wrong.</summary>
    private async Task<T> Run<T>(Func<T> work, CancellationToken cancellationToken)
    {
        try
        {
            return await Task.Run(work, cancellationToken);
        }
        catch (SqliteException e)
        {
            throw SqliteErrors.Explain(e, _path);
        }
    }

    private SqliteConnection Connect()
    {
        var connection = new SqliteConnection(ConnectionString);
        connection.Open();
        SqliteFilter.Register(connection);
        return connection;
    }
}

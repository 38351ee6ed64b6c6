using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using NewsQA.Storage;
using NewsQA.Storage.Sqlite;
using NewsQA.Tests.Contracts;

namespace NewsQA.Tests.Storage.Sqlite;

/// <summary>What goes wrong with files: each case gives one line with the cause and the remedy, and leaves the file as it was.</summary>
public sealed class SqliteFaultTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("newsqa-fault-");

    private string Index => Path.Combine(_folder.FullName, "index.db");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_text_file_is_foreign()
    {
        await File.WriteAllTextAsync(Index, "Minutes of the council, 4 May", Token);

        await RefusesUnchangedAsync("is not an index of NewsQA");
    }

    [Fact]
    public async Task Another_programs_database_is_foreign()
    {
        Execute(Index, "CREATE TABLE bookmark (url TEXT); INSERT INTO bookmark VALUES ('x')");

        await RefusesUnchangedAsync("is not an index of NewsQA");
    }

    [Fact]
    public async Task A_newer_schema_asks_for_an_update()
    {
        await CreateAsync();
        Execute(Index, "PRAGMA user_version = 999");

        await RefusesUnchangedAsync("newer NewsQA");
    }

    [Theory]
    [InlineData(16)]
    [InlineData(100)]
    public async Task A_damaged_head_is_said_to_be_so(int from)
    {
        await CreateAsync();
        Damage(from, 4000);

        var message = await RefusesUnchangedAsync(_folder.Name);
        Assert.True(message.Contains("damaged", StringComparison.Ordinal) || message.Contains("is not an index", StringComparison.Ordinal), message);
    }

    [Fact]
    public async Task Damage_further_in_is_found_when_it_is_read()
    {
        await CreateAsync();
        Damage(4096, (int)new FileInfo(Index).Length - 4096);
        await using var store = Store();

        var e = await Assert.ThrowsAsync<StoreException>(async () =>
        {
            await store.OpenAsync(ArchiveSamples.Model, Token);
            await store.SearchAsync(new ChunkQuery { Text = "harbour", Vector = ArchiveSamples.Axis(0) }, Token);
        });

        Assert.Contains("damaged", e.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', e.Message);
    }

    [Fact]
    public async Task A_folder_is_no_file()
    {
        Directory.CreateDirectory(Index);

        Assert.Contains("is a folder", await RefusesAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_made_is_named()
    {
        await File.WriteAllTextAsync(Index, "in the way", Token);

        Assert.Contains("cannot be opened", await RefusesAsync(Path.Combine(Index, "below", "index.db")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_may_not_be_written_says_what_to_change()
    {
        await CreateAsync();
        File.SetAttributes(Index, FileAttributes.ReadOnly);
        Assert.SkipWhen(CanWrite(Index), "This user may write any file.");
        await using var store = Store();

        var e = await Assert.ThrowsAsync<StoreException>(async () =>
        {
            await store.OpenAsync(ArchiveSamples.Model, Token);
            await SaveAsync(store, "second");
        });

        Assert.Contains("permission", e.Message, StringComparison.Ordinal);
        File.SetAttributes(Index, FileAttributes.Normal);
    }

    [Fact]
    public async Task Another_writer_is_waited_for_and_then_named()
    {
        await CreateAsync();
        await using var store = Store();
        await store.OpenAsync(ArchiveSamples.Model, Token);
        using var other = Open(Index);
        using (var transaction = other.BeginTransaction(deferred: false))
        {
            var e = await Assert.ThrowsAsync<StoreException>(() => SaveAsync(store, "second"));
            Assert.Contains("another process", e.Message, StringComparison.Ordinal);
            Assert.NotNull(await store.GetArticleAsync("first", cancellationToken: Token));
        }

        Assert.Equal(SaveOutcome.Added, (await SaveAsync(store, "second")).Outcome);
    }

    [Fact]
    public async Task A_full_disk_loses_nothing_that_was_stored()
    {
        await CreateAsync();
        using (var connection = Open(Index))
        {
            // The limit makes SQLite answer as it does on a full disk (SQLITE_FULL).
            SqliteSchema.Execute(connection, "PRAGMA max_page_count = 40");
            using var transaction = connection.BeginTransaction(deferred: false);
            var article = ArchiveSamples.Article("first", string.Join("\n\n", Enumerable.Range(0, 2_000).Select(n => $"The harbour wall, part {n}, was rebuilt.")));

            var full = Assert.Throws<SqliteException>(() => new VersionWriter(connection, TimeProvider.System).Save(article, ArchiveSamples.Chunks(article)));

            Assert.Contains("No room is left", SqliteErrors.Explain(full, Index).Message, StringComparison.Ordinal);
        }

        await using var store = Store();
        await store.OpenAsync(ArchiveSamples.Model, Token);
        Assert.Equal(1, (await store.GetArticleAsync("first", cancellationToken: Token))?.Version);
        Assert.Equal(new StoreStatistics(1, 1, 1), await store.GetStatisticsAsync(Token));
        Assert.Single(await store.SearchAsync(new ChunkQuery { Text = "harbour" }, Token));
    }

    [Theory]
    [InlineData("\"")]
    [InlineData("harbour AND")]
    [InlineData("NEAR(harbour mayor, 2) OR title:harbour*")]
    [InlineData("harbour' OR 1=1; DROP TABLE version; --")]
    [InlineData("^harbour -mayor (\0)")]
    [InlineData("\ud800 \u0301")]
    public async Task No_question_is_read_as_query_syntax(string question)
    {
        await CreateAsync();
        await using var store = Store();
        await store.OpenAsync(ArchiveSamples.Model, Token);

        var hits = await store.SearchAsync(new ChunkQuery { Text = question }, Token);

        Assert.Equal(question.Contains("harbour", StringComparison.Ordinal) ? 1 : 0, hits.Count);
    }

    private async Task CreateAsync()
    {
        await using var store = Store();
        await store.OpenAsync(ArchiveSamples.Model, Token);
        await SaveAsync(store, "first");
    }

    private static Task<SaveResult> SaveAsync(SqliteChunkStore store, string id)
    {
        var article = ArchiveSamples.Article(id, $"The mayor of {id} opened the harbour.");
        return store.SaveAsync(article, ArchiveSamples.Chunks(article), Token);
    }

    private async Task<string> RefusesUnchangedAsync(string expected)
    {
        SqliteConnection.ClearAllPools();
        var before = await File.ReadAllBytesAsync(Index, Token);

        var message = await RefusesAsync();

        Assert.Contains(expected, message, StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllBytesAsync(Index, Token));
        return message;
    }

    private async Task<string> RefusesAsync(string? path = null)
    {
        await using var store = Store(path);
        var e = await Assert.ThrowsAsync<StoreException>(() => store.OpenAsync(ArchiveSamples.Model, Token));
        Assert.DoesNotContain('\n', e.Message);
        return e.Message;
    }

    private SqliteChunkStore Store(string? path = null) =>
        new(Options.Create(new SqliteStoreOptions { Path = path ?? Index, BusyTimeoutSeconds = 1 }), TimeProvider.System);

    private void Damage(int from, int length)
    {
        SqliteConnection.ClearAllPools();
        using var file = File.OpenWrite(Index);
        var noise = new byte[length];
        new Random(7).NextBytes(noise);
        file.Position = from;
        file.Write(noise);
    }

    private static SqliteConnection Open(string path)
    {
        var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        return connection;
    }

    private static void Execute(string path, string script)
    {
        using var connection = Open(path);
        SqliteSchema.Execute(connection, script);
    }

    private static bool CanWrite(string path)
    {
        try
        {
            using var file = File.OpenWrite(path);
            return true;
        }
        catch (UnauthorizedAccessException)
        {
            return false;
        }
    }
}

using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using NewsQA.Articles;
using NewsQA.Storage;
using NewsQA.Storage.Sqlite;
using NewsQA.Tests.Contracts;

namespace NewsQA.Tests.Storage.Sqlite;

/// <summary>Files of earlier schema versions are brought up to date when they are opened, and answer as new ones do.</summary>
public sealed class SqliteMigrationTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("newsqa-migration-");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Version_1_is_given_the_words_of_today()
    {
        // Beyond the basic plane a character is two code units, which the ranges of chunks count.
        var article = ArchiveSamples.Article("notes", "😀 Negotiators met at dawn.\n\nA bank in Zürich lent the money.\n\nThe US loaded ships.", ArchiveSamples.Day(3));
        var fresh = await FillAsync("new.db", article);
        await FillAsync("old.db", article);
        MakeVersion1(PathOf("old.db"));

        await using var migrated = Store("old.db");
        await migrated.OpenAsync(ArchiveSamples.Model, Token);
        foreach (var question in new[] { "negotiating", "zurich banks", "Which ships did the US load?", "harbour" })
        {
            var expected = await fresh.SearchAsync(new ChunkQuery { Text = question }, Token);
            Assert.NotEmpty(expected);
            var actual = await migrated.SearchAsync(new ChunkQuery { Text = question }, Token);
            Assert.Equal(expected.Select(h => (h.Chunk.Text, h.Score)), actual.Select(h => (h.Chunk.Text, h.Score)));
        }

        Assert.True(await migrated.RemoveArticleAsync("notes", Token));
        Assert.Empty(await migrated.SearchAsync(new ChunkQuery { Text = "negotiating" }, Token));
        await fresh.DisposeAsync();
    }

    private async Task<SqliteChunkStore> FillAsync(string name, Article article)
    {
        var store = Store(name);
        await store.OpenAsync(ArchiveSamples.Model, Token);
        await store.SaveAsync(article, ArchiveSamples.Chunks(article), Token);
        return store;
    }

    /// <summary>What version 1 had in place of today's index of words.</summary>
    private static void MakeVersion1(string path)
    {
        using var connection = new SqliteConnection($"Data Source={path}");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText =
            """
            DROP TABLE chunk_word; DROP TABLE chunk_words; DROP TABLE chunk_length;
            CREATE VIRTUAL TABLE chunk_words USING fts5 (
                title, text, content = '', contentless_delete = 1, tokenize = 'porter unicode61 remove_diacritics 2');
            PRAGMA user_version = 1;
            """;
        command.ExecuteNonQuery();
    }

    private string PathOf(string name) => Path.Combine(_folder.FullName, name);

    private SqliteChunkStore Store(string name) => new(Options.Create(new SqliteStoreOptions { Path = PathOf(name) }), TimeProvider.System);
}

using Microsoft.Data.Sqlite;

namespace NewsQA.Storage.Sqlite;

/// <summary>Says in one line what is wrong with a store's file, and what to do.</summary>
internal static class SqliteErrors
{
    // Result codes of SQLite: https://sqlite.org/rescode.html
    private const int Busy = 5, Locked = 6, ReadOnly = 8, IoError = 10, Corrupt = 11, Full = 13, CannotOpen = 14, NotADatabase = 26;

    public static StoreException Explain(SqliteException e, string path) => new(
        e.SqliteErrorCode switch
        {
            Busy or Locked => $"The index {path} is being written by another process: wait for it to end, or raise NewsQA:Store:BusyTimeoutSeconds.",
            ReadOnly => $"The index {path} cannot be written: give this user permission to its file and folder, or name another with --index.",
            IoError => $"The index {path} could not be read or written ({e.Message}): check the disk.",
            Corrupt => $"The index {path} is damaged: restore it from a backup, or move it away and ingest the articles again.",
            Full => $"No room is left for the index {path}: free some space and run the command again; nothing that was stored is lost.",
            CannotOpen => $"The index {path} cannot be opened: check that its folder exists and may be written, or name another with --index.",
            NotADatabase => Foreign(path),
            _ => $"The index {path} failed: {e.Message}.",
        },
        e);

    public static string Foreign(string path) =>
        $"{path} is not an index of NewsQA, and is left as it is: name another file with --index.";
}

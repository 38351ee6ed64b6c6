using System.Globalization;

namespace NewsQA.Storage.Sqlite;

/// <summary>The file of the embedded store, before SQLite opens it.</summary>
internal static class SqliteFile
{
    /// <summary>Makes its folder, and refuses what is a folder or no SQLite file at all.</summary>
    /// <exception cref="StoreException">It cannot be used; the message says why and what to do.</exception>
    public static void Check(string path)
    {
        try
        {
            if (Directory.Exists(path))
            {
                throw new StoreException($"{path} is a folder: name a file in it with --index.");
            }

            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            if (File.Exists(path))
            {
                Span<byte> header = stackalloc byte[16];
                using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
                var read = file.ReadAtLeast(header, header.Length, throwOnEndOfStream: false);
                if (read > 0 && !header[..read].SequenceEqual("SQLite format 3\0"u8))
                {
                    throw new StoreException(SqliteErrors.Foreign(path));
                }
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StoreException(
                string.Create(CultureInfo.InvariantCulture, $"The index {path} cannot be opened ({e.Message.TrimEnd('.')}): check permissions, or name another with --index."), e);
        }
    }
}

using System.ComponentModel.DataAnnotations;

namespace NewsQA.Storage.Sqlite;

/// <summary>Where the embedded store is and how it waits. Configuration section <c>NewsQA:Store</c>.</summary>
public sealed class SqliteStoreOptions
{
    /// <summary>The file; its folder is created. Default: <c>newsqa/index.db</c> in the platform's local application data.</summary>
    [Required(AllowEmptyStrings = false, ErrorMessage = "NewsQA:Store:Path must name a file.")]
    public string Path { get; set; } = DefaultPath;

    /// <summary>Seconds to wait while another process writes, 1 to 600; default 30.</summary>
    [Range(1, 600, ErrorMessage = "NewsQA:Store:BusyTimeoutSeconds must lie between 1 and 600.")]
    public int BusyTimeoutSeconds { get; set; } = 30;

    /// <summary>The file used where none is named.</summary>
    public static string DefaultPath { get; } = System.IO.Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "newsqa", "index.db");
}

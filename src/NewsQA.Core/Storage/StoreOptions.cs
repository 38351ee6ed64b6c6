using System.ComponentModel.DataAnnotations;

namespace NewsQA.Storage;

/// <summary>Where the archive is kept.</summary>
public enum StoreKind
{
    /// <summary>In one file, with nothing to start: right up to some hundred thousand chunks.</summary>
    Sqlite,

    /// <summary>On a Qdrant server or cluster.</summary>
    Qdrant,
}

/// <summary>Which store is used. Configuration section <c>NewsQA:Store</c>.</summary>
public sealed class StoreOptions
{
    /// <summary><c>Sqlite</c> or <c>Qdrant</c>; default <see cref="StoreKind.Sqlite"/>.</summary>
    [EnumDataType(typeof(StoreKind), ErrorMessage = "NewsQA:Store:Kind must be Sqlite or Qdrant.")]
    public StoreKind Kind { get; set; }
}

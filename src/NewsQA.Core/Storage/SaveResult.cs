namespace NewsQA.Storage;

/// <summary>What storing a version changed.</summary>
public enum SaveOutcome
{
    /// <summary>A new article.</summary>
    Added,

    /// <summary>A new version, which superseded the current one.</summary>
    Updated,

    /// <summary>Nothing: this content is stored already.</summary>
    Unchanged,

    /// <summary>A version older than the current one, kept as history.</summary>
    KeptAsHistory,
}

/// <summary>The outcome of storing an article.</summary>
/// <param name="Outcome">What changed.</param>
/// <param name="Version">The version that holds this content.</param>
public readonly record struct SaveResult(SaveOutcome Outcome, int Version);

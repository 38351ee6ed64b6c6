namespace NewsQA.FactChecking;

/// <summary>How articles stand to a claim.</summary>
public enum Verdict
{
    /// <summary>They say so.</summary>
    Supported,

    /// <summary>They say otherwise.</summary>
    Refuted,

    /// <summary>They do not tell.</summary>
    NotEnoughInfo,

    /// <summary>One says so, another says otherwise.</summary>
    Conflicting,
}

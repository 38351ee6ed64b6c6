namespace NewsQA.Answering.Providers;

/// <summary>Why a language model gave no answer that could be used.</summary>
public enum ModelFailureKind
{
    /// <summary>No connection, or none is tried for a while after failures.</summary>
    Unreachable,

    /// <summary>401: the key is missing or wrong.</summary>
    Unauthorized,

    /// <summary>403: the key may not do this.</summary>
    Forbidden,

    /// <summary>404: no such model or address.</summary>
    NotFound,

    /// <summary>429: too many requests, or the quota is used up.</summary>
    RateLimited,

    /// <summary>5xx: the service failed.</summary>
    ServiceFailed,

    /// <summary>Another status that refuses the request.</summary>
    Refused,

    /// <summary>The reply did not come in time.</summary>
    TimedOut,

    /// <summary>The reply broke off.</summary>
    CutOff,

    /// <summary>The reply was not in the protocol's form.</summary>
    Malformed,

    /// <summary>The reply held no text.</summary>
    Empty,

    /// <summary>The reply cited nothing.</summary>
    Uncited,

    /// <summary>The reply was in another language than question and articles.</summary>
    OtherLanguage,

    /// <summary>No sentence of the reply could be proven.</summary>
    Unproven,

    /// <summary>Something else.</summary>
    Unexpected,
}

/// <summary>A language model gave no answer; the message is cause and remedy in one line.</summary>
internal sealed class ModelException(ModelFailureKind kind, string message, Exception? inner = null) : Exception(message, inner)
{
    public ModelFailureKind Kind { get; } = kind;
}

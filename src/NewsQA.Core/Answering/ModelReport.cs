namespace NewsQA.Answering;

/// <summary>Which path gave an answer.</summary>
public enum AnswerPath
{
    /// <summary>The local reader.</summary>
    Local,

    /// <summary>A language model, every sentence proven.</summary>
    Model,
}

/// <summary>What a language model contributed to an answer, and what it cost.</summary>
public sealed record ModelReport
{
    /// <summary>Who serves the model.</summary>
    public required string Provider { get; init; }

    /// <summary>The model's name.</summary>
    public required string Model { get; init; }

    /// <summary>Sentences that were proven and shown, the repaired ones included.</summary>
    public int Shown { get; init; }

    /// <summary>Sentences among them that were proven only after the model was told why they were not.</summary>
    public int Repaired { get; init; }

    /// <summary>Sentences left out, each with the reason. Their text is not kept: it is not proven.</summary>
    public IReadOnlyList<string> Dropped { get; init; } = [];

    /// <summary>What the model says that the articles do not hold, in words of the question.</summary>
    public string? NotHeld { get; init; }

    /// <summary>Why the local reader answered in the model's place, cause and remedy in one line; <see langword="null"/> where the model answered.</summary>
    public string? Failure { get; init; }

    /// <summary>Requests made, without retries.</summary>
    public int Requests { get; init; }

    /// <summary>Tokens sent, as the provider counts them; <see langword="null"/> where it does not say.</summary>
    public long? TokensIn { get; init; }

    /// <summary>Tokens received, as the provider counts them; <see langword="null"/> where it does not say.</summary>
    public long? TokensOut { get; init; }
}

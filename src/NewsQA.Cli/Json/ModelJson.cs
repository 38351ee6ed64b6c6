using NewsQA.Answering;

namespace NewsQA.Cli.Json;

/// <summary>What a language model contributed to an answer: <c>warning</c> says why the local reader answered in its place.</summary>
internal sealed record ModelJson(
    string Provider, string Name, int SentencesShown, int SentencesRepaired, IReadOnlyList<string> SentencesDropped, string? NotHeld, string? Warning,
    int Requests, long? TokensIn, long? TokensOut)
{
    public static ModelJson? Of(ModelReport? r) => r is null ? null : new(
        r.Provider, r.Model, r.Shown, r.Repaired, r.Dropped, r.NotHeld, r.Failure, r.Requests, r.TokensIn, r.TokensOut);
}

internal sealed record ModelStatusJson(string Provider, string? Model, Uri? Endpoint, bool? Answers, string? Failure, double? Milliseconds);

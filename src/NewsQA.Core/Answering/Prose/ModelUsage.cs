using Microsoft.Extensions.AI;

namespace NewsQA.Answering.Prose;

/// <summary>Adds up the requests and tokens of one answer.</summary>
internal sealed class ModelUsage
{
    public int Requests { get; private set; }

    public long? TokensIn { get; private set; }

    public long? TokensOut { get; private set; }

    public void Begin() => Requests++;

    public void Add(ChatResponseUpdate update)
    {
        foreach (var usage in update.Contents.OfType<UsageContent>())
            Add(usage.Details);
    }

    public void Add(UsageDetails? details)
    {
        if (details?.InputTokenCount is { } sent)
            TokensIn = (TokensIn ?? 0) + sent;
        if (details?.OutputTokenCount is { } received)
            TokensOut = (TokensOut ?? 0) + received;
    }

    public ModelReport AddTo(ModelReport report) => report with
    {
        Requests = report.Requests + Requests,
        TokensIn = Sum(report.TokensIn, TokensIn),
        TokensOut = Sum(report.TokensOut, TokensOut),
    };

    private static long? Sum(long? a, long? b) => a is null ? b : a + (b ?? 0);
}

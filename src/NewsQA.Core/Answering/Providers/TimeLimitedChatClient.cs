using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace NewsQA.Answering.Providers;

/// <summary>Gives up a reply that takes too long as a whole, however it trickles in.</summary>
internal sealed class TimeLimitedChatClient(IChatClient inner, ModelOptions options, TimeProvider timeProvider) : DelegatingChatClient(inner)
{
    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        using var limit = CreateLimit();
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            return await base.GetResponseAsync(messages, options, either.Token);
        }
        catch (Exception exception) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw TooLong(exception);
        }
    }

    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var limit = CreateLimit();
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        await using var updates = base.GetStreamingResponseAsync(messages, options, either.Token).GetAsyncEnumerator(either.Token);
        while (true)
        {
            try
            {
                if (!await updates.MoveNextAsync())
                    yield break;
            }
            catch (Exception exception) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
            {
                throw TooLong(exception);
            }

            yield return updates.Current;
        }
    }

    private CancellationTokenSource CreateLimit() => new(TimeSpan.FromSeconds(options.ReplyTimeoutSeconds), timeProvider);

    private ModelException TooLong(Exception exception) =>
        ModelFailures.TimedOut(options, options.ReplyTimeoutSeconds, nameof(options.ReplyTimeoutSeconds), exception);
}

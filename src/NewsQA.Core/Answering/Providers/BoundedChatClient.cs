using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace NewsQA.Answering.Providers;

/// <summary>Lets only so many requests through at once; the others wait.</summary>
internal sealed class BoundedChatClient(IChatClient inner, int maxConcurrent) : DelegatingChatClient(inner)
{
    private readonly SemaphoreSlim _places = new(maxConcurrent, maxConcurrent);

    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        await _places.WaitAsync(cancellationToken);
        try
        {
            return await base.GetResponseAsync(messages, options, cancellationToken);
        }
        finally
        {
            _places.Release();
        }
    }

    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await _places.WaitAsync(cancellationToken);
        try
        {
            await foreach (var update in base.GetStreamingResponseAsync(messages, options, cancellationToken))
                yield return update;
        }
        finally
        {
            _places.Release();
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _places.Dispose();
        base.Dispose(disposing);
    }
}

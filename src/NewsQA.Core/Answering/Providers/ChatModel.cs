using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Options;

namespace NewsQA.Answering.Providers;

/// <summary>The language model that is configured, if any. Safe for concurrent use.</summary>
/// <remarks>Its client, and with it the provider's library, is made on first use.</remarks>
public sealed class ChatModel : IDisposable
{
    private readonly ModelOptions _options;
    private readonly TimeProvider _timeProvider;
    private readonly Lazy<IChatClient> _client;

    internal ChatModel(IOptions<ModelOptions> options, TimeProvider timeProvider)
    {
        _options = options.Value;
        _timeProvider = timeProvider;
        _client = new Lazy<IChatClient>(() => ChatClients.Create(_options, timeProvider));
    }

    internal ChatModel(ModelOptions options, IChatClient client)
    {
        _options = options;
        _timeProvider = TimeProvider.System;
        _client = new Lazy<IChatClient>(client);
    }

    /// <summary>Whether a provider is configured.</summary>
    public bool IsConfigured => _options.Provider != ModelProvider.None;

    /// <summary>Who serves it.</summary>
    public ModelProvider Provider => _options.Provider;

    /// <summary>The model's name; <see langword="null"/> without a provider.</summary>
    public string? Name => IsConfigured ? _options.Model : null;

    /// <summary>Where requests go; <see langword="null"/> without a provider.</summary>
    public Uri? Endpoint => _options.EffectiveEndpoint;

    internal ModelOptions Options => _options;

    internal IChatClient Client => _client.Value;

    /// <summary>Asks the model for one word. Costs a few tokens.</summary>
    /// <returns>How it went; what goes wrong is told, only cancellation throws.</returns>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public async Task<ModelStatus> CheckAsync(CancellationToken cancellationToken = default)
    {
        var started = _timeProvider.GetTimestamp();
        try
        {
            await Client.GetResponseAsync("Reply with the word OK.", new ChatOptions { MaxOutputTokens = 16 }, cancellationToken);
            return new(true, null, _timeProvider.GetElapsedTime(started).TotalMilliseconds);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
#pragma warning disable CA1031 // Whatever a provider's library throws is told in one line.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return new(false, ModelFailures.Of(exception, _options).Message, _timeProvider.GetElapsedTime(started).TotalMilliseconds);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_client.IsValueCreated)
            _client.Value.Dispose();
    }
}

/// <summary>Whether a language model answers.</summary>
/// <param name="Answers">Whether it does.</param>
/// <param name="Failure">Cause and remedy, where it does not.</param>
/// <param name="Milliseconds">How long it took to find out.</param>
public sealed record ModelStatus(bool Answers, string? Failure, double Milliseconds);

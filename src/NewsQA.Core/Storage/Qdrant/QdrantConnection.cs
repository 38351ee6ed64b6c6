using Grpc.Core;
using Grpc.Core.Interceptors;
using Grpc.Net.Client;
using Qdrant.Client;
using Qdrant.Client.Grpc;

namespace NewsQA.Storage.Qdrant;

/// <summary>
/// The way to the server: every call has a time limit, is repeated with growing delays where it failed for a passing reason, and
/// fails with one line that says what to do.
/// </summary>
/// <remarks>Safe for concurrent use. Callers make only calls that may be repeated without harm.</remarks>
internal sealed class QdrantConnection : IDisposable
{
    private const int LargestReply = 256 * 1024 * 1024;
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(5);

    private readonly QdrantStoreOptions _options;
    private readonly TimeProvider _time;
    private readonly GrpcChannel _channel;
    private readonly QdrantClient _client;

    public QdrantConnection(QdrantStoreOptions options, TimeProvider time)
    {
        _options = options;
        _time = time;
        _channel = GrpcChannel.ForAddress(options.Address, new GrpcChannelOptions
        {
            MaxReceiveMessageSize = LargestReply,
            HttpHandler = new SocketsHttpHandler
            {
                EnableMultipleHttp2Connections = true,
                ConnectTimeout = TimeSpan.FromSeconds(Math.Min(options.TimeoutSeconds, 10)),
                // A server that went away without a word is noticed.
                KeepAlivePingDelay = TimeSpan.FromSeconds(60),
                KeepAlivePingTimeout = TimeSpan.FromSeconds(20),
            },
            DisposeHttpClient = true,
        });
        var invoker = string.IsNullOrEmpty(options.ApiKey)
            ? _channel.CreateCallInvoker()
            : _channel.Intercept(headers =>
            {
                headers.Add("api-key", options.ApiKey);
                return headers;
            });
        _client = new QdrantClient(new QdrantGrpcClient(invoker), TimeSpan.FromSeconds(options.TimeoutSeconds));
    }

    /// <summary>Waits until the server answers, up to the option's time.</summary>
    public async Task WaitUntilReadyAsync(CancellationToken cancellationToken)
    {
        var started = _time.GetTimestamp();
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                await _client.HealthAsync(cancellationToken);
                return;
            }
            catch (RpcException e)
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (!QdrantErrors.IsPassing(e) || _time.GetElapsedTime(started) >= TimeSpan.FromSeconds(_options.StartupWaitSeconds))
                    throw QdrantErrors.Explain(e, _options, attempt + 1);
            }

            await Task.Delay(Delay(attempt, null), _time, cancellationToken);
        }
    }

    public Task CallAsync(Func<QdrantClient, CancellationToken, Task> call, CancellationToken cancellationToken) =>
        CallAsync<object?>(
            async (client, token) =>
            {
                await call(client, token);
                return null;
            },
            cancellationToken);

    public async Task<T> CallAsync<T>(Func<QdrantClient, CancellationToken, Task<T>> call, CancellationToken cancellationToken)
    {
        for (var attempt = 0; ; attempt++)
        {
            TimeSpan delay;
            try
            {
                return await call(_client, cancellationToken);
            }
            catch (RpcException e)
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (!QdrantErrors.IsPassing(e) || attempt >= _options.Retries)
                    throw QdrantErrors.Explain(e, _options, attempt + 1);
                delay = Delay(attempt, e);
            }

            await Task.Delay(delay, _time, cancellationToken);
        }
    }

    public void Dispose()
    {
        _client.Dispose();
        _channel.Dispose();
    }

    /// <summary>Doubles with each attempt, but never below what the server asks for, nor above the longest delay.</summary>
    private TimeSpan Delay(int attempt, RpcException? error)
    {
        var delay = TimeSpan.FromSeconds(_options.RetryDelaySeconds * Math.Pow(2, Math.Min(attempt, 16)));
        if (error?.Trailers.GetValue("retry-after") is { } asked && int.TryParse(asked, out var seconds) && seconds > delay.TotalSeconds)
            delay = TimeSpan.FromSeconds(seconds);
        return delay < LongestDelay ? delay : LongestDelay;
    }
}

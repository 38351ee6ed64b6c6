namespace NewsQA.Answering.Providers;

/// <summary>
/// After one connection that could not be made, fails at once for a while: nobody waits for the same time-out twice.
/// </summary>
/// <remarks>A circuit breaker over shares of failures, which Polly's is, opens on the second failure at the earliest.</remarks>
internal sealed class ConnectionGate(ModelOptions options, TimeProvider timeProvider) : DelegatingHandler
{
    private readonly Lock _lock = new();
    private long _failedAt;
    private ModelException? _failure;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (_failure is not null && timeProvider.GetElapsedTime(_failedAt).TotalSeconds < options.BreakSeconds)
                throw new ModelException(ModelFailureKind.Unreachable, _failure.Message, _failure);
        }

        try
        {
            var response = await base.SendAsync(request, cancellationToken);
            lock (_lock)
                _failure = null;
            return response;
        }
        catch (HttpRequestException exception) when (exception.HttpRequestError is
            HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError)
        {
            throw Close(ModelFailures.Unreachable(options, exception));
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested && exception.InnerException is TimeoutException)
        {
            throw Close(ModelFailures.Unreachable(options, exception, isTimeout: true));
        }
    }

    private ModelException Close(ModelException failure)
    {
        lock (_lock)
            (_failure, _failedAt) = (failure, timeProvider.GetTimestamp());
        return failure;
    }
}

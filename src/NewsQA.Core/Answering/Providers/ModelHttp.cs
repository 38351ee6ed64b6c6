using Microsoft.Extensions.Http.Resilience;
using Polly;
using Polly.Timeout;

namespace NewsQA.Answering.Providers;

/// <summary>
/// The one way to a language model's service: time-outs, retries, a circuit breaker. The providers' libraries retry nothing themselves.
/// </summary>
internal static class ModelHttp
{
    public static HttpClient CreateClient(ModelOptions options, TimeProvider timeProvider, HttpMessageHandler? transport = null)
    {
        HttpMessageHandler handler = new ConnectionGate(options, timeProvider)
        {
            InnerHandler = transport ?? new SocketsHttpHandler
            {
                ConnectTimeout = TimeSpan.FromSeconds(options.ConnectTimeoutSeconds),
                PooledConnectionLifetime = TimeSpan.FromMinutes(5),
                AllowAutoRedirect = false,
            },
        };
        handler = new ResilienceHandler(Pipeline(options, timeProvider)) { InnerHandler = handler };
        if (options.IsCompatibleServer)
            handler = new MaxTokensHandler { InnerHandler = handler };
        handler = new StatusHandler(options, timeProvider) { InnerHandler = handler };
        return new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
    }

    private static ResiliencePipeline<HttpResponseMessage> Pipeline(ModelOptions options, TimeProvider timeProvider)
    {
        var builder = new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = timeProvider };
        if (options.MaxRetries > 0)
            builder.AddRetry(Retry(options, timeProvider));
        return builder
            .AddCircuitBreaker(new HttpCircuitBreakerStrategyOptions
            {
                FailureRatio = 0.5,
                MinimumThroughput = options.BreakerFailures,
                SamplingDuration = TimeSpan.FromMinutes(1),
                BreakDuration = TimeSpan.FromSeconds(options.BreakSeconds),
                ShouldHandle = arguments => ValueTask.FromResult(IsServiceFailure(arguments.Outcome)),
            })
            .AddTimeout(new HttpTimeoutStrategyOptions { Timeout = TimeSpan.FromSeconds(options.TimeoutSeconds) })
            .Build();
    }

    private static HttpRetryStrategyOptions Retry(ModelOptions options, TimeProvider timeProvider) => new()
    {
        MaxRetryAttempts = options.MaxRetries,
        Delay = TimeSpan.FromSeconds(options.RetryDelaySeconds),
        BackoffType = DelayBackoffType.Exponential,
        UseJitter = true,
        ShouldHandle = arguments => ValueTask.FromResult(
            IsPassing(arguments.Outcome)
            && (RetryAfter.Of(arguments.Outcome.Result, timeProvider) is not { } wait || wait.TotalSeconds <= options.MaxRetryAfterSeconds)),
        DelayGenerator = arguments => ValueTask.FromResult(RetryAfter.Of(arguments.Outcome.Result, timeProvider)),
    };

    /// <summary>What may be over in a moment. A time-out is not: to wait for it again would double the time of every answer.</summary>
    private static bool IsPassing(Outcome<HttpResponseMessage> outcome) => outcome switch
    {
        { Exception: HttpRequestException } => true,
        { Result.StatusCode: var status } => (int)status is 408 or 429 or >= 500,
        _ => false,
    };

    private static bool IsServiceFailure(Outcome<HttpResponseMessage> outcome) => outcome switch
    {
        { Exception: HttpRequestException or TimeoutRejectedException } => true,
        { Result.StatusCode: var status } => (int)status >= 500,
        _ => false,
    };
}

using System.Collections.Concurrent;
using Grpc.Core;

namespace NewsQA.Tests.Fakes;

/// <summary>What goes wrong, and where in a call.</summary>
internal enum QdrantFault
{
    /// <summary>The server refuses with a status before it does anything.</summary>
    Refuse,

    /// <summary>The connection breaks before the server does anything.</summary>
    DropBefore,

    /// <summary>The server does what was asked, and the connection breaks before the answer.</summary>
    DropAfter,

    /// <summary>No answer ever comes.</summary>
    Hang,
}

/// <summary>Faults to come, and a record of the calls that were made.</summary>
internal sealed class QdrantFaults
{
    private readonly Lock _lock = new();
    private readonly List<Rule> _rules = [];
    private (string Method, Func<Task> Work)? _before;

    public string? ApiKey { get; init; }

    /// <summary>Names of all calls, in order of arrival.</summary>
    public ConcurrentQueue<string> Calls { get; } = new();

    /// <summary>Breaks calls of <paramref name="method"/> (<c>*</c> for any): lets <paramref name="skip"/> pass, then breaks <paramref name="times"/>.</summary>
    public void Add(string method, QdrantFault fault, StatusCode status = StatusCode.Unavailable, int times = 1, int skip = 0, int? retryAfter = null)
    {
        lock (_lock)
            _rules.Add(new Rule(method, fault, status, skip, times, retryAfter));
    }

    /// <summary>Does <paramref name="work"/> when the next call of <paramref name="method"/> arrives, before it is carried out.</summary>
    public void BeforeNext(string method, Func<Task> work)
    {
        lock (_lock)
            _before = (method, work);
    }

    public void Clear()
    {
        lock (_lock)
            _rules.Clear();
    }

    public async Task<T> RunAsync<T>(string method, ServerCallContext context, Func<T> work)
    {
        Calls.Enqueue(method);
        if (ApiKey is not null && context.RequestHeaders.GetValue("api-key") != ApiKey)
            throw new RpcException(new Status(StatusCode.Unauthenticated, "Must provide an API key or an Authorization bearer token"));
        if (TakeBefore(method) is { } before)
            await before();
        if (Next(method) is not { } rule)
            return work();
        switch (rule.Fault)
        {
            case QdrantFault.Hang:
                await Task.Delay(Timeout.Infinite, context.CancellationToken);
                break;
            case QdrantFault.DropBefore:
                Abort(context);
                break;
            case QdrantFault.DropAfter:
                work();
                Abort(context);
                break;
            default:
                var trailers = new Metadata();
                if (rule.RetryAfter is { } seconds)
                    trailers.Add("retry-after", seconds.ToString(System.Globalization.CultureInfo.InvariantCulture));
                throw new RpcException(new Status(rule.Status, "broken by order"), trailers);
        }

        throw new RpcException(new Status(StatusCode.Unavailable, "unreachable"));
    }

    private static void Abort(ServerCallContext context)
    {
        // The whole connection, as if the server had been killed.
        var http = context.GetHttpContext();
        http.Features.Get<Microsoft.AspNetCore.Connections.Features.IConnectionLifetimeFeature>()?.Abort();
        http.Abort();
    }

    private Func<Task>? TakeBefore(string method)
    {
        lock (_lock)
        {
            if (_before is not { } before || before.Method != method)
                return null;
            _before = null;
            return before.Work;
        }
    }

    private Rule? Next(string method)
    {
        lock (_lock)
        {
            foreach (var rule in _rules)
            {
                if (rule.Method != "*" && rule.Method != method)
                    continue;
                if (rule.Skip > 0)
                {
                    rule.Skip--;
                    continue;
                }

                if (rule.Times > 0)
                {
                    rule.Times--;
                    return rule;
                }
            }
        }

        return null;
    }

    private sealed class Rule(string method, QdrantFault fault, StatusCode status, int skip, int times, int? retryAfter)
    {
        public string Method => method;

        public QdrantFault Fault => fault;

        public StatusCode Status => status;

        public int? RetryAfter => retryAfter;

        public int Skip { get; set; } = skip;

        public int Times { get; set; } = times;
    }
}

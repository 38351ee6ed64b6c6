using System.Globalization;
using System.Text.Json;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace NewsQA.Answering.Providers;

/// <summary>Says in one line what went wrong with a language model, and what to do.</summary>
internal static class ModelFailures
{
    /// <summary>The failure behind <paramref name="exception"/>, however the provider's library has wrapped it.</summary>
    public static ModelException Of(Exception exception, ModelOptions options)
    {
        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            if (cause is ModelException known)
                return known;
        }

        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            if (Known(cause, options) is { } failure)
                return failure;
        }

        return new(ModelFailureKind.Unexpected, $"{Service(options)} gave an answer that could not be used ({exception.GetType().Name}: {OneLine(exception.Message, options)}): check provider and endpoint with newsqa models.", exception);
    }

    public static ModelException OfStatus(int status, string? detail, TimeSpan? retryAfter, ModelOptions options)
    {
        var service = Service(options);
        var said = string.IsNullOrWhiteSpace(detail) ? "" : $" ({OneLine(detail, options)})";
        return status switch
        {
            401 => new(ModelFailureKind.Unauthorized, $"{service} refused the key (401): set a valid one in NewsQA__Model__ApiKey."),
            403 => new(ModelFailureKind.Forbidden, $"{service} does not let this key use the model {options.Model} (403): grant it access, or set NewsQA:Model:Model to another."),
            404 => new(ModelFailureKind.NotFound, $"{service} knows no model {options.Model} at this address (404){said}: check NewsQA:Model:Model and NewsQA:Model:Endpoint."),
            429 => new(ModelFailureKind.RateLimited, $"{service} takes no more requests now (429{Wait(retryAfter)}): wait, or raise the quota there."),
            >= 500 => new(ModelFailureKind.ServiceFailed, $"{service} failed ({status}): try again later."),
            _ => new(ModelFailureKind.Refused, $"{service} refused the request ({status}){said}: check the settings below NewsQA:Model."),
        };
    }

    public static ModelException Unreachable(ModelOptions options, Exception? cause, bool isTimeout = false) => new(
        ModelFailureKind.Unreachable,
        isTimeout
            ? string.Create(CultureInfo.InvariantCulture, $"{Service(options)} did not accept a connection within {options.ConnectTimeoutSeconds} s: check NewsQA:Model:Endpoint and the network.")
            : $"{Service(options)} could not be reached{(cause is null ? "" : $" ({OneLine(cause.Message, options)})")}: check NewsQA:Model:Endpoint and the network.",
        cause);

    public static ModelException TimedOut(ModelOptions options, double seconds, string setting, Exception? cause = null) => new(
        ModelFailureKind.TimedOut,
        string.Create(CultureInfo.InvariantCulture, $"{Service(options)} took longer than {seconds} s: try again, or raise NewsQA:Model:{setting}."),
        cause);

    /// <summary>The service as its user knows it, without the key.</summary>
    public static string Service(ModelOptions options) => options.EffectiveEndpoint is { } endpoint ? $"{options.Provider} at {endpoint.Authority}" : options.Provider.ToString();

    private static ModelException? Known(Exception exception, ModelOptions options) => exception switch
    {
        BrokenCircuitException => new(ModelFailureKind.Unreachable, $"{Service(options)} failed repeatedly and is left alone for a while: try again in a minute.", exception),
        TimeoutRejectedException or TimeoutException => TimedOut(options, options.TimeoutSeconds, nameof(options.TimeoutSeconds), exception),
        HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError } => Unreachable(options, exception),
        JsonException or FormatException => new(ModelFailureKind.Malformed, $"{Service(options)} sent what is not in the protocol's form: check that NewsQA:Model:Endpoint is an address of {options.Provider}'s protocol.", exception),
        IOException or HttpRequestException => CutOff(options, exception),
        _ => null,
    };

    public static ModelException CutOff(ModelOptions options, Exception? cause = null) =>
        new(ModelFailureKind.CutOff, $"{Service(options)} broke off in the middle of its reply: try again.", cause);

    private static string Wait(TimeSpan? retryAfter) => retryAfter is { } wait ? string.Create(CultureInfo.InvariantCulture, $", wait {Math.Ceiling(wait.TotalSeconds)} s") : "";

    /// <summary>One short line, and never the key, should a service repeat it.</summary>
    private static string OneLine(string text, ModelOptions options)
    {
        var line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (!string.IsNullOrEmpty(options.ApiKey))
            line = line.Replace(options.ApiKey, "…", StringComparison.Ordinal);
        return (line.Length > 200 ? line[..200] + "…" : line).TrimEnd('.', ' ');
    }
}

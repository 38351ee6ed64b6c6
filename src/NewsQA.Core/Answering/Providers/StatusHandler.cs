using System.Text.Json;

namespace NewsQA.Answering.Providers;

/// <summary>Makes one kind of failure of every status that refuses, before the providers' libraries make their own of it.</summary>
internal sealed class StatusHandler(ModelOptions options, TimeProvider timeProvider) : DelegatingHandler
{
    private const int MaxErrorBytes = 8_192;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        if (response.IsSuccessStatusCode)
            return response;
        using (response)
        {
            var detail = await DetailAsync(response, cancellationToken);
            throw ModelFailures.OfStatus((int)response.StatusCode, detail, RetryAfter.Of(response, timeProvider), options);
        }
    }

    /// <summary>What the service says of it, where its body is of a form that is known.</summary>
    private static async Task<string?> DetailAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
            var buffer = new byte[MaxErrorBytes];
            var length = await body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
            using var json = JsonDocument.Parse(buffer.AsMemory(0, length));
            if (!json.RootElement.TryGetProperty("error", out var error))
                return null;
            if (error.ValueKind == JsonValueKind.String)
                return error.GetString();
            return error.ValueKind == JsonValueKind.Object && error.TryGetProperty("message", out var message) ? message.GetString() : null;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or IOException or HttpRequestException)
        {
            return null;
        }
    }
}

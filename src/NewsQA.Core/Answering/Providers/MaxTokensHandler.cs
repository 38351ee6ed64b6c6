using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace NewsQA.Answering.Providers;

/// <summary>Names the longest reply <c>max_tokens</c> for servers that follow OpenAI's protocol as it was before <c>max_completion_tokens</c>.</summary>
internal sealed class MaxTokensHandler : DelegatingHandler
{
    private const string New = "max_completion_tokens";

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Content is { } content && JsonNode.Parse(await content.ReadAsByteArrayAsync(cancellationToken)) is JsonObject body && body.Remove(New, out var tokens))
        {
            body["max_tokens"] = tokens;
            request.Content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(body));
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        }

        return await base.SendAsync(request, cancellationToken);
    }
}

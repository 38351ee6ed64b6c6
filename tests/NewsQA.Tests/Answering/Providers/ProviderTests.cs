using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using NewsQA.Answering.Providers;
using NewsQA.Tests.Answering.Prose;
using NewsQA.Tests.Fakes;

namespace NewsQA.Tests.Answering.Providers;

/// <summary>Each provider by its own protocol: where the request goes, how it carries the key, and that its stream is understood.</summary>
public sealed class ProviderTests
{
    private static readonly Dictionary<string, (string Path, string Header, string Value, string Body)> Protocols = new(StringComparer.Ordinal)
    {
        ["AzureOpenAI"] = ("/openai/deployments/test-model/chat/completions", "api-key", "sk-secret",
            "data: {\"id\":\"1\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"m\",\"choices\":[{\"index\":0,\"delta\":{\"role\":\"assistant\",\"content\":\"Hello\"},\"finish_reason\":\"stop\"}]}\n\ndata: [DONE]\n\n"),
        ["Ollama"] = ("/api/chat", "Host", "127.0.0.1", "{\"model\":\"m\",\"created_at\":\"2026-01-01T00:00:00Z\",\"message\":{\"role\":\"assistant\",\"content\":\"Hello\"},\"done\":true,\"done_reason\":\"stop\",\"prompt_eval_count\":3,\"eval_count\":1}\n"),
        ["Anthropic"] = ("/v1/messages", "Authorization", "Bearer sk-secret",
            "event: message_start\ndata: {\"type\":\"message_start\",\"message\":{\"id\":\"1\",\"type\":\"message\",\"role\":\"assistant\",\"content\":[],\"model\":\"m\",\"stop_reason\":null,\"stop_sequence\":null,\"usage\":{\"input_tokens\":3,\"output_tokens\":1}}}\n\n" +
            "event: content_block_start\ndata: {\"type\":\"content_block_start\",\"index\":0,\"content_block\":{\"type\":\"text\",\"text\":\"\"}}\n\n" +
            "event: content_block_delta\ndata: {\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":\"text_delta\",\"text\":\"Hello\"}}\n\n" +
            "event: content_block_stop\ndata: {\"type\":\"content_block_stop\",\"index\":0}\n\n" +
            "event: message_delta\ndata: {\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\"end_turn\",\"stop_sequence\":null},\"usage\":{\"output_tokens\":1}}\n\n" +
            "event: message_stop\ndata: {\"type\":\"message_stop\"}\n\n"),
    };

    public static TheoryData<string> Providers => [.. Protocols.Keys];

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task A_provider_streams_by_its_own_protocol(string provider)
    {
        var (path, header, value, body) = Protocols[provider];
        await using var server = await ModelServer.StartAsync(call => call.WriteAsync(body, provider == "Ollama" ? "application/x-ndjson" : "text/event-stream"));
        await using var services = ProseFixture.Services(new Uri(server.Endpoint.GetLeftPart(UriPartial.Authority)), null, ("Model:Provider", provider));
        var updates = new List<ChatResponseUpdate>();
        await foreach (var update in services.GetRequiredService<ChatModel>().Client.GetStreamingResponseAsync("Hi", cancellationToken: TestContext.Current.CancellationToken))
            updates.Add(update);

        var response = updates.ToChatResponse();
        Assert.Equal("Hello", response.Text);
        Assert.Equal(ChatFinishReason.Stop, response.FinishReason);
        var call = Assert.Single(server.Calls);
        Assert.Equal(path, call.Path);
        Assert.True(call.Headers.TryGetValue(header, out var sent), $"{header} is not among {string.Join(", ", call.Headers.Keys)}.");
        Assert.Contains(value, sent, StringComparison.Ordinal);
        if (provider != "AzureOpenAI")
            Assert.Equal((3L, 1L), (response.Usage?.InputTokenCount, response.Usage?.OutputTokenCount));
    }

    [Fact]
    public async Task A_compatible_server_is_told_max_tokens_by_its_old_name()
    {
        await using var server = await ModelServer.StartAsync(call => call.SayAsync("OK"));
        await using var services = ProseFixture.Services(server.Endpoint);
        var status = await services.GetRequiredService<ChatModel>().CheckAsync(TestContext.Current.CancellationToken);
        Assert.True(status.Answers, status.Failure);
        var call = Assert.Single(server.Calls);
        Assert.Equal(16, (int?)call.Body["max_tokens"]);
        Assert.Null(call.Body["max_completion_tokens"]);
        Assert.Equal("Bearer sk-secret", call.Headers["Authorization"]);
        Assert.Equal("test-model", (string?)call.Body["model"]);
    }

    [Fact]
    public async Task No_more_requests_are_under_way_at_once_than_allowed()
    {
        var (now, most) = (0, 0);
        var gate = new TaskCompletionSource();
        await using var server = await ModelServer.StartAsync(async call =>
        {
            most = Math.Max(most, Interlocked.Increment(ref now));
            gate.TrySetResult();
            await Task.Yield();
            Interlocked.Decrement(ref now);
            await call.SayAsync("OK");
        });
        await using var services = ProseFixture.Services(server.Endpoint, null, ("Model:MaxConcurrent", "1"));
        var model = services.GetRequiredService<ChatModel>();
        await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => model.CheckAsync(TestContext.Current.CancellationToken)));
        Assert.Equal((1, 12), (most, server.Calls.Count));
    }
}

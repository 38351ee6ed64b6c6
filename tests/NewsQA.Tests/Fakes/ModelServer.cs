using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace NewsQA.Tests.Fakes;

/// <summary>A server on this machine that speaks OpenAI's protocol; what it replies is up to the test.</summary>
internal sealed class ModelServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private ModelServer(WebApplication app) => _app = app;

    public Uri Endpoint { get; private set; } = null!;

    public ConcurrentQueue<ModelCall> Calls { get; } = [];

    public static async Task<ModelServer> StartAsync(Func<ModelCall, Task> reply)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var server = new ModelServer(app);
        app.Run(async context =>
        {
            var call = await ModelCall.ReadAsync(context);
            server.Calls.Enqueue(call);
            await reply(call);
        });
        await app.StartAsync(TestContext.Current.CancellationToken);
        server.Endpoint = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First() + "/v1");
        return server;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}

/// <summary>A request to the server, and the ways to reply.</summary>
internal sealed class ModelCall(HttpContext context, JsonNode body)
{
    public JsonNode Body { get; } = body;

    public string Path { get; } = context.Request.Path;

    public IReadOnlyDictionary<string, string> Headers { get; } = context.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase);

    public CancellationToken Aborted => context.RequestAborted;

    public bool IsRepair => Message("system").StartsWith("You correct", StringComparison.Ordinal);

    public static async Task<ModelCall> ReadAsync(HttpContext context) =>
        new(context, await JsonNode.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted) ?? new JsonObject());

    /// <summary>The content of the messages of a role.</summary>
    public string Message(string role) => string.Join('\n', Body["messages"]!.AsArray().Where(m => (string?)m!["role"] == role).Select(Content));

    /// <summary>Says a text, streamed in pieces where that was asked.</summary>
    public async Task SayAsync(string text, string finish = "stop")
    {
        if ((bool?)Body["stream"] is not true)
        {
            context.Response.ContentType = "application/json";
            await context.Response.WriteAsync(
                $"{{\"id\":\"1\",\"object\":\"chat.completion\",\"created\":1,\"model\":\"m\",\"choices\":[{{\"index\":0,\"finish_reason\":\"{finish}\",\"message\":{{\"role\":\"assistant\",\"content\":{JsonSerializer.Serialize(text)}}}}}],\"usage\":{{\"prompt_tokens\":11,\"completion_tokens\":2,\"total_tokens\":13}}}}", Aborted);
            return;
        }

        await BeginAsync(text);
        await ChunkAsync("{}", finish);
        await WriteAsync("data: {\"id\":\"1\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"m\",\"choices\":[],\"usage\":{\"prompt_tokens\":100,\"completion_tokens\":20,\"total_tokens\":120}}\n\ndata: [DONE]\n\n");
    }

    /// <summary>The pieces of a text without an end.</summary>
    public async Task BeginAsync(string text)
    {
        context.Response.ContentType = "text/event-stream";
        for (var i = 0; i < text.Length; i += 7)
            await ChunkAsync($"{{\"role\":\"assistant\",\"content\":{JsonSerializer.Serialize(text.Substring(i, Math.Min(7, text.Length - i)))}}}", null);
    }

    public void Abort() => context.Abort();

    public Task WriteAsync(string body, string contentType)
    {
        context.Response.ContentType = contentType;
        return WriteAsync(body);
    }

    /// <summary>A body as it is, with status 200.</summary>
    public Task WriteAsync(string body) => context.Response.WriteAsync(body, Aborted);

    public async Task FailAsync(int status, string message = "no", string? retryAfter = null)
    {
        context.Response.StatusCode = status;
        if (retryAfter is not null)
            context.Response.Headers.RetryAfter = retryAfter;
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync($"{{\"error\":{{\"message\":{JsonSerializer.Serialize(message)}}}}}", Aborted);
    }

    private Task ChunkAsync(string delta, string? finish) => WriteAsync(string.Create(
        CultureInfo.InvariantCulture,
        $"data: {{\"id\":\"1\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"m\",\"choices\":[{{\"index\":0,\"delta\":{delta},\"finish_reason\":{(finish is null ? "null" : $"\"{finish}\"")}}}]}}\n\n"));

    private static string Content(JsonNode? message) => message!["content"] switch
    {
        JsonArray parts => string.Concat(parts.Select(p => (string?)p!["text"])),
        var text => (string?)text ?? "",
    };
}

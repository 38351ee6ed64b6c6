using System.ClientModel;
using System.ClientModel.Primitives;
using System.Runtime.CompilerServices;
using Anthropic;
using Anthropic.Core;
using Azure.AI.OpenAI;
using Microsoft.Extensions.AI;
using OllamaSharp;
using OpenAI;

namespace NewsQA.Answering.Providers;

/// <summary>Creates the client of each provider. Not inlined: a provider's library is loaded only if it is chosen.</summary>
internal static class ChatClients
{
    /// <summary>What a server without keys is sent as one: OpenAI's library insists.</summary>
    private const string NoKey = "none";

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static IChatClient Create(ModelOptions options, TimeProvider timeProvider)
    {
        var http = ModelHttp.CreateClient(options, timeProvider);
        var client = options.Provider switch
        {
            ModelProvider.OpenAI => CreateOpenAI(options, http),
            ModelProvider.AzureOpenAI => CreateAzureOpenAI(options, http),
            ModelProvider.Ollama => CreateOllama(options, http),
            ModelProvider.Anthropic => CreateAnthropic(options, http),
            _ => throw new InvalidOperationException("No language model is configured: set NewsQA:Model:Provider."),
        };
        return new TimeLimitedChatClient(new BoundedChatClient(client, options.MaxConcurrent), options, timeProvider);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static IChatClient CreateOpenAI(ModelOptions options, HttpClient http) => new OpenAI.Chat.ChatClient(
        options.Model,
        new ApiKeyCredential(string.IsNullOrWhiteSpace(options.ApiKey) ? NoKey : options.ApiKey),
        new OpenAIClientOptions { Endpoint = options.EffectiveEndpoint, Transport = new HttpClientPipelineTransport(http), RetryPolicy = new ClientRetryPolicy(0), NetworkTimeout = Timeout.InfiniteTimeSpan })
        .AsIChatClient();

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static IChatClient CreateAzureOpenAI(ModelOptions options, HttpClient http) => new AzureOpenAIClient(
        options.Endpoint,
        new ApiKeyCredential(options.ApiKey!),
        new AzureOpenAIClientOptions { Transport = new HttpClientPipelineTransport(http), RetryPolicy = new ClientRetryPolicy(0), NetworkTimeout = Timeout.InfiniteTimeSpan })
        .GetChatClient(options.Model).AsIChatClient();

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static OllamaApiClient CreateOllama(ModelOptions options, HttpClient http)
    {
        http.BaseAddress = options.EffectiveEndpoint;
        return new OllamaApiClient(http, options.Model!);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static IChatClient CreateAnthropic(ModelOptions options, HttpClient http) => new AnthropicClient(new ClientOptions
    {
        HttpClient = http,
        BaseUrl = options.EffectiveEndpoint!.ToString().TrimEnd('/'),
        ApiKey = options.ApiKey,
        MaxRetries = 0,
        Timeout = Timeout.InfiniteTimeSpan,
    }).AsIChatClient(options.Model, options.MaxOutputTokens);
}

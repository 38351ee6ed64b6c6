using System.ComponentModel.DataAnnotations;

namespace NewsQA.Answering.Providers;

/// <summary>Who serves the language model.</summary>
public enum ModelProvider
{
    /// <summary>No language model: the local reader answers, and nothing leaves the machine.</summary>
    None,

    /// <summary>OpenAI, or any server that speaks its protocol.</summary>
    OpenAI,

    /// <summary>Azure OpenAI.</summary>
    AzureOpenAI,

    /// <summary>Ollama, by its own protocol.</summary>
    Ollama,

    /// <summary>Anthropic.</summary>
    Anthropic,
}

/// <summary>Which language model answers, and how it is called: the section <c>NewsQA:Model</c>.</summary>
public sealed class ModelOptions : IValidatableObject
{
    private static readonly Uri OpenAIEndpoint = new("https://api.openai.com/v1");
    private static readonly Uri OllamaEndpoint = new("http://localhost:11434");
    private static readonly Uri AnthropicEndpoint = new("https://api.anthropic.com");

    /// <summary>Who serves the model. Default <see cref="ModelProvider.None"/>.</summary>
    public ModelProvider Provider { get; set; }

    /// <summary>Address of the service; needed for Azure OpenAI, else the provider's own by default.</summary>
    public Uri? Endpoint { get; set; }

    /// <summary>Name of the model; for Azure OpenAI, of the deployment.</summary>
    public string? Model { get; set; }

    /// <summary>The key, from the environment or user secrets. It is never logged or shown.</summary>
    public string? ApiKey { get; set; }

    /// <summary>Temperature of sampling, 0 to 2; <see langword="null"/>, the default, leaves it to the provider: some models accept no other.</summary>
    [Range(0.0, 2.0)]
    public double? Temperature { get; set; }

    /// <summary>Longest reply in tokens, 16 to 100,000. Default 800.</summary>
    [Range(16, 100_000)]
    public int MaxOutputTokens { get; set; } = 800;

    /// <summary>Sentences of the articles are sent up to this many tokens, best passages first, 50 to 100,000. Default 2,000.</summary>
    [Range(50, 100_000)]
    public int EvidenceTokens { get; set; } = 2_000;

    /// <summary>Seconds to wait for a connection, 0.1 to 60. Default 5.</summary>
    [Range(0.1, 60.0)]
    public double ConnectTimeoutSeconds { get; set; } = 5;

    /// <summary>Seconds to wait until a reply begins, 1 to 600. Default 30.</summary>
    [Range(1.0, 600.0)]
    public double TimeoutSeconds { get; set; } = 30;

    /// <summary>Seconds a whole reply may take, waiting and retries included, 1 to 3,600. Default 120.</summary>
    [Range(1.0, 3600.0)]
    public double ReplyTimeoutSeconds { get; set; } = 120;

    /// <summary>How often a request is made again after 408, 429, 5xx or a broken connection, 0 to 10. Default 2.</summary>
    [Range(0, 10)]
    public int MaxRetries { get; set; } = 2;

    /// <summary>Seconds before the first retry, doubled with each, 0.01 to 60. Default 1. <c>Retry-After</c> takes its place where the service sends it.</summary>
    [Range(0.01, 60.0)]
    public double RetryDelaySeconds { get; set; } = 1;

    /// <summary>Longest wait, in seconds, that a service's <c>Retry-After</c> is followed to, 0 to 600. Default 20. A longer one ends in the local reader's answer.</summary>
    [Range(0.0, 600.0)]
    public double MaxRetryAfterSeconds { get; set; } = 20;

    /// <summary>Requests under way at once, 1 to 1,000. Default 4; more wait.</summary>
    [Range(1, 1_000)]
    public int MaxConcurrent { get; set; } = 4;

    /// <summary>Failed attempts within a minute after which the service is left alone for a while, 2 to 100. Default 5. A failed connection does so at once.</summary>
    [Range(2, 100)]
    public int BreakerFailures { get; set; } = 5;

    /// <summary>Seconds for which a service that fails is left alone, 0.5 to 3,600. Default 60.</summary>
    [Range(0.5, 3600.0)]
    public double BreakSeconds { get; set; } = 60;

    /// <summary>The address that requests go to; <see langword="null"/> without a provider.</summary>
    public Uri? EffectiveEndpoint => Provider switch
    {
        ModelProvider.OpenAI => Endpoint ?? OpenAIEndpoint,
        ModelProvider.Ollama => Endpoint ?? OllamaEndpoint,
        ModelProvider.Anthropic => Endpoint ?? AnthropicEndpoint,
        ModelProvider.AzureOpenAI => Endpoint,
        _ => null,
    };

    /// <summary>Whether requests go to a server of another kind than OpenAI's own.</summary>
    internal bool IsCompatibleServer => Provider == ModelProvider.OpenAI && Endpoint is not null && Endpoint.Host != OpenAIEndpoint.Host;

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Provider == ModelProvider.None)
            yield break;
        if (string.IsNullOrWhiteSpace(Model))
            yield return Wrong(nameof(Model), $"{Provider} needs the name of a model{(Provider == ModelProvider.AzureOpenAI ? "'s deployment" : "")}.");
        if (Provider == ModelProvider.AzureOpenAI && Endpoint is null)
            yield return Wrong(nameof(Endpoint), "AzureOpenAI needs the resource's address, such as https://NAME.openai.azure.com.");
        if (Endpoint is { } endpoint && !(endpoint.IsAbsoluteUri && endpoint.Scheme is "http" or "https"))
            yield return Wrong(nameof(Endpoint), $"\"{endpoint}\" is no address; write it as https://host/path.");
        if (string.IsNullOrWhiteSpace(ApiKey) && Provider is not ModelProvider.Ollama && !(Provider == ModelProvider.OpenAI && Endpoint is not null))
            yield return Wrong(nameof(ApiKey), $"{Provider} needs a key: set the environment variable NewsQA__Model__ApiKey.");
    }

    private static ValidationResult Wrong(string setting, string message) => new(message, [setting]);
}

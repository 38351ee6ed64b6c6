using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.SemanticKernel;
using NewsQA.Answering.Providers;

namespace NewsQA.Answering.Prose;

/// <summary>Runs the prompts of the folder <c>prompts/</c> with Semantic Kernel. Safe for concurrent use.</summary>
/// <remarks>
/// What is put in for a variable is encoded and stays text: role tags, template syntax and markup in it change nothing. The templates
/// always use message tags, since Semantic Kernel decodes the text within them alone.
/// </remarks>
internal sealed class Prompts
{
    public const string Answer = "answer";
    public const string RepairSentence = "repair-sentence";
    public const string RewriteQuestion = "rewrite-question";
    public const string SplitClaims = "split-claims";

    private readonly ModelOptions _options;
    private readonly Kernel _kernel;
    private readonly Dictionary<string, KernelFunction> _functions;

    public Prompts(ChatModel model)
    {
        _options = model.Options;
        var builder = Kernel.CreateBuilder();
        builder.Services.AddSingleton(model.Client);
        _kernel = builder.Build();
        _functions = new[] { Answer, RepairSentence, RewriteQuestion, SplitClaims }.ToDictionary(name => name, Load, StringComparer.Ordinal);
    }

    /// <summary>The reply to a prompt as it comes.</summary>
    public async IAsyncEnumerable<ChatResponseUpdate> StreamAsync(
        string name, IReadOnlyDictionary<string, string> variables, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var updates = _functions[name].InvokeStreamingAsync<ChatResponseUpdate>(_kernel, Arguments(variables), cancellationToken);
        await foreach (var update in updates.WithCancellation(cancellationToken))
            yield return update;
    }

    /// <summary>The whole reply to a prompt.</summary>
    public async Task<ChatResponse> RunAsync(string name, IReadOnlyDictionary<string, string> variables, CancellationToken cancellationToken) =>
        await StreamAsync(name, variables, cancellationToken).ToChatResponseAsync(cancellationToken);

    private KernelArguments Arguments(IReadOnlyDictionary<string, string> variables)
    {
        var settings = new Dictionary<string, object> { ["max_tokens"] = _options.MaxOutputTokens };
        if (_options.Temperature is { } temperature)
            settings["temperature"] = temperature;
        var arguments = new KernelArguments(new PromptExecutionSettings { ExtensionData = settings });
        foreach (var (name, value) in variables)
            arguments[name] = value;
        return arguments;
    }

    private static KernelFunction Load(string name)
    {
        var config = PromptTemplateConfig.FromJson(Read($"prompts/{name}/config.json"));
        config.Template = Read($"prompts/{name}/skprompt.txt");
        return KernelFunctionFactory.CreateFromPrompt(config);
    }

    private static string Read(string resource)
    {
        using var stream = typeof(Prompts).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"The resource {resource} is missing: build the program again.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}

using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using NewsQA.Answering.Providers;
using NewsQA.Tests.Answering.Prose;

namespace NewsQA.Tests.Answering.Providers;

public sealed class ModelOptionsTests
{
    private static readonly Uri Local = new("http://127.0.0.1:9/v1");

    [Theory]
    [InlineData("NewsQA:Model:Model", "Model:Model=")]
    [InlineData("NewsQA:Model:Endpoint", "Model:Provider=AzureOpenAI", "Model:Endpoint=")]
    [InlineData("NewsQA:Model:Endpoint", "Model:Endpoint=ftp://host/")]
    [InlineData("NewsQA:Model:Endpoint", "Model:Endpoint=host/path")]
    [InlineData("NewsQA:Model:ApiKey", "Model:Endpoint=", "Model:ApiKey=")]
    [InlineData("NewsQA:Model:ApiKey", "Model:Provider=Anthropic", "Model:ApiKey=")]
    [InlineData("NewsQA:Model:MaxConcurrent", "Model:MaxConcurrent=0")]
    [InlineData("NewsQA:Proof:MaxNewWords", "Proof:MaxNewWords=2")]
    public async Task A_wrong_setting_is_named(string named, params string[] settings)
    {
        await using var services = ProseFixture.Services(Local, null, [.. settings.Select(s => s.Split('=')).Select(s => (s[0], s[1]))]);
        var exception = Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<IStartupValidator>().Validate());
        Assert.StartsWith(named, Assert.Single(exception.Failures), StringComparison.Ordinal);
        Assert.DoesNotContain("sk-secret", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Model:Provider=None", "Model:Model=", "Model:ApiKey=")]
    [InlineData("Model:ApiKey=")]
    [InlineData("Model:Provider=Ollama", "Model:ApiKey=", "Model:Endpoint=")]
    public async Task What_a_provider_does_not_need_may_be_left_out(params string[] settings)
    {
        await using var services = ProseFixture.Services(Local, null, [.. settings.Select(s => s.Split('=')).Select(s => (s[0], s[1]))]);
        services.GetRequiredService<IStartupValidator>().Validate();
        Assert.Equal(settings[0] != "Model:Provider=None", services.GetRequiredService<ChatModel>().IsConfigured);
    }
}

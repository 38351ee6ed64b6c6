using System.Text.Json;
using NewsQA.Tests.Fakes;

namespace NewsQA.Tests.Cli;

/// <summary>The commands with a language model, and with one that cannot be reached.</summary>
public sealed class ModelCommandTests : IDisposable
{
    private const string Question = "How much did Japan pledge?";

    private const string Unreachable = "http://127.0.0.1:9/v1";

    private readonly CommandRun _newsqa = new();

    [Fact]
    public async Task Ask_shows_proven_sentences_with_numbered_quotes_and_what_was_left_out()
    {
        await using var server = await ServerAsync();
        var (code, text, error) = await _newsqa.RunAsync(["ask", Question, .. Model(server.Endpoint.ToString())]);
        Assert.Equal(0, code);
        Assert.DoesNotContain("The local reader answered", error, StringComparison.Ordinal);
        Assert.StartsWith("Japan will provide Ukraine with $4.5 billion [1].", text, StringComparison.Ordinal);
        Assert.Contains("  [1] “Expressing that the agreement includes", text, StringComparison.Ordinal);
        Assert.Contains("OpenAI test-model · 1 sentence proven · 1 sentence left out · 200 tokens in, 40 out", text, StringComparison.Ordinal);
        Assert.DoesNotContain("moon", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_tells_the_path_the_sentences_and_the_tokens()
    {
        await using var server = await ServerAsync();
        var (_, text, _) = await _newsqa.RunAsync(["ask", Question, "--json", .. Model(server.Endpoint.ToString())]);
        var answer = JsonDocument.Parse(text).RootElement;
        Assert.Equal("model", answer.GetProperty("path").GetString());
        var model = answer.GetProperty("model");
        Assert.Equal((1, 0, 1, 200, 40), (
            model.GetProperty("sentences_shown").GetInt32(), model.GetProperty("sentences_repaired").GetInt32(), model.GetProperty("sentences_dropped").GetArrayLength(),
            model.GetProperty("tokens_in").GetInt32(), model.GetProperty("tokens_out").GetInt32()));
        Assert.Equal(JsonValueKind.Null, model.GetProperty("warning").ValueKind);
    }

    [Fact]
    public async Task Chat_streams_the_sentences_once_and_shows_their_quotes()
    {
        await using var server = await ServerAsync();
        var (code, text, _) = await _newsqa.RunWithInputAsync($"{Question}\n/why\n", ["chat", .. Model(server.Endpoint.ToString())]);
        Assert.Equal(0, code);
        Assert.Equal(2, text.Split("Japan will provide Ukraine with $4.5 billion [1].").Length);
        Assert.Contains("Answered by the language model, every sentence proven", text, StringComparison.Ordinal);
        Assert.Contains("Left out: ", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unreachable_provider_changes_no_answer_and_is_tried_once_in_a_process()
    {
        var questions = $"{Question}\nWhat is the recipe for sourdough pizza?\nHow many countries signed treaties with Ukraine?\nWhy did Japan pledge $45 billion?\n";
        var (_, local, _) = await _newsqa.RunWithInputAsync(questions, ["ask", "--batch", "--no-model", .. Model(Unreachable)]);
        var (code, text, error) = await _newsqa.RunWithInputAsync(questions, ["ask", "--batch", .. Model(Unreachable)]);
        Assert.Equal(0, code);
        Assert.Equal(local, text);
        Assert.Contains("could not be reached", error, StringComparison.Ordinal);
        Assert.Contains("check NewsQA:Model:Endpoint and the network. The local reader answered.", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ask", Question)]
    [InlineData("search", "treaty")]
    [InlineData("articles", "list")]
    [InlineData("models")]
    public async Task With_no_model_nothing_is_sent(params string[] command)
    {
        await using var server = await ServerAsync();
        var (code, _, error) = await _newsqa.RunAsync([.. command, "--no-model", .. Model(server.Endpoint.ToString())]);
        Assert.Equal(0, code);
        Assert.DoesNotContain("model", error, StringComparison.OrdinalIgnoreCase);
        Assert.Empty(server.Calls);
    }

    [Fact]
    public async Task Models_says_where_it_is_and_that_it_answers_and_never_the_key()
    {
        await using var server = await ServerAsync();
        var (code, text, error) = await _newsqa.RunAsync(["models", .. Model(server.Endpoint.ToString())]);
        Assert.Equal(0, code);
        Assert.Contains("OpenAI test-model", text, StringComparison.Ordinal);
        Assert.Contains($"Address: {server.Endpoint}", text, StringComparison.Ordinal);
        Assert.Contains("Answers: yes", text, StringComparison.Ordinal);
        Assert.DoesNotContain("sk-secret", text + error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Models_fails_with_cause_and_remedy_where_it_does_not_answer()
    {
        var (code, text, error) = await _newsqa.RunAsync(["models", "--json", .. Model(Unreachable)]);
        Assert.Equal(1, code);
        Assert.False(JsonDocument.Parse(text).RootElement.GetProperty("answers").GetBoolean());
        Assert.Contains("check NewsQA:Model:Endpoint", error, StringComparison.Ordinal);
        Assert.DoesNotContain("sk-secret", text + error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Evaluate_compares_both_readers_in_one_table()
    {
        await using var server = await ServerAsync();
        await File.WriteAllTextAsync(
            _newsqa.PathOf("q.jsonl"), "{\"id\":\"a\",\"question\":\"How much did Japan pledge?\",\"answers\":[\"$4.5 billion\"]}\n", TestContext.Current.CancellationToken);
        var (code, text, _) = await _newsqa.RunAsync(["evaluate", _newsqa.PathOf("q.jsonl"), "--reader", "both", .. Model(server.Endpoint.ToString())]);
        Assert.Equal(0, code);
        Assert.Matches(@"Sentences shown\s+–\s+1", text);
        Assert.Matches(@"Sentences left out\s+–\s+1", text);
        Assert.Matches(@"Exact match\s+\S+ %\s+\S+ %", text);
    }

    [Fact]
    public async Task Without_a_model_there_is_none_to_evaluate()
    {
        await File.WriteAllTextAsync(_newsqa.PathOf("q.jsonl"), "{\"id\":\"a\",\"question\":\"Who?\",\"answers\":[]}\n", TestContext.Current.CancellationToken);
        var (code, _, error) = await _newsqa.RunAsync("evaluate", _newsqa.PathOf("q.jsonl"), "--reader", "model", "--index", _newsqa.Index);
        Assert.Equal(2, code);
        Assert.Contains("needs a language model", error, StringComparison.Ordinal);
    }

    public void Dispose() => _newsqa.Dispose();

    /// <summary>Says what the bundled article says, cited by where it stands in the prompt, and something of the moon.</summary>
    private static Task<ModelServer> ServerAsync() => ModelServer.StartAsync(call =>
    {
        if (call.IsRepair || call.Message("system").Length == 0)
            return call.SayAsync("OK");
        var number = call.Message("user").Split('\n').First(line => line.Contains("will provide Ukraine with", StringComparison.Ordinal) && line.StartsWith('[')).Split(']')[0];
        return call.SayAsync($"Japan will provide Ukraine with $4.5 billion {number}]. Both countries will fly to the moon {number}].");
    });

    private string[] Model(string endpoint) =>
    [
        "--index", _newsqa.Index, "--set", "Model:Provider=OpenAI", "--set", $"Model:Endpoint={endpoint}", "--set", "Model:Model=test-model", "--set", "Model:ApiKey=sk-secret",
    ];
}

using System.Text.Json;

namespace NewsQA.Tests.Cli;

public sealed class CommandTests : IDisposable
{
    private readonly CommandRun _newsqa = new();

    [Fact]
    public async Task Ask_on_an_empty_index_answers_from_the_bundled_article_and_says_that_it_was_indexed()
    {
        var (code, text, error) = await _newsqa.RunAsync("ask", "How much did Japan pledge?", "--index", _newsqa.Index);
        Assert.Equal(0, code);
        Assert.Contains("$4.5 billion", text, StringComparison.Ordinal);
        Assert.Contains("Japan will provide Ukraine with", text, StringComparison.Ordinal);
        Assert.DoesNotContain('\x1b', text);
        Assert.Contains("index was empty", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_is_one_object_whose_quote_stands_in_the_shown_article_at_its_range()
    {
        var (_, text, _) = await _newsqa.RunAsync("ask", "How much did Japan pledge?", "--index", _newsqa.Index, "--json");
        var answer = JsonDocument.Parse(text).RootElement;
        Assert.Equal("answered", answer.GetProperty("kind").GetString());
        var citation = answer.GetProperty("citations")[0];
        var (_, shown, _) = await _newsqa.RunAsync("articles", "show", citation.GetProperty("article").GetString()!, "--index", _newsqa.Index, "--json");
        var body = JsonDocument.Parse(shown).RootElement.GetProperty("text").GetString()!;
        Assert.Equal(citation.GetProperty("quote").GetString(), body[citation.GetProperty("start").GetInt32()..citation.GetProperty("end").GetInt32()]);
    }

    [Fact]
    public async Task What_the_articles_do_not_hold_is_exit_code_3()
    {
        var (code, _, _) = await _newsqa.RunAsync("ask", "What is the recipe for sourdough pizza?", "--index", _newsqa.Index);
        Assert.Equal(3, code);
    }

    [Fact]
    public async Task A_dash_reads_an_article_or_a_context_from_standard_input()
    {
        const string Text = "Harbour opens\n\nThe mayor of Ostmere, Ida Brandt, opened the new harbour on Monday before a crowd of 900 people.\n";
        var (ingested, result, error) = await _newsqa.RunWithInputAsync(Text, "ingest", "-", "--index", _newsqa.Index);
        Assert.True(ingested == 0, error);
        Assert.Contains("(-)", result, StringComparison.Ordinal);
        var (code, answer, _) = await _newsqa.RunWithInputAsync(Text, "ask", "Who opened the new harbour?", "--context", "-", "--index", _newsqa.Index);
        Assert.Equal(0, code);
        Assert.Contains("Ida Brandt", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Batch_answers_a_line_each()
    {
        var (code, text, _) = await _newsqa.RunWithInputAsync("How much did Japan pledge?\n\nWhere was the summit held?\n", "ask", "--batch", "--json", "--index", _newsqa.Index);
        Assert.Equal(0, code);
        Assert.Equal(2, text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Count(line => JsonDocument.Parse(line).RootElement.TryGetProperty("kind", out _)));
    }

    [Fact]
    public async Task Markup_and_escape_sequences_of_an_article_reach_no_terminal()
    {
        await File.WriteAllTextAsync(
            _newsqa.PathOf("bad.txt"),
            "Harbour [red]opens[/] \n\nThe mayor of Ostmere, Ida Brandt, opened the [bold]new harbour[/] \x1b[31mon Monday\x1b[0m before a crowd of 900 people.\n\nThe work took four years and cost 12 million crowns, she told the crowd.\n",
            TestContext.Current.CancellationToken);
        await _newsqa.RunAsync("ingest", _newsqa.PathOf("bad.txt"), "--index", _newsqa.Index);
        var (code, text, _) = await _newsqa.RunAsync("search", "Who opened the harbour?", "--index", _newsqa.Index);
        Assert.Equal(0, code);
        Assert.Contains("[bold]new harbour[/]", text, StringComparison.Ordinal);
        Assert.DoesNotContain('\x1b', text);
    }

    [Fact]
    public async Task Chat_takes_a_script_and_shows_why()
    {
        var (code, text, _) = await _newsqa.RunWithInputAsync("/why\nHow much did Japan pledge?\n/why\n/nonsense\n/exit\nnever read\n", "chat", "--index", _newsqa.Index);
        Assert.Equal(0, code);
        Assert.Contains("Nothing was asked yet.", text, StringComparison.Ordinal);
        Assert.Contains("Question as searched: How much did Japan pledge?", text, StringComparison.Ordinal);
        Assert.Contains("/nonsense is no command", text, StringComparison.Ordinal);
        Assert.DoesNotContain("never read", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Evaluate_writes_predictions_and_a_report()
    {
        await File.WriteAllTextAsync(
            _newsqa.PathOf("q.jsonl"),
            "{\"id\":\"a\",\"question\":\"How much did Japan pledge?\",\"answers\":[\"$4.5 billion\"]}\nnonsense\n",
            TestContext.Current.CancellationToken);
        var (code, text, error) = await _newsqa.RunAsync(
            "evaluate", _newsqa.PathOf("q.jsonl"), "--index", _newsqa.Index, "--predictions", _newsqa.PathOf("p.jsonl"), "--report", _newsqa.PathOf("r.json"));
        Assert.Equal(1, code);
        Assert.Contains("q.jsonl:2: not JSON", error, StringComparison.Ordinal);
        Assert.Contains("Exact match", text, StringComparison.Ordinal);
        Assert.Equal("a", JsonDocument.Parse(await File.ReadAllTextAsync(_newsqa.PathOf("p.jsonl"), TestContext.Current.CancellationToken)).RootElement.GetProperty("id").GetString());
        Assert.Equal(1, JsonDocument.Parse(await File.ReadAllTextAsync(_newsqa.PathOf("r.json"), TestContext.Current.CancellationToken)).RootElement.GetProperty("questions").GetProperty("count").GetInt32());
    }

    [Theory]
    [InlineData(2, "no date", "ask", "Who?", "--as-of", "soon")]
    [InlineData(2, "nonsense", "ask", "Who?", "--nonsense")]
    [InlineData(2, "Unknown command 'asc'", "asc")]
    [InlineData(2, "NewsQA:Answering:Passages", "ask", "Who?", "--set", "Answering:Passages=0")]
    [InlineData(2, "NewsQA:Answering:Passages", "ask", "Who?", "--set", "Answering:Passages=many")]
    [InlineData(2, "NewsQA:Answering:Pasages is no setting", "ask", "Who?", "--set", "Answering:Pasages=20")]
    [InlineData(2, "NewsQA:Anwering:Passages is no setting", "ask", "Who?", "--set", "Anwering:Passages=20")]
    [InlineData(2, "PATH", "ingest")]
    [InlineData(2, "empty", "ask", "  ")]
    [InlineData(1, "no article nobody", "articles", "show", "nobody")]
    [InlineData(1, "does not exist", "evaluate", "missing.jsonl")]
    [InlineData(1, "does not exist", "ask", "Who?", "--context", "missing.txt")]
    [InlineData(1, "0 added", "ingest", "missing.txt")]
    public async Task Wrong_input_gets_one_line_and_its_exit_code(int expected, string message, params string[] args)
    {
        string[] all = args is ["asc"] or ["ingest"] ? args : [.. args, "--index", _newsqa.Index];
        var (code, _, error) = await _newsqa.RunAsync(all);
        Assert.Equal(expected, code);
        Assert.Contains(message, error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_foreign_index_is_refused_and_left_as_it_is()
    {
        await File.WriteAllTextAsync(_newsqa.Index, "not a database at all, but something dear to its owner", TestContext.Current.CancellationToken);
        var (code, _, error) = await _newsqa.RunAsync("articles", "--index", _newsqa.Index);
        Assert.Equal(1, code);
        Assert.StartsWith("newsqa: ", error, StringComparison.Ordinal);
        Assert.StartsWith("not a database", await File.ReadAllTextAsync(_newsqa.Index, TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    public void Dispose() => _newsqa.Dispose();
}

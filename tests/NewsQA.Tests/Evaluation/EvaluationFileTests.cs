using NewsQA.Evaluation;

namespace NewsQA.Tests.Evaluation;

public class EvaluationFileTests
{
    [Fact]
    public async Task A_date_alone_is_the_end_of_its_day_and_blank_lines_are_passed_over()
    {
        var rows = await ReadAsync("\n{\"id\":\"a\",\"question\":\"Who?\",\"answers\":[\"He\"],\"asOf\":\"2024-06-13\",\"article\":\"x\"}\n");
        var row = Assert.IsType<QuestionRow>(Assert.Single(rows).Row);
        Assert.Equal(("a", 2), (row.Id, row.Line));
        Assert.Equal(new DateTimeOffset(2024, 6, 14, 0, 0, 0, TimeSpan.Zero).AddTicks(-1), row.AsOf);
        Assert.Equal(["x"], row.Articles);
    }

    [Theory]
    [InlineData("{", "not JSON")]
    [InlineData("[]", "an array where a JSON object")]
    [InlineData("{\"id\":1}", "neither \"question\" nor \"claim\"")]
    [InlineData("{\"question\":\"Who?\"}", "\"answers\" is missing")]
    [InlineData("{\"question\":\"Who?\",\"answers\":[1]}", "array of strings")]
    [InlineData("{\"question\":\"Who?\",\"answers\":[],\"asOf\":\"soon\"}", "\"asOf\" is \"soon\"")]
    [InlineData("{\"claim\":\"He.\",\"verdict\":\"maybe\"}", "\"verdict\" must be one of")]
    public async Task A_malformed_row_is_named_by_its_line_and_the_next_is_read(string line, string message)
    {
        var rows = await ReadAsync($"{line}\n{{\"question\":\"Who?\",\"answers\":[]}}");
        Assert.StartsWith("test.jsonl:1: ", rows[0].Error, StringComparison.Ordinal);
        Assert.Contains(message, rows[0].Error, StringComparison.Ordinal);
        Assert.Equal("2", rows[1].Row?.Id);
    }

    private static async Task<List<EvaluationRowResult>> ReadAsync(string text)
    {
        var rows = new List<EvaluationRowResult>();
        using var reader = new StringReader(text);
        await foreach (var row in EvaluationFile.ReadAsync(reader, "test.jsonl", TestContext.Current.CancellationToken))
            rows.Add(row);
        return rows;
    }
}

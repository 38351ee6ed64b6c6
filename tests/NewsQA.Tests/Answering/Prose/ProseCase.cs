using System.Text.Json;
using NewsQA.Answering.Prose;
using NewsQA.Tests.Architecture;

namespace NewsQA.Tests.Answering.Prose;

/// <summary>A sentence that a model might write about articles, true or not; a line of <c>data/evaluation/prose.jsonl</c>.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Kind"><c>true</c>, or what is wrong with it.</param>
/// <param name="Articles">The files it is about.</param>
/// <param name="Sentence">The sentence without citations.</param>
/// <param name="Cites">Words of the sentences that it cites.</param>
/// <param name="Number">A number to cite in place of them.</param>
internal sealed record ProseCase(string Id, string Kind, IReadOnlyList<string> Articles, string Sentence, IReadOnlyList<string> Cites, int? Number)
{
    private static readonly JsonSerializerOptions CamelCase = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    public bool IsTrue => Kind == "true";

    public static IReadOnlyList<ProseCase> All { get; } =
        [.. File.ReadLines(Path.Combine(Repository.Root, "data", "evaluation", "prose.jsonl")).Select(line => JsonSerializer.Deserialize<ProseCase>(line, CamelCase)!)];

    /// <summary>The sentence as the model sends it, its citations before the full stop.</summary>
    public string Cited(IReadOnlyList<EvidenceSentence> evidence)
    {
        var numbers = Number is { } number ? [number] : Cites.Select(words => evidence.First(e => e.Text.Replace('’', '\'').Contains(words.Replace('’', '\''), StringComparison.Ordinal)).Number);
        return Sentence.TrimEnd('.') + " " + string.Concat(numbers.Select(n => $"[{n}]")) + ".";
    }
}

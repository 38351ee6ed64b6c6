using Microsoft.ML.Tokenizers;
using NewsQA.Embeddings;
using NewsQA.Training.Preparation;

namespace NewsQA.Training.Running;

/// <summary>A row as the network sees it: [CLS] first [SEP] second [SEP].</summary>
/// <param name="Ids">Token ids.</param>
/// <param name="SecondStart">Index of the first token of the passage or evidence.</param>
/// <param name="Start">Token where the answer starts; 0 where there is none; −100 for a claim.</param>
/// <param name="End">Token where the answer ends, inclusive; likewise.</param>
/// <param name="Verdict">Index of the verdict; −100 for a question.</param>
public sealed record Example(int[] Ids, int SecondStart, int Start, int End, int Verdict)
{
    /// <summary>A target that the loss leaves out.</summary>
    public const int Ignored = -100;

    private const int MaxFirstTokens = 64;

    /// <summary>The same question beside other passages, which do not answer it.</summary>
    public IReadOnlyList<Example> Others { get; init; } = [];

    /// <summary>This and the others.</summary>
    public IEnumerable<Example> All => Others.Prepend(this);

    /// <summary>Tokens of the longest of them.</summary>
    public int Width => All.Max(example => example.Ids.Length);

    /// <summary>Tokenizes a row; a longer passage is cut to a window around the answer, at random.</summary>
    /// <returns>Null where the answer does not fall on tokens.</returns>
    public static Example? From(TrainingRow row, BertTokenizer tokenizer, int maxTokens, Random random)
    {
        var own = Alone(row, tokenizer, maxTokens, random);
        return own is null || row.Others is not { } others
            ? own
            : own with { Others = [.. others.Select(other => Alone(TrainingRow.Unanswerable(row.First, other), tokenizer, maxTokens, random)).OfType<Example>()] };
    }

    private static Example? Alone(TrainingRow row, BertTokenizer tokenizer, int maxTokens, Random random)
    {
        var first = tokenizer.Tokenize(row.First).Ids;
        if (first.Length > MaxFirstTokens) first = first[..MaxFirstTokens];
        var second = tokenizer.Tokenize(row.Second);
        var (from, to) = (-1, -1);
        for (var i = 0; i < second.Count && row.Start >= 0; i++)
        {
            if (from < 0 && second.Ranges[i].End > row.Start) from = i;
            if (second.Ranges[i].Start < row.End) to = i;
        }

        var room = maxTokens - first.Length - 3;
        var count = Math.Min(room, second.Count);
        if (row.Start >= 0 && (from < 0 || to < from || to - from >= room)) return null;
        var lowest = from < 0 ? 0 : Math.Max(0, to - count + 1);
        var highest = from < 0 ? (row.Verdict >= 0 ? 0 : second.Count - count) : Math.Min(from, second.Count - count);
        var window = random.Next(lowest, highest + 1);
        var offset = first.Length + 2;
        int[] ids = [tokenizer.ClassificationTokenId, .. first, tokenizer.SeparatorTokenId,
            .. second.Ids.AsSpan(window, count), tokenizer.SeparatorTokenId];
        if (row.Verdict >= 0) return new(ids, offset, Ignored, Ignored, row.Verdict);
        return from < 0 ? new(ids, offset, 0, 0, Ignored) : new(ids, offset, offset + from - window, offset + to - window, Ignored);
    }
}

using NewsQA.Articles;
using NewsQA.Reading;

namespace NewsQA.Tests.Fakes;

/// <summary>A reader that answers as it is told.</summary>
internal sealed class FakeReader(Func<string, IReadOnlyList<Passage>, ReadingResult> read) : IReader
{
    /// <summary>The questions it was given.</summary>
    public List<string> Questions { get; } = [];

    /// <summary>Answers with the first place where <paramref name="answers"/> stand.</summary>
    public static FakeReader Finding(params string[] answers) => new((_, passages) =>
    {
        var candidates = new List<AnswerCandidate>();
        foreach (var (answer, order) in answers.Select((a, i) => (a, i)))
        {
            for (var p = 0; p < passages.Count; p++)
            {
                var at = passages[p].Text.IndexOf(answer, StringComparison.Ordinal);
                if (at < 0)
                    continue;
                var range = new TextRange(at, at + answer.Length);
                candidates.Add(new AnswerCandidate(p, range, passages[p].Sentences.First(s => s.Contains(range)), 0.9 - (0.1 * order)));
                break;
            }
        }

        return new ReadingResult(candidates, candidates.Count > 0);
    });

    public Task<ReadingResult> ReadAsync(string question, IReadOnlyList<Passage> passages, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Questions.Add(question);
        return Task.FromResult(read(question, passages));
    }
}

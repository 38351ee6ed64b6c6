namespace NewsQA.Reading;

/// <summary>Reads passages and proposes answers, each a character range of a passage.</summary>
public interface IReader
{
    /// <summary>Reads <paramref name="passages"/> for an answer to <paramref name="question"/>.</summary>
    /// <returns>Proposed answers, best first, from distinct places; empty if there are no passages.</returns>
    Task<ReadingResult> ReadAsync(string question, IReadOnlyList<Passage> passages, CancellationToken cancellationToken = default);
}

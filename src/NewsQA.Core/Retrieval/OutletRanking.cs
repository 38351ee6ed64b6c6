using NewsQA.Storage;

namespace NewsQA.Retrieval;

/// <summary>Raises the scores of chunks whose outlet the question names: "According to Reuters, …". Nothing is left out for its outlet.</summary>
internal static class OutletRanking
{
    /// <summary>The hits with scores raised, best first; equal scores keep their order.</summary>
    /// <param name="hits">The hits.</param>
    /// <param name="question">The question.</param>
    /// <param name="weight">What a chunk of a named outlet gains.</param>
    public static IReadOnlyList<ChunkHit> Rank(IReadOnlyList<ChunkHit> hits, string question, double weight)
    {
        var named = hits.Select(h => h.Article.Outlet).OfType<string>().Distinct().Where(outlet => Names(question, outlet)).ToHashSet();
        return named.Count == 0
            ? hits
            : [.. hits.Select(h => named.Contains(h.Article.Outlet ?? "") ? h with { Score = h.Score + weight } : h).OrderByDescending(h => h.Score)];
    }

    /// <summary>Whether the outlet stands in the question as whole words; one of a single word, such as "Time", only in its own letters.</summary>
    private static bool Names(string question, string outlet)
    {
        var name = outlet.Trim();
        if (name.Length < 2)
            return false;
        var comparison = name.Contains(' ', StringComparison.Ordinal) ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        for (var at = question.IndexOf(name, comparison); at >= 0; at = question.IndexOf(name, at + 1, comparison))
        {
            var end = at + name.Length;
            if ((at == 0 || !char.IsLetterOrDigit(question[at - 1])) && (end == question.Length || !char.IsLetterOrDigit(question[end])))
                return true;
        }

        return false;
    }
}

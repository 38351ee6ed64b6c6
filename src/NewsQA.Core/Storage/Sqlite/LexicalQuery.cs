using NewsQA.Language;

namespace NewsQA.Storage.Sqlite;

/// <summary>Turns a question into a full-text query.</summary>
internal static class LexicalQuery
{
    /// <summary>Words beyond this say little about a question and cost time.</summary>
    private const int MaxWords = 64;

    /// <summary>
    /// Any of the words that name something, or of all words where none does; empty if there is no word. Each word is quoted, so that no
    /// question can be read as FTS5's syntax.
    /// </summary>
    public static string Build(string text)
    {
        var content = Words.ContentOf(text).ToList();
        return string.Join(" OR ", (content.Count > 0 ? content : Words.Of(text))
            .Select(w => w.Text)
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Take(MaxWords)
            .Select(word => $"\"{word.Replace("\"", "", StringComparison.Ordinal)}\""));
    }
}

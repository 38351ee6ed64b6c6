using System.Runtime.CompilerServices;
using System.Text;

namespace NewsQA.Articles;

/// <summary>Reads lines without ever holding more of one than the limit.</summary>
internal static class BoundedLines
{
    /// <summary>Lines with their numbers from 1; <see langword="null"/> stands for one over <paramref name="limit"/> characters.</summary>
    public static async IAsyncEnumerable<(int Number, string? Line)> ReadAsync(
        TextReader reader, int limit, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var buffer = new char[16_384];
        var line = new StringBuilder();
        var over = false;
        var number = 1;
        int count;
        while ((count = await reader.ReadAsync(buffer, cancellationToken)) > 0)
        {
            for (var start = 0; start < count;)
            {
                var end = Array.IndexOf(buffer, '\n', start, count - start);
                var stop = end < 0 ? count : end;
                over |= line.Length + stop - start > limit;
                if (over) line.Clear();
                else line.Append(buffer, start, stop - start);
                start = stop + 1;
                if (end < 0) continue;
                yield return (number++, over ? null : line.ToString());
                line.Clear();
                over = false;
            }
        }

        if (over || line.Length > 0) yield return (number, over ? null : line.ToString());
    }
}

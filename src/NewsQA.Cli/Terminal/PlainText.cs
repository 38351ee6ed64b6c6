using System.Globalization;
using System.Text;

namespace NewsQA.Cli.Terminal;

/// <summary>Makes text from articles and users harmless for a terminal.</summary>
internal static class PlainText
{
    /// <summary>Without control characters and direction overrides; line ends stay.</summary>
    public static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (c is '\n')
                clean.Append(c);
            else if (c is '\t')
                clean.Append(' ');
            else if (!char.IsControl(c) && !IsDirection(c))
                clean.Append(c);
        }

        return clean.ToString();
    }

    /// <summary>As <see cref="Clean"/>, on one line.</summary>
    public static string OneLine(string text) =>
        string.Join(' ', Clean(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>A date as readers of news write it; without the time where it is midnight.</summary>
    public static string Date(DateTimeOffset? time) => time is { } known
        ? known.ToString(known.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm zzz", CultureInfo.InvariantCulture)
        : "";

    private static bool IsDirection(char c) => c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\u200E' or '\u200F';
}

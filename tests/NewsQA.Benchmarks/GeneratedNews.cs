using System.Text;
using NewsQA.Articles;

namespace NewsQA.Benchmarks;

/// <summary>Invented articles of a given length, the same at every run: sentences of 6 to 32 words from a vocabulary with a news-like skew.</summary>
internal static class GeneratedNews
{
    private static readonly string[] Words =
        ("the of to in a and said on for that was with by its at from is has were will be as after before about over under minister council harbour "
        + "election budget strike court police river bridge hospital school union company bank market price dollar percent million week month year "
        + "Monday Thursday March October northern southern regional national officials residents workers voters engineers scientists farmers reported "
        + "announced approved rejected delayed opened closed rebuilt negotiated withdrew investigated agreement inquiry vessel turbine vaccine "
        + "drought earthquake compensation infrastructure parliament commissioner spokesperson Halvorn Tarvik Merrow Eastmoor Quill Lindqvist").Split(' ');

    public static IEnumerable<Article> Articles(int count, int words = 500)
    {
        var random = new Random(20260105);
        for (var n = 0; n < count; n++)
        {
            yield return new Article
            {
                Id = $"generated-{n}",
                Title = Sentence(random, 9).TrimEnd('.'),
                Text = Body(random, words),
                Outlet = "The Generated Gazette",
                Published = new DateTimeOffset(2026, 1, 5, 0, 0, 0, TimeSpan.Zero).AddMinutes(n),
            };
        }
    }

    private static string Body(Random random, int words)
    {
        var text = new StringBuilder();
        var sentences = 0;
        for (var written = 0; written < words;)
        {
            var length = Math.Min(words - written, random.Next(6, 33));
            text.Append(text.Length == 0 ? "" : sentences % 4 == 0 ? "\n\n" : " ").Append(Sentence(random, Math.Max(3, length)));
            written += length;
            sentences++;
        }

        return text.ToString();
    }

    private static string Sentence(Random random, int words)
    {
        var sentence = new StringBuilder();
        for (var i = 0; i < words; i++)
        {
            // Squaring favours the front of the list, where the common words stand.
            var skewed = random.NextDouble();
            var word = random.Next(20) == 0
                ? random.Next(2, 900).ToString(System.Globalization.CultureInfo.InvariantCulture)
                : Words[(int)(skewed * skewed * Words.Length)];
            sentence.Append(i == 0 ? char.ToUpperInvariant(word[0]) + word[1..] : " " + word);
        }

        return sentence.Append('.').ToString();
    }
}

using System.Collections.Frozen;

namespace NewsQA.Articles;

/// <summary>
/// Tells the language of a text by its script and, among languages in Latin letters, by function words and letters of their own.
/// </summary>
/// <remarks>
/// A detector with n-gram models was tried and left out: its models add 72 MB to every copy of the program, and pages are told
/// apart by paragraphs, not by single words.
/// </remarks>
internal static class LanguageDetector
{
    private const int MostCharacters = 20_000;

    private static readonly (string Code, string Words, string Letters)[] Profiles =
    [
        ("en", "the of and to in is was that for on with as by at from it his he she they have has had are were be been not this which their said who will would after its an or but about", ""),
        ("de", "der die das und den von zu mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat dass sie nach wird bei einer um am sind noch wie einem über einen so zum war haben nur oder aber vor zur bis mehr durch", "ßäöü"),
        ("fr", "le la les de des du et en un une que qui dans pour au aux sur par est ce il elle ne pas plus avec son sa ses sont mais ou nous vous ont été cette leur être fait où après", "èêçàùœ"),
        ("es", "el la los las de del y en un una que por con para su al es se lo como más pero sus le ya o este sí porque esta entre cuando muy sin sobre también ha fue son está", "ñ¿¡"),
        ("it", "il lo la i gli le di del della dei delle e in un una che per con non si da al alla come più ma nel nella sono ha è anche dal dalla stato dopo questo", "òì"),
        ("pt", "o a os as de do da dos das e em um uma que para por com não se no na nos nas ao mais como mas foi é são seu sua ou quando muito já também só pelo pela", "ãõ"),
        ("nl", "de het een en van in is dat op te met voor zijn niet aan er om ook als bij maar uit door over naar hij ze werd worden heeft deze nog wel geen tot dan wordt", ""),
        ("sv", "och att det som en på är av för med den till inte om ett har de i från vid var men så efter sig under kan eller skulle också", "äö"),
        ("da", "og at det som en på er af for med den til ikke om et har de i fra ved var men så efter sig kan eller skulle også blev", "æø"),
        ("no", "og at det som en på er av for med den til ikke om et har de i fra ved var men så etter seg kan eller skulle også ble", "æø"),
        ("fi", "ja on ei että se oli hän mutta ovat joka kun niin myös sen mukaan ole olla tai kuin jo vielä sekä mitä hänen", "äö"),
        ("pl", "i w na z się nie do że to jest o jak za od po przez dla był są ale co czy przy oraz jego tym może już także które", "łżźśęąćń"),
        ("cs", "a v se na že je z s do to o si i ve za pro jako by od po jsem ale byl které při také podle jeho jsou", "řěůčšž"),
        ("tr", "ve bir bu için ile da de olarak olan daha gibi çok en kadar sonra ne var olduğu veya ancak tarafından göre değil her içinde şu ise", "ığşç"),
        ("hu", "a az és hogy nem is egy ez meg volt csak már de ki mint van még el azt vagy lehet pedig szerint majd", "őűá"),
        ("ro", "și în de la cu pe să nu o un din este care pentru mai au ca prin fost sau după acest lui fi ale", "ăâîșțţş"),
        ("id", "yang dan di dari untuk pada dengan ini itu dalam tidak akan ke adalah oleh juga sebagai telah mereka atau ada karena bisa", ""),
    ];

    private static readonly FrozenDictionary<string, int[]> Languages = Profiles
        .SelectMany((profile, index) => profile.Words.Split(' ').Select(word => (word, index)))
        .GroupBy(pair => pair.word, pair => pair.index)
        .ToFrozenDictionary(group => group.Key, group => group.ToArray(), StringComparer.OrdinalIgnoreCase);

    /// <summary>The ISO 639-1 code, or <see langword="null"/> where the text is too short or too mixed to tell.</summary>
    public static string? Detect(string text)
    {
        if (text.Length > MostCharacters) text = text[..MostCharacters];
        return OtherScript(text, out var letters) ?? (letters >= 12 ? Latin(text) : null);
    }

    private static string? OtherScript(string text, out int latin)
    {
        latin = 0;
        int cyrillic = 0, greek = 0, arabic = 0, hebrew = 0, kana = 0, han = 0, hangul = 0, devanagari = 0, thai = 0;
        foreach (var c in text)
        {
            if (!char.IsLetter(c)) continue;
            if (c < '\u0250' || c is >= '\u1E00' and <= '\u1EFF') latin++;
            else if (c is >= '\u0370' and <= '\u03FF') greek++;
            else if (c is >= '\u0400' and <= '\u052F') cyrillic++;
            else if (c is >= '\u0590' and <= '\u05FF') hebrew++;
            else if (c is >= '\u0600' and <= '\u06FF') arabic++;
            else if (c is >= '\u0900' and <= '\u097F') devanagari++;
            else if (c is >= '\u0E00' and <= '\u0E7F') thai++;
            else if (c is >= '\u3040' and <= '\u30FF') kana++;
            else if (c is >= '\u4E00' and <= '\u9FFF') han++;
            else if (c is >= '\uAC00' and <= '\uD7A3') hangul++;
        }

        // Scripts that write a word in fewer characters outweigh names left in Latin letters.
        var east = 2 * (kana + han + hangul);
        var most = Math.Max(Math.Max(Math.Max(cyrillic, greek), Math.Max(arabic, hebrew)), Math.Max(Math.Max(devanagari, thai), east));
        if (most <= latin) return null;
        if (most == east) return hangul > han + kana ? "ko" : kana * 10 > han ? "ja" : "zh";
        if (most == cyrillic) return Cyrillic(text);
        if (most == greek) return "el";
        if (most == arabic) return Holds(text, "ٹڈےں") ? "ur" : Holds(text, "پچژگ") ? "fa" : "ar";
        if (most == hebrew) return "he";
        return most == thai ? "th" : "hi";
    }

    private static bool Holds(string text, string letters) => letters.Any(letter => text.Contains(letter, StringComparison.Ordinal));

    private static string Cyrillic(string text)
    {
        if (Holds(text, "ыэЫЭ")) return "ru";
        if (Holds(text, "іїєґІЇЄҐ")) return "uk";
        return Holds(text, "јљњћђџ") ? "sr" : Holds(text, "ъ") ? "bg" : "ru";
    }

    private static string? Latin(string text)
    {
        Span<double> scores = stackalloc double[Profiles.Length];
        var words = 0;
        var lookup = Languages.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var i = 0; i < text.Length;)
        {
            if (!char.IsLetter(text[i]))
            {
                i++;
                continue;
            }

            var start = i;
            while (i < text.Length && char.IsLetter(text[i])) i++;
            words++;
            var word = text.AsSpan(start, i - start);
            if (lookup.TryGetValue(word, out var languages))
            {
                foreach (var language in languages) scores[language] += 1.0 / Math.Sqrt(languages.Length);
            }

            for (var language = 0; language < Profiles.Length; language++)
            {
                if (Profiles[language].Letters.Length > 0 && word.IndexOfAny(Profiles[language].Letters) >= 0) scores[language] += 0.4;
            }
        }

        int best = 0, second = -1;
        for (var i = 1; i < scores.Length; i++)
        {
            if (scores[i] > scores[best]) (best, second) = (i, best);
            else if (second < 0 || scores[i] > scores[second]) second = i;
        }

        var enough = scores[best] >= Math.Max(1.5, 0.08 * words) && scores[best] >= scores[second] * (words < 30 ? 1.4 : 1.05);
        return enough ? Profiles[best].Code : null;
    }
}

using System.Globalization;
using System.Text;
using NewsQA.Language;

namespace NewsQA.Storage;

/// <summary>
/// The terms of a text that every store indexes and asks for: runs of letters and digits, lower case, without accents, stemmed after
/// Porter.
/// </summary>
/// <remarks>
/// A change here changes what is indexed: it takes a migration of the SQLite file and a higher schema version of the Qdrant collections.
/// Words of grammar are left out, as <c>qdrant/bm25</c> does by default: their inverse document frequency is close to nothing, and their
/// postings are the longest.
/// </remarks>
internal static class LexicalTerms
{
    /// <summary>Terms beyond this say little about a question and cost time.</summary>
    private const int MostAsked = 64;

    /// <summary>The distinct terms of a question.</summary>
    public static List<string> Asked(string question) => [.. Of(question).Distinct().Take(MostAsked)];

    /// <summary>The terms of an article's headline and the line below it, which count for each of its chunks.</summary>
    public static List<string> OfHeading(string? title, string? subtitle) => Of($"{title}\n{subtitle}");

    public static List<string> Of(string text)
    {
        var terms = new List<string>();
        foreach (var word in Words.Of(text))
        {
            var isName = Words.IsAbbreviation(word, text);
            if (isName || !Words.IsGrammar(word.Key))
                Split(word.Text, isName, terms);
        }

        return terms;
    }

    /// <summary>"4.5" is two terms; the ending of a possessive is none.</summary>
    private static void Split(string word, bool isName, List<string> terms)
    {
        var term = new StringBuilder();
        foreach (var c in word.Normalize(NormalizationForm.FormD))
        {
            if (char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark)
                continue;
            if (char.IsLetterOrDigit(c))
                term.Append(char.ToLowerInvariant(c));
            else
                Flush(term, isName, terms);
        }

        Flush(term, isName, terms);
    }

    private static void Flush(StringBuilder term, bool isName, List<string> terms)
    {
        var text = term.ToString();
        term.Clear();
        if (text.Length > 0 && (isName || !Words.IsGrammar(text)))
            terms.Add(PorterStemmer.Stem(text));
    }
}

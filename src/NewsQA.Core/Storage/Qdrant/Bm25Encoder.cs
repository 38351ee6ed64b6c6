using System.Text;
using Qdrant.Client.Grpc;

namespace NewsQA.Storage.Qdrant;

/// <summary>
/// BM25 as sparse vectors (Robertson and Zaragoza, 2009): a document holds each term's saturated frequency, a query holds ones, and
/// the server multiplies by the inverse document frequency. The product is BM25.
/// </summary>
/// <remarks>
/// Indices and weights are those of the server's own <c>qdrant/bm25</c> (k1 = 1.2, b = 0.75, an average length of 256 terms), so that
/// a collection filled here can also be asked by others. The average is a constant there, since it cannot change with each document.
/// </remarks>
internal static class Bm25Encoder
{
    private const float K1 = 1.2f;
    private const float B = 0.75f;
    private const float AverageLength = 256;

    /// <summary>Weight of a term in the headline against one in the text: a headline speaks for each chunk of its article. As in the embedded store.</summary>
    private const float HeadingWeight = 0.5f;

    public static SparseVector Document(string heading, string text)
    {
        var headingTerms = LexicalTerms.Of(heading);
        var textTerms = LexicalTerms.Of(text);
        var frequencies = new SortedDictionary<uint, float>();
        Count(frequencies, headingTerms, HeadingWeight);
        Count(frequencies, textTerms, 1);
        var length = headingTerms.Count + textTerms.Count;
        var vector = new SparseVector();
        foreach (var (index, frequency) in frequencies)
        {
            vector.Indices.Add(index);
            vector.Values.Add(frequency * (K1 + 1) / (frequency + (K1 * (1 - B + (B * length / AverageLength)))));
        }

        return vector;
    }

    /// <summary>The query's vector, or <see langword="null"/> if no word of it is indexed.</summary>
    public static SparseVector? Query(string text)
    {
        var indices = new SortedSet<uint>(LexicalTerms.Of(text).Select(IndexOf));
        if (indices.Count == 0)
            return null;
        var vector = new SparseVector();
        vector.Indices.AddRange(indices);
        vector.Values.AddRange(Enumerable.Repeat(1f, indices.Count));
        return vector;
    }

    /// <summary>A term's dimension: the magnitude of its hash read as a signed number.</summary>
    internal static uint IndexOf(string term)
    {
        var hash = unchecked((int)MurmurHash3.Hash(Encoding.UTF8.GetBytes(term)));
        return hash == int.MinValue ? 0x8000_0000 : (uint)Math.Abs(hash);
    }

    private static void Count(SortedDictionary<uint, float> frequencies, List<string> terms, float weight)
    {
        foreach (var term in terms)
        {
            var index = IndexOf(term);
            frequencies[index] = frequencies.GetValueOrDefault(index) + weight;
        }
    }
}

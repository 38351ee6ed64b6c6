using System.Text;
using Qdrant.Client.Grpc;

namespace NewsQA.Storage.Qdrant;

/// <summary>
/// <see cref="Bm25"/> as sparse vectors: a document holds the weights of its terms, a query holds ones, and the server multiplies by the
/// inverse document frequency. The product is BM25.
/// </summary>
/// <remarks>Indices and weights are those of the server's own <c>qdrant/bm25</c>, so that a collection filled here can also be asked by others.</remarks>
internal static class Bm25Encoder
{
    /// <summary>The vector of a chunk below <paramref name="heading"/>, the terms of its article's heading.</summary>
    public static SparseVector Document(IReadOnlyList<string> heading, string text)
    {
        var terms = LexicalTerms.Of(text);
        var frequencies = new SortedDictionary<uint, float>();
        Count(frequencies, heading, Bm25.HeadingWeight);
        Count(frequencies, terms, 1);
        var vector = new SparseVector();
        foreach (var (index, frequency) in frequencies)
        {
            vector.Indices.Add(index);
            vector.Values.Add(Bm25.Weight(frequency, heading.Count + terms.Count));
        }

        return vector;
    }

    /// <summary>The query's vector, or <see langword="null"/> if no word of it is indexed.</summary>
    public static SparseVector? Query(string text)
    {
        var indices = new SortedSet<uint>(LexicalTerms.Asked(text).Select(IndexOf));
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

    private static void Count(SortedDictionary<uint, float> frequencies, IReadOnlyList<string> terms, float weight)
    {
        foreach (var term in terms)
        {
            var index = IndexOf(term);
            frequencies[index] = frequencies.GetValueOrDefault(index) + weight;
        }
    }
}

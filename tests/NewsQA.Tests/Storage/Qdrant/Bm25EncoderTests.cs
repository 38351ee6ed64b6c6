using System.Text;
using Microsoft.Data.Sqlite;
using NewsQA.Storage;
using NewsQA.Storage.Qdrant;

namespace NewsQA.Tests.Storage.Qdrant;

public sealed class Bm25EncoderTests
{
    // Published test vectors of MurmurHash3_x86_32.
    [Theory]
    [InlineData("", 0u, 0u)]
    [InlineData("", 1u, 0x514E28B7u)]
    [InlineData("test", 0u, 0xba6bd213u)]
    [InlineData("Hello, world!", 0u, 0xc0363e43u)]
    [InlineData("The quick brown fox jumps over the lazy dog", 0u, 0x2e4ff723u)]
    public void Murmur_agrees_with_known_vectors(string text, uint seed, uint expected) =>
        Assert.Equal(expected, MurmurHash3.Hash(Encoding.UTF8.GetBytes(text), seed));

    [Fact]
    public void Dimension_is_the_magnitude_of_the_signed_hash()
    {
        Assert.Equal((uint)-unchecked((int)0xba6bd213u), Bm25Encoder.IndexOf("test"));
        Assert.Equal(0x2e4ff723u, Bm25Encoder.IndexOf("The quick brown fox jumps over the lazy dog"));
    }

    [Fact]
    public void Document_weights_follow_the_formula()
    {
        var vector = Bm25Encoder.Document([], "harbour crane harbour");
        var weights = vector.Indices.Zip(vector.Values).ToDictionary();
        // tf (k1 + 1) / (tf + k1 (1 − b + b · length / 256)) with three terms
        Assert.Equal(2 * 2.2 / (2 + (1.2 * (0.25 + (0.75 * 3 / 256)))), weights[Bm25Encoder.IndexOf("harbour")], 5);
        Assert.Equal(2.2 / (1 + (1.2 * (0.25 + (0.75 * 3 / 256)))), weights[Bm25Encoder.IndexOf("crane")], 5);
        Assert.Equal(2, weights.Count);
    }

    [Fact]
    public void Query_holds_each_word_once_and_no_words_of_grammar()
    {
        var vector = Bm25Encoder.Query("Who moved the crane, and which crane?")!;
        Assert.Equal(new[] { Bm25Encoder.IndexOf("crane"), Bm25Encoder.IndexOf("move") }.Order(), vector.Indices);
        Assert.All(vector.Values, v => Assert.Equal(1, v));
        Assert.Null(Bm25Encoder.Query("who is it?"));
    }

    /// <summary>SQLite's stemmer and tokenizer are asked what they make of the same text: a second opinion on ours.</summary>
    [Theory]
    [InlineData("Negotiators met Zürich's bankers: $4.5 billion, or 1,300 people, by 9.30pm on Tuesday.")]
    [InlineData("Relational hopping: the ministers' committees were effectively troubled by generalizations, flies and agencies.")]
    [InlineData("Señor Peña's coöperative re-opened; naïve café-goers applauded U.S. officials")]
    public void Terms_are_those_of_another_porter_stemmer(string text)
    {
        using var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText =
            "CREATE VIRTUAL TABLE words USING fts5(text, tokenize = 'porter unicode61 remove_diacritics 2');"
            + "INSERT INTO words VALUES ($text); CREATE VIRTUAL TABLE terms USING fts5vocab(words, 'row'); SELECT term FROM terms";
        command.Parameters.AddWithValue("$text", text);
        using var reader = command.ExecuteReader();
        var indexed = new HashSet<string>();
        while (reader.Read())
            indexed.Add(reader.GetString(0));

        var terms = LexicalTerms.Of(text).ToHashSet();
        Assert.NotEmpty(terms);
        Assert.Empty(terms.Except(indexed));
        // What it has beyond them are words of grammar and the endings of possessives.
        Assert.All(indexed.Except(terms), term => Assert.True(NewsQA.Language.Words.IsGrammar(term), term));
    }

    [Fact]
    public void Names_in_capitals_are_no_words_of_grammar()
    {
        Assert.Equal(["us", "told"], LexicalTerms.Of("The US told us"));
        Assert.Equal(["u", "s", "polici"], LexicalTerms.Of("U.S. policies"));
        Assert.Equal(["crane"], LexicalTerms.Of("WHO MOVED THE CRANE?").Except(["move"]));
    }

    // RFC 9562 and Python's uuid5 give this for the DNS namespace and "www.example.com".
    [Fact]
    public void Ids_are_uuids_of_version_5()
    {
        var dns = new Guid("6ba7b810-9dad-11d1-80b4-00c04fd430c8");
        Assert.Equal(new Guid("2ed6657d-e927-568b-95e1-2665a8aea6a2"), NameBasedId.Of(dns, "www.example.com"));
        Assert.NotEqual(NameBasedId.Chunk("a", 1, "x", 11), NameBasedId.Chunk("a", 11, "x", 1));
    }
}

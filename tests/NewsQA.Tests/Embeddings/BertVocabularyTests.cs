using System.Text;
using CsCheck;
using Microsoft.ML.Tokenizers;
using NewsQA.Embeddings;

namespace NewsQA.Tests.Embeddings;

public sealed class BertVocabularyTests
{
    private static readonly string[] Vocabulary =
        ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "$", "€", ".", "[", "]", "4", "5", "sep", "cafe", "ze", "##len", "billion", "日", "x"];

    private static readonly BertTokenizer Tokenizer =
        BertVocabulary.CreateTokenizer(new MemoryStream(Encoding.UTF8.GetBytes(string.Join('\n', Vocabulary))));

    [Theory]
    [InlineData("$4.5 billion", "$ 4 . 5 billion")]
    [InlineData("€4", "€ 4")]
    [InlineData("Café ZELEN", "cafe ze ##len")]
    [InlineData("[SEP]", "[ sep ]")]
    [InlineData("日x日", "日 x 日")]
    [InlineData("😀 x", "[UNK] x")]
    public void Tokenize_keeps_currency_accents_and_ideographs_and_makes_no_special_token(string text, string expected)
    {
        var tokens = Tokenizer.Tokenize(text).Ids.Select(id => Vocabulary[id]);

        Assert.Equal(expected, string.Join(' ', tokens));
    }

    [Theory]
    [InlineData("Ca\u0301fé café X", "Ca\u0301fé|café|X")]
    [InlineData("\u200bcafé\u0007 x  ", "café|x")]
    public void Ranges_are_those_of_the_text_as_given(string text, string expected)
    {
        var ranges = Tokenizer.Tokenize(text).Ranges.Select(r => r.Of(text));

        Assert.Equal(expected, string.Join('|', ranges));
    }

    [Fact]
    public void Any_text_gives_ordered_ranges_within_it_and_the_library_counts_as_many_tokens() =>
        Gen.OneOf(Gen.String, Gen.OneOf("é", "$4.5B", "日本", "\ud800", " ", "\u0301", "😀", "x", "İ").Array[0, 30].Select(parts => string.Concat(parts)))
            .Sample(
                text =>
                {
                    var tokens = Tokenizer.Tokenize(text);
                    var end = 0;
                    foreach (var range in tokens.Ranges)
                    {
                        Assert.True(range.Start >= end || range.Start == end - 1, $"{range} after {end} in '{text}'");
                        Assert.InRange(range.End, range.Start + 1, text.Length);
                        end = range.End;
                    }
                },
                iter: 2_000);
}

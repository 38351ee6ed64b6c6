using System.Globalization;
using System.Text;
using Microsoft.ML.Tokenizers;

namespace NewsQA.Embeddings;

/// <summary>
/// Splits text as BERT's basic tokenizer does: at white space, and around every punctuation mark, symbol and ideograph.
/// </summary>
/// <remarks>
/// Takes the place of the library's own word-or-punctuation splitter, which drops what is neither: the <c>$</c> of "$4.5 billion",
/// <c>€</c>, <c>+</c> and <c>=</c> would never reach the model.
/// </remarks>
internal sealed class BertPreTokenizer : PreTokenizer
{
    public static BertPreTokenizer Instance { get; } = new();

    public override IEnumerable<(int Offset, int Length)> PreTokenize(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Split(text);
    }

    public override IEnumerable<(int Offset, int Length)> PreTokenize(ReadOnlySpan<char> text) => [.. Split(text.ToString())];

    private static IEnumerable<(int Offset, int Length)> Split(string text)
    {
        var start = 0;
        for (var i = 0; i < text.Length;)
        {
            if (Rune.DecodeFromUtf16(text.AsSpan(i), out var rune, out var length) != System.Buffers.OperationStatus.Done)
            {
                rune = Rune.ReplacementChar;
            }

            var isSpace = Rune.IsWhiteSpace(rune);
            if (isSpace || StandsAlone(rune))
            {
                if (i > start)
                {
                    yield return (start, i - start);
                }

                if (!isSpace)
                {
                    yield return (i, length);
                }

                start = i + length;
            }

            i += length;
        }

        if (text.Length > start)
        {
            yield return (start, text.Length - start);
        }
    }

    private static bool StandsAlone(Rune rune)
    {
        if (rune.IsAscii)
        {
            return !Rune.IsLetterOrDigit(rune) && !Rune.IsControl(rune);
        }

        return IsIdeograph(rune.Value) || Rune.GetUnicodeCategory(rune) is
            UnicodeCategory.ConnectorPunctuation or UnicodeCategory.DashPunctuation or UnicodeCategory.OpenPunctuation or
            UnicodeCategory.ClosePunctuation or UnicodeCategory.InitialQuotePunctuation or UnicodeCategory.FinalQuotePunctuation or
            UnicodeCategory.OtherPunctuation or UnicodeCategory.CurrencySymbol;
    }

    /// <summary>The CJK blocks of BERT's own tokenizer; Hangul and kana are written in words and are not among them.</summary>
    private static bool IsIdeograph(int value) => value is
        (>= 0x4E00 and <= 0x9FFF) or (>= 0x3400 and <= 0x4DBF) or (>= 0x20000 and <= 0x2A6DF) or (>= 0x2A700 and <= 0x2B73F) or
        (>= 0x2B740 and <= 0x2B81F) or (>= 0x2B820 and <= 0x2CEAF) or (>= 0xF900 and <= 0xFAFF) or (>= 0x2F800 and <= 0x2FA1F);
}

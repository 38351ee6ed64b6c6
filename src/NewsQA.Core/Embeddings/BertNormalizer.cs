using System.Globalization;
using System.Text;
using Microsoft.ML.Tokenizers;

namespace NewsQA.Embeddings;

/// <summary>Lower-cases, strips accents and drops control characters, as the uncased BERT vocabulary expects.</summary>
internal sealed class BertNormalizer : Normalizer
{
    public static BertNormalizer Instance { get; } = new();

    public override string Normalize(string original)
    {
        ArgumentNullException.ThrowIfNull(original);
        return Normalize(original, null);
    }

    public override string Normalize(ReadOnlySpan<char> original) => Normalize(original, null);

    /// <summary>
    /// Normalises <paramref name="original"/>; <paramref name="origins"/>, if given, receives for each character of the result
    /// the index of the character it came from.
    /// </summary>
    public static string Normalize(ReadOnlySpan<char> original, List<int>? origins)
    {
        var result = new StringBuilder(original.Length);
        Span<char> buffer = stackalloc char[2];
        for (var i = 0; i < original.Length;)
        {
            if (original[i] < 128)
            {
                if (original[i] is >= ' ' or '\t' or '\n' or '\r')
                {
                    result.Append(char.ToLowerInvariant(original[i]));
                    origins?.Add(i);
                }

                i++;
                continue;
            }

            var status = Rune.DecodeFromUtf16(original[i..], out var rune, out var length);
            if (status == System.Buffers.OperationStatus.Done)
            {
                foreach (var part in Rune.ToLowerInvariant(rune).ToString().Normalize(NormalizationForm.FormD).EnumerateRunes())
                {
                    if (Rune.GetUnicodeCategory(part) is UnicodeCategory.NonSpacingMark or UnicodeCategory.Control or UnicodeCategory.Format)
                    {
                        continue;
                    }

                    var written = Rune.ToLowerInvariant(part).EncodeToUtf16(buffer);
                    for (var c = 0; c < written; c++)
                    {
                        result.Append(buffer[c]);
                        origins?.Add(i);
                    }
                }
            }

            i += length;
        }

        return result.ToString();
    }
}

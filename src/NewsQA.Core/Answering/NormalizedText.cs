using System.Text;
using NewsQA.Articles;

namespace NewsQA.Answering;

/// <summary>
/// A text with each run of white space made one space and all quotation marks made one kind, which knows where each of its
/// characters came from.
/// </summary>
internal sealed class NormalizedText
{
    private readonly List<int> _origins;
    private readonly int _originalLength;

    private NormalizedText(string value, List<int> origins, int originalLength)
    {
        Value = value;
        _origins = origins;
        _originalLength = originalLength;
    }

    /// <summary>The normalised text, without white space at its ends.</summary>
    public string Value { get; }

    /// <summary>Normalises <paramref name="text"/>.</summary>
    public static NormalizedText Of(string text)
    {
        var value = new StringBuilder(text.Length);
        var origins = new List<int>(text.Length);
        var gap = -1;
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsWhiteSpace(text[i]))
            {
                gap = gap < 0 ? i : gap;
                continue;
            }

            if (gap >= 0 && value.Length > 0)
            {
                value.Append(' ');
                origins.Add(gap);
            }

            gap = -1;

            value.Append(text[i] switch
            {
                '“' or '”' or '„' or '‟' or '«' or '»' or '″' or '＂' => '"',
                '‘' or '’' or '‚' or '‛' or '‹' or '›' or '′' or '`' or '´' => '\'',
                var c => c,
            });
            origins.Add(i);
        }

        return new NormalizedText(value.ToString(), origins, text.Length);
    }

    /// <summary>Where a non-empty range of <see cref="Value"/> stands in the original text.</summary>
    public TextRange Original(TextRange range) =>
        new(_origins[range.Start], range.End == 0 ? 0 : Math.Min(_originalLength, _origins[range.End - 1] + 1));
}

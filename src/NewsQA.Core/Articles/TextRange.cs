namespace NewsQA.Articles;

/// <summary>A half-open range of UTF-16 code units in a text: <paramref name="Start"/> inclusive, <paramref name="End"/> exclusive.</summary>
/// <param name="Start">Index of the first code unit.</param>
/// <param name="End">Index after the last code unit; not below <paramref name="Start"/>.</param>
public readonly record struct TextRange(int Start, int End)
{
    /// <summary>Number of UTF-16 code units in the range.</summary>
    public int Length => End - Start;

    /// <summary>Cuts the range out of <paramref name="text"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The range does not lie within <paramref name="text"/>.</exception>
    public string Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Substring(Start, Length);
    }

    /// <summary>Whether <paramref name="other"/> lies wholly within this range.</summary>
    public bool Contains(TextRange other) => other.Start >= Start && other.End <= End;

    /// <summary>Whether the two ranges share at least one code unit.</summary>
    public bool Overlaps(TextRange other) => Start < other.End && other.Start < End;

    /// <summary>The same range in a text that begins <paramref name="offset"/> code units earlier.</summary>
    public TextRange Shift(int offset) => new(Start + offset, End + offset);
}

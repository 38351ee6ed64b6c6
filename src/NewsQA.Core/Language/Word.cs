using NewsQA.Articles;

namespace NewsQA.Language;

/// <summary>A word of a text: letters and digits with inner apostrophes and the points of an abbreviation such as <c>U.S.</c></summary>
/// <param name="Range">Where it stands.</param>
/// <param name="Text">As it is written.</param>
internal readonly record struct Word(TextRange Range, string Text)
{
    /// <summary>Lower case, without points, and without a possessive ending.</summary>
    public string Key { get; } = KeyOf(Text);

    /// <summary>Whether it begins with a capital letter.</summary>
    public bool IsCapitalized => char.IsUpper(Text[0]);

    /// <summary>Whether it begins with a digit.</summary>
    public bool IsNumeric => char.IsAsciiDigit(Text[0]);

    /// <summary>The stem of <see cref="Key"/>; past forms without a rule ("lost") have that of their verb.</summary>
    public string Stem => PorterStemmer.Stem(IrregularVerbs.BaseOf(Key));

    private static string KeyOf(string text)
    {
        var key = text.ToLowerInvariant().Replace('’', '\'').Replace(".", "", StringComparison.Ordinal);
        if (key.EndsWith("'s", StringComparison.Ordinal))
            key = key[..^2];
        else if (key.EndsWith("s'", StringComparison.Ordinal))
            key = key[..^1];
        return key.Trim('\'');
    }
}

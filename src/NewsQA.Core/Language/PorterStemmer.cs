namespace NewsQA.Language;

/// <summary>The stemmer of M. F. Porter, "An algorithm for suffix stripping", Program 14(3), 1980.</summary>
internal static class PorterStemmer
{
    private static readonly (string Suffix, string Replacement)[] Step2 =
    [
        ("ational", "ate"), ("tional", "tion"), ("enci", "ence"), ("anci", "ance"), ("izer", "ize"), ("abli", "able"), ("alli", "al"),
        ("entli", "ent"), ("eli", "e"), ("ousli", "ous"), ("ization", "ize"), ("ation", "ate"), ("ator", "ate"), ("alism", "al"),
        ("iveness", "ive"), ("fulness", "ful"), ("ousness", "ous"), ("aliti", "al"), ("iviti", "ive"), ("biliti", "ble"),
    ];

    private static readonly (string Suffix, string Replacement)[] Step3 =
    [
        ("icate", "ic"), ("ative", ""), ("alize", "al"), ("iciti", "ic"), ("ical", "ic"), ("ful", ""), ("ness", ""),
    ];

    private static readonly string[] Step4 =
    [
        "al", "ance", "ence", "er", "ic", "able", "ible", "ant", "ement", "ment", "ent", "sion", "tion", "ou", "ism", "ate", "iti", "ous", "ive", "ize",
    ];

    /// <summary>The stem of a lower-case word; a word with other characters than a to z comes back unchanged.</summary>
    public static string Stem(string word)
    {
        if (word.Length <= 2 || word.Any(c => c is < 'a' or > 'z'))
            return word;

        word = Step1(word);
        word = ReplaceSuffix(word, Step2, minimumMeasure: 1);
        word = ReplaceSuffix(word, Step3, minimumMeasure: 1);
        word = StripSuffix(word);
        return Tidy(word);
    }

    private static string Step1(string word)
    {
        if (word.EndsWith("sses", StringComparison.Ordinal) || word.EndsWith("ies", StringComparison.Ordinal))
            word = word[..^2];
        else if (word[^1] == 's' && word[^2] != 's')
            word = word[..^1];

        if (word.EndsWith("eed", StringComparison.Ordinal))
        {
            if (Measure(word[..^3]) > 0)
                word = word[..^1];
        }
        else if (word.EndsWith("ed", StringComparison.Ordinal) && HasVowel(word[..^2]))
        {
            word = AfterVerbEnding(word[..^2]);
        }
        else if (word.EndsWith("ing", StringComparison.Ordinal) && HasVowel(word[..^3]))
        {
            word = AfterVerbEnding(word[..^3]);
        }

        return word[^1] == 'y' && HasVowel(word[..^1]) ? word[..^1] + "i" : word;
    }

    private static string AfterVerbEnding(string stem)
    {
        if (stem.EndsWith("at", StringComparison.Ordinal) || stem.EndsWith("bl", StringComparison.Ordinal) || stem.EndsWith("iz", StringComparison.Ordinal))
            return stem + "e";
        if (EndsWithDoubleConsonant(stem) && stem[^1] is not ('l' or 's' or 'z'))
            return stem[..^1];
        return Measure(stem) == 1 && EndsWithShortSyllable(stem) ? stem + "e" : stem;
    }

    private static string ReplaceSuffix(string word, (string Suffix, string Replacement)[] rules, int minimumMeasure)
    {
        // The longest suffix that fits decides, whether or not its condition holds.
        var (suffix, replacement) = ("", "");
        foreach (var rule in rules)
        {
            if (rule.Suffix.Length > suffix.Length && word.EndsWith(rule.Suffix, StringComparison.Ordinal))
                (suffix, replacement) = rule;
        }

        var stem = word[..^suffix.Length];
        return suffix.Length > 0 && Measure(stem) >= minimumMeasure ? stem + replacement : word;
    }

    private static string StripSuffix(string word)
    {
        var suffix = Step4.Where(s => word.EndsWith(s, StringComparison.Ordinal)).MaxBy(s => s.Length);
        if (suffix is null)
            return word;

        // Of "sion" and "tion" only "ion" goes.
        var stem = suffix is "sion" or "tion" ? word[..^3] : word[..^suffix.Length];
        return Measure(stem) > 1 ? stem : word;
    }

    private static string Tidy(string word)
    {
        if (word[^1] == 'e')
        {
            var stem = word[..^1];
            var measure = Measure(stem);
            if (measure > 1 || (measure == 1 && !EndsWithShortSyllable(stem)))
                word = stem;
        }

        return word.EndsWith("ll", StringComparison.Ordinal) && Measure(word[..^1]) > 1 ? word[..^1] : word;
    }

    private static bool IsConsonant(string word, int i) => word[i] switch
    {
        'a' or 'e' or 'i' or 'o' or 'u' => false,
        'y' => i == 0 || !IsConsonant(word, i - 1),
        _ => true,
    };

    /// <summary>How many times vowels are followed by consonants: the paper's m.</summary>
    private static int Measure(string stem)
    {
        var measure = 0;
        for (var i = 1; i < stem.Length; i++)
        {
            if (IsConsonant(stem, i) && !IsConsonant(stem, i - 1))
                measure++;
        }

        return measure;
    }

    private static bool HasVowel(string stem) => Enumerable.Range(0, stem.Length).Any(i => !IsConsonant(stem, i));

    private static bool EndsWithDoubleConsonant(string stem) =>
        stem.Length >= 2 && stem[^1] == stem[^2] && IsConsonant(stem, stem.Length - 1);

    private static bool EndsWithShortSyllable(string stem) =>
        stem.Length >= 3 && IsConsonant(stem, stem.Length - 1) && !IsConsonant(stem, stem.Length - 2)
        && IsConsonant(stem, stem.Length - 3) && stem[^1] is not ('w' or 'x' or 'y');
}

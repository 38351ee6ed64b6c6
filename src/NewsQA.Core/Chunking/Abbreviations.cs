using System.Collections.Frozen;

namespace NewsQA.Chunking;

/// <summary>What a full stop after a word says about the end of a sentence.</summary>
internal enum AbbreviationKind
{
    /// <summary>An ordinary word: the stop ends the sentence.</summary>
    None,

    /// <summary>Always goes on: titles before a name ("Mr."), "e.g.".</summary>
    NeverEnds,

    /// <summary>Goes on if a number follows: "No. 10", "pp. 3", "Jan. 5".</summary>
    BeforeNumber,

    /// <summary>May stand inside or at the end of a sentence ("Inc.", "U.S.", "Calif."): the next word decides.</summary>
    MayEnd,

    /// <summary>A time of day: goes on before a time zone, a weekday or a month.</summary>
    TimeOfDay,
}

/// <summary>Abbreviations of English news text, with the common ones of other European languages.</summary>
internal static class Abbreviations
{
    private static readonly FrozenDictionary<string, AbbreviationKind> Known = Build();

    private static readonly FrozenSet<string> Starters = Words(
        """
        A An The This That These Those There It Its He She They We You I His Her Their Our My In On At By For From With
        Without After Before Since Until When While Where Why How What Who Which Although Though Because As If Unless But And
        Or Nor So Yet However Meanwhile Moreover Instead Still Then Thus Later Earlier Last Next Now Today Yesterday Tomorrow
        Also Both Some Many Most Several Few Each Every All Any Such Another Other Others One Two Three Four Five Six Seven
        Eight Nine Ten About Around Nearly Almost Between Under Over During Despite Amid Among According Asked Speaking
        Officials Police Authorities Analysts Critics Investors Shares Experts Residents Supporters Opponents Researchers
        Scientists Not No Neither Once Only Even Just Here Through Throughout To Is Are Was Were Does Did Do Has Had Have Can
        Could Will Would Should Let Perhaps Maybe
        """);

    private static readonly FrozenSet<string> TimeFollowers = Words(
        """
        GMT UTC EST EDT ET CST CDT CT MST MDT MT PST PDT PT BST CET CEST EET EEST MSK IST JST AEST SGT Eastern Central Mountain
        Pacific Greenwich Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July
        August September October November December Jan Feb Mar Apr Aug Sept Oct Nov Dec
        """);

    private static readonly FrozenSet<string> Months = Words(
        """
        Januar Jänner Februar März April Mai Juni Juli August September Oktober November Dezember
        """);

    private static readonly FrozenSet<string> SpeechVerbs = Words(
        "said asked says asks wrote added replied wondered shouted demanded tweeted told cried exclaimed quipped joked");

    public static AbbreviationKind KindOf(ReadOnlySpan<char> word) =>
        Known.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out var kind) ? kind : AbbreviationKind.None;

    /// <summary>Whether a capitalised word is one that opens sentences rather than a name that continues one.</summary>
    public static bool OpensSentence(ReadOnlySpan<char> word) => Has(Starters, word);

    /// <summary>Whether the word follows a time of day within the same sentence.</summary>
    public static bool FollowsTime(ReadOnlySpan<char> word) => Has(TimeFollowers, word);

    /// <summary>Whether the word is a month after an ordinal number written with a full stop, as German does ("3. März").</summary>
    public static bool IsMonthAfterOrdinal(ReadOnlySpan<char> word) => Has(Months, word);

    /// <summary>Whether the word attributes speech ("asked").</summary>
    public static bool IsSpeechVerb(ReadOnlySpan<char> word) => Has(SpeechVerbs, word);

    private static bool Has(FrozenSet<string> set, ReadOnlySpan<char> word) =>
        set.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);

    private static FrozenSet<string> Words(string list) =>
        list.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);

    private static FrozenDictionary<string, AbbreviationKind> Build()
    {
        var known = new Dictionary<string, AbbreviationKind>(StringComparer.Ordinal);
        Add(AbbreviationKind.NeverEnds,
            """
            Mr Mrs Ms Mx Messrs Dr Drs Prof Gen Lt Col Maj Sgt Cpl Capt Cmdr Adm Brig Sen Sens Rep Reps Gov Govs Rev Hon Msgr
            Fr Pres Supt Insp Det Amb Atty Mme Mlle Ald Pvt Pte Pfc Cst Sta Sra Srta St Ste Ft Mt Hr Frau Dott Ing e.g i.e cf viz vs v
            z.B d.h bzw Gebr
            """);
        Add(AbbreviationKind.BeforeNumber,
            "No Nos no nos Art Arts art Sec sec Fig fig Figs Vol vol Ch ch p pp para paras ca c approx Nr nr Rs Op op Bd r b d fl ft");
        Add(AbbreviationKind.MayEnd,
            """
            Inc Corp Co Cos Ltd LLC LLP Bros Jr Sr Esq Cie Ave Blvd Rd Hwy Pkwy Dept Univ Assn Intl Govt etc al est min max avg
            Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Md Mass Mich Minn Miss Mo Mont Neb Nev Okla Ore Pa Tenn
            Tex Va Vt Wash Wis Wyo Ont Que Alta Man Sask Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Mon Tue Tues Wed Thu
            Thurs Fri Sat Sun usw Mio Mrd
            """);
        Add(AbbreviationKind.TimeOfDay, "a.m p.m A.M P.M am pm");
        return known.ToFrozenDictionary(StringComparer.Ordinal);

        void Add(AbbreviationKind kind, string words)
        {
            foreach (var word in words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
                known[word] = kind;
        }
    }
}

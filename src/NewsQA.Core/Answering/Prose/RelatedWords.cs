using System.Collections.Frozen;
using NewsQA.Language;

namespace NewsQA.Answering.Prose;

/// <summary>Words of news that mean much the same, and those that mean the opposite.</summary>
/// <remarks>A short list: it only spares sentences whose writer chose another common word, and catches the commonest turns into the contrary.</remarks>
internal static class RelatedWords
{
    private static readonly string[] Groups =
    [
        "provide give pledge promise commit contribute grant offer deliver supply donate hand",
        "pay spend cost fund finance money price sum amount",
        "kill die dead death fatal fatality perish",
        "hurt injure injury wound",
        "say state announce declare report tell add note explain describe comment according remark",
        "start begin commence launch open onset",
        "end finish conclude complete close halt stop",
        "win victory beat defeat triumph",
        "lose loss defeat",
        "rise increase grow climb up jump gain gained higher raise lift growth",
        "fall decline drop decrease down lower cut reduce reduction shrink slip",
        "buy purchase acquire acquisition",
        "sell sale",
        "build construct construction erect",
        "vote ballot elect election poll",
        "agree agreement accord deal pact treaty sign",
        "show find reveal indicate discover suggest study finding",
        "lead head direct chair run",
        "work employ job employee worker staff post",
        "people person resident inhabitant human",
        "child kid pupil youngster student",
        "big large great huge major",
        "small little minor",
        "house home flat dwelling",
        "ship vessel boat freighter",
        "car vehicle",
        "last continue go take lasting duration during",
        "plan intend aim propose proposal scheme due expect expected schedule",
        "help aid assistance assist support",
        "support back favour approve pass accept",
        "oppose reject refuse decline against",
        "arrest detain custody hold",
        "guilty convict",
        "acquit clear",
        "steal theft thief rob robbery burglary",
        "police officer detective",
        "leader chief head president chairman chairwoman boss",
        "company firm business maker",
        "city town village place",
        "area region district county zone",
        "own owner belong possess",
        "happen occur take place",
        "damage destroy wreck ruin",
        "rescue save",
        "warn caution",
        "ask request call demand urge",
        "think believe reckon opinion view",
        "live reside",
        "come arrive reach return",
        "leave depart quit resign",
        "marry wed wife husband spouse",
        "include comprise contain cover involve",
        "create make produce produced form",
        "hold host stage held",
        "replace substitute succeed successor",
        "share portion part proportion stake",
        "about approximately roughly around nearly almost some",
        "age aged old year",
        "number figure total count",
        "game match",
        "goal score",
        "sack dismiss fire remove",
        "hire appoint name",
        "allow permit let",
        "ban forbid prohibit",
        "search seek look hunt",
        "use used apply",
        "get receive obtain earn take",
        "need require must have",
        "discuss talk debate negotiate",
        "different other another separate",
        "fast quick rapid",
        "journey trip crossing travel voyage",
        "fix repair mend",
        "film movie picture",
        "prize award",
        "law legislation bill act",
        "court judge trial jury",
        "strike stoppage walkout",
        "flood water deluge",
        "plant factory",
        "release publish issue",
    ];

    private static readonly (string One, string Other)[] Contraries =
    [
        ("rise increase grow climb jump gain raise lift higher up", "fall decline drop decrease lower cut reduce shrink slip down"),
        ("start begin commence launch", "end finish conclude"),
        ("win victory", "lose loss"),
        ("buy purchase acquire", "sell"),
        ("accept approve back favour support pass", "reject oppose refuse"),
        ("more", "less fewer"),
        ("most", "least fewest"),
        ("open", "close shut"),
        ("before", "after"),
        ("guilty convict", "acquit clear innocent"),
        ("arrive come return", "leave depart"),
        ("hire appoint", "sack dismiss fire"),
        ("allow permit", "ban forbid prohibit"),
        ("profit", "loss"),
        ("gain", "lose"),
        ("strong strengthen", "weak weaken"),
        ("high tall", "low"),
        ("large big", "small tiny"),
        ("alive survive", "dead die kill"),
        ("safe", "danger dangerous unsafe"),
        ("man male boy", "woman female girl"),
        ("north northern", "south southern"),
        ("east eastern", "west western"),
        ("morning", "evening night afternoon"),
        ("first", "last"),
        ("early", "late"),
        ("minimum", "maximum"),
        ("public", "private"),
        ("success succeed", "fail failure"),
        ("free", "charge"),
        ("old", "new young"),
        ("import", "export"),
        ("above over", "below under"),
        ("maiden first", "final last"),
        ("quick fast rapid", "slow"),
        ("cheap", "dear expensive"),
        ("better best", "worse worst"),
        ("improve", "worsen"),
        ("keep remain stay", "leave abandon"),
        ("admit confess", "deny"),
        ("voluntary optional", "compulsory mandatory obligatory"),
        ("temporary", "permanent"),
        ("inside", "outside"),
        ("rich", "poor"),
    ];

    /// <summary>For each stem the others of its groups.</summary>
    private static readonly FrozenDictionary<string, string[]> Likes = Groups
        .Select(group => Stems(group).ToArray())
        .SelectMany(group => group.Select(stem => (stem, group)))
        .GroupBy(p => p.stem, p => p.group).ToFrozenDictionary(g => g.Key, g => g.SelectMany(group => group).Distinct().ToArray(), StringComparer.Ordinal);

    private static readonly (FrozenSet<string> One, FrozenSet<string> Other)[] ContraryStems =
        [.. Contraries.Select(c => (Stems(c.One).ToFrozenSet(StringComparer.Ordinal), Stems(c.Other).ToFrozenSet(StringComparer.Ordinal)))];

    /// <summary>Whether <paramref name="stem"/>, or one that means much the same, is among <paramref name="known"/>.</summary>
    public static bool IsKnown(string stem, HashSet<string> known) =>
        known.Contains(stem) || (Likes.TryGetValue(stem, out var likes) && likes.Any(known.Contains));

    /// <summary>A stem that is said while the evidence has only its opposite.</summary>
    public static string? Opposites(HashSet<string> said, HashSet<string> known)
    {
        foreach (var (one, other) in ContraryStems)
        {
            if (Turned(said, known, one, other) is { } first)
                return first;
            if (Turned(said, known, other, one) is { } second)
                return second;
        }

        return null;
    }

    private static string? Turned(HashSet<string> said, HashSet<string> known, FrozenSet<string> side, FrozenSet<string> opposite) =>
        side.FirstOrDefault(said.Contains) is { } stem && !side.Any(known.Contains) && opposite.Any(known.Contains) && !opposite.Any(said.Contains) ? stem : null;

    private static IEnumerable<string> Stems(string words) => words.Split(' ').Select(w => PorterStemmer.Stem(IrregularVerbs.BaseOf(w)));
}

using CsCheck;

namespace NewsQA.Tests.Chunking;

/// <summary>Random texts of what makes splitting hard.</summary>
internal static class NastyText
{
    private static readonly string[] Pieces =
    [
        "The council voted", "on Tuesday", "in the U.S.", "Mr.", "$4.5B", "@kishida230", "J. K.", "a.m.", "Inc.", "…", "...", ". . .",
        "\"", "“", "”", "'", "’", "(", ")", "[3]", ".", "!", "?", ",", ";", ":", "—", "•", " | ", "\n", "\n\n", "\r\n", "\t", " ", " ", " ", "  ", "\u00A0",
        "1.", "No. 10", "café", "Straße", "条約。", "👩‍🚀", "𝒳", "\u0301", "supercalifragilistic", "x", "and", "He", "£1.2m", "20%",
        "anextremelylongwordwithoutanybreakthatgoesonandonandonanextremelylongwordwithoutanybreakthatgoesonandonandonanextremelylongword",
    ];

    public static Gen<string> Generator { get; } =
        Gen.Select(Gen.Int[0, Pieces.Length - 1].Select(index => Pieces[index]).List[0, 220], Gen.Bool, (pieces, spaced) => string.Join(spaced ? " " : "", pieces));
}

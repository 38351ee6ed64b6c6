using NewsQA.Language;

namespace NewsQA.Answering.Prose;

/// <summary>A sentence or a part of one, with what it states and what it speaks of.</summary>
internal sealed record Statement(string Text)
{
    public IReadOnlyList<Fact> Facts { get; } = FactExtractor.Extract(Text);

    public HashSet<string> Stems { get; init; } = Clauses.ContentStems(Text);

    public HashSet<string> Names { get; } =
        [.. FactExtractor.Extract(Text).Where(f => f.Kind == FactKind.Name).SelectMany(f => FactComparer.NameKeys(f.Text))];

    public bool States(Fact fact) => Facts.Any(f => FactComparer.States(f, fact));

    /// <summary>Whether it has a figure of the same kind, this one or another.</summary>
    public bool HasRival(Fact figure) => Facts.Any(f =>
        f.Kind == figure.Kind && (figure.Kind != FactKind.Number || f.Unit == figure.Unit || f.Unit is null || figure.Unit is null));

    /// <summary>How much of what <paramref name="about"/> speaks of, <paramref name="figure"/> aside, it speaks of too: words and other facts.</summary>
    public int Shared(Statement about, Fact figure) =>
        about.Stems.Count(stem => RelatedWords.IsKnown(stem, Stems)) + about.Facts.Count(f => f.Kind != FactKind.Name && f.Text != figure.Text && States(f));
}

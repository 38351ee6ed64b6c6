using NewsQA.Language;

namespace NewsQA.Answering.Prose;

/// <summary>
/// Finds a figure or date that stands in a cited sentence, but is said there of something else: two articles' numbers mixed, two rows of
/// a table swapped.
/// </summary>
internal static class FigureCheck
{
    /// <summary>From this share of a clause's words on, another clause of the evidence speaks of the same thing.</summary>
    private const double SameThing = 0.6;

    public static string? Find(string sentence, IReadOnlyList<EvidenceSentence> cited)
    {
        var sources = cited.Select(c => new Place(c.Text)).ToList();
        var clauses = cited.SelectMany(c => Clauses.Of(c.Text).Select(r => new Place(r.Of(c.Text)))).ToList();
        var all = Clauses.ContentStems(sentence);
        foreach (var range in Clauses.Of(sentence))
        {
            var clause = new Place(range.Of(sentence));
            var about = clause.Stems.Count >= 2 ? clause : clause with { Stems = all };
            foreach (var figure in clause.Facts.Where(IsFigure))
            {
                if (Misplaced(figure, about, sources) || MisplacedWithin(figure, about, clauses))
                    return $"“{figure.Text}” is said of something else in the cited sentences";
            }
        }

        return null;
    }

    /// <summary>Of the cited sentences with a figure of the kind, the one that says most of what stands around it must state it.</summary>
    private static bool Misplaced(Fact figure, Place about, List<Place> sources)
    {
        var rivals = sources.Where(s => s.Facts.Any(f => IsOfAKind(f, figure))).ToList();
        if (rivals.Count < 2)
            return false;
        var most = rivals.Max(r => Shared(r, about));
        return !rivals.Any(r => Shared(r, about) == most && States(r, figure));
    }

    /// <summary>
    /// The same for clauses, where it is plain: the figure's own clause shares nothing with what is said, or names another; and one with a
    /// rival figure does.
    /// </summary>
    private static bool MisplacedWithin(Fact figure, Place about, List<Place> clauses)
    {
        var own = clauses.Where(c => States(c, figure)).ToList();
        if (own.Count == 0 || about.Stems.Count == 0)
            return false;
        var isForeign = own.All(o => Shared(o, about) == 0 || (about.Names.Count > 0 && o.Names.Count > 0 && !o.Names.Overlaps(about.Names)));
        return isForeign && clauses.Any(c =>
            !own.Contains(c) && c.Facts.Any(f => IsOfAKind(f, figure))
            && ((double)Shared(c, about) / about.Stems.Count >= SameThing || (about.Names.Count > 0 && about.Names.IsSubsetOf(c.Names))));
    }

    private static bool States(Place place, Fact figure) => place.Facts.Any(f => FactComparer.States(f, figure));

    private static int Shared(Place place, Place about) => about.Stems.Count(place.Stems.Contains);

    private static bool IsFigure(Fact fact) => fact.IsFigure || fact.Kind is FactKind.Date or FactKind.TimeOfDay or FactKind.Ordinal;

    private static bool IsOfAKind(Fact fact, Fact figure) => fact.Kind == figure.Kind
        && (figure.Kind != FactKind.Number || fact.Unit == figure.Unit || fact.Unit is null || figure.Unit is null);

    private sealed record Place(string Text)
    {
        public IReadOnlyList<Fact> Facts { get; } = FactExtractor.Extract(Text);

        public HashSet<string> Stems { get; init; } = Clauses.ContentStems(Text);

        public HashSet<string> Names { get; } =
            [.. FactExtractor.Extract(Text).Where(f => f.Kind == FactKind.Name).SelectMany(f => FactComparer.NameKeys(f.Text))];
    }
}

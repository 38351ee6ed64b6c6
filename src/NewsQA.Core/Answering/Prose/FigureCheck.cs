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
        var sources = cited.Select(c => new Statement(c.Text)).ToList();
        var clauses = sources.SelectMany(s => Clauses.Of(s.Text).Select(r => new Statement(r.Of(s.Text)))).ToList();
        var fragments = sources.SelectMany(s => Clauses.Fragments(s.Text).Select(r => new Statement(r.Of(s.Text)))).ToList();
        var whole = new Statement(sentence);
        foreach (var range in Clauses.Of(sentence))
        {
            var clause = new Statement(range.Of(sentence));
            var about = clause.Stems.Count >= 2 ? clause : clause with { Stems = whole.Stems };
            foreach (var figure in clause.Facts.Where(IsFigure))
            {
                if (HasOtherUnit(figure, sources))
                    return $"the cited sentences do not say “{figure.Text}” in that unit";
                if (IsBorrowed(figure, whole, sources) || IsMisplaced(figure, about, sources) || IsMisplacedWithin(figure, clause, clauses)
                    || HasOtherDate(figure, about, fragments) || IsOfAnotherRow(figure, clause, clauses))
                {
                    return $"“{figure.Text}” is said of something else in the cited sentences";
                }

                // "Grew by 0.3%", of "shrank by 0.3%, and unemployment has risen".
                if (clauses.Where(c => c.States(figure)).ToList() is [var own] && PolarityCheck.FindOpposite(clause.Text, own.Text) is { } opposite)
                    return opposite;
            }
        }

        return null;
    }

    /// <summary>A measure that the evidence neither gives the number nor speaks of. Years and people are often left out: "aged 65", "200 came".</summary>
    private static bool HasOtherUnit(Fact figure, List<Statement> sources) =>
        figure is { Kind: FactKind.Number, Unit: { } unit } && MeasureUnits.IsMeasure(unit) && unit is not ("year" or "person" or "vote" or "m")
        && !sources.Any(s => s.Facts.Any(f => f.Unit == unit && f.Value == figure.Value) || Words.Of(s.Text).Any(w => MeasureUnits.Measure(w.Key) == unit));

    /// <summary>A figure whose only source shares nothing else with the sentence, beside a source that does.</summary>
    private static bool IsBorrowed(Fact figure, Statement whole, List<Statement> sources)
    {
        var own = sources.Where(s => s.States(figure)).ToList();
        return own.Count > 0 && own.Count < sources.Count && own.TrueForAll(o => o.Shared(whole, figure) == 0);
    }

    /// <summary>Of the cited sentences with a figure of the kind, the one that says most of what stands around it must state it.</summary>
    private static bool IsMisplaced(Fact figure, Statement about, List<Statement> sources)
    {
        var rivals = sources.Where(s => s.HasRival(figure)).ToList();
        if (rivals.Count < 2)
            return false;
        var most = rivals.Max(r => r.Shared(about, figure));
        return !rivals.Any(r => r.Shared(about, figure) == most && r.States(figure));
    }

    /// <summary>
    /// The same for clauses, where it is plain: the figure's own clause shares nothing with what is said, or names another; and one with a
    /// rival figure does.
    /// </summary>
    private static bool IsMisplacedWithin(Fact figure, Statement about, List<Statement> clauses)
    {
        var own = clauses.Where(c => c.States(figure)).ToList();
        if (own.Count == 0 || about.Stems.Count == 0)
            return false;
        var isForeign = own.TrueForAll(o => !o.Stems.Overlaps(about.Stems) || (about.Names.Count > 0 && o.Names.Count > 0 && !o.Names.Overlaps(about.Names)));
        return isForeign && clauses.Any(c =>
            !own.Contains(c) && c.HasRival(figure)
            && ((double)c.Shared(about, figure) / about.Stems.Count >= SameThing || (about.Names.Count > 0 && about.Names.IsSubsetOf(c.Names))));
    }

    /// <summary>"3.2% in August, from 6.3% in April": the figure of another date.</summary>
    private static bool HasOtherDate(Fact figure, Statement about, List<Statement> fragments)
    {
        var dates = about.Facts.Where(f => f.Kind == FactKind.Date && f != figure).ToList();
        var own = fragments.Where(f => f.States(figure)).ToList();
        return dates.Count > 0 && own.Count > 0
            && own.TrueForAll(o => o.Facts.Any(f => f.Kind == FactKind.Date && !FactComparer.States(f, figure)) && !dates.Exists(o.States))
            && fragments.Exists(f => !own.Contains(f) && f.HasRival(figure) && dates.Exists(f.States));
    }

    /// <summary>"Seven voted for the cut and two for leaving it at 5%": a count beside the figure of the other count.</summary>
    private static bool IsOfAnotherRow(Fact figure, Statement clause, List<Statement> clauses)
    {
        if (figure.Kind != FactKind.Number)
            return false;
        var own = clauses.Where(c => c.States(figure)).ToList();
        return own.Count > 0 && clause.Facts.Any(other =>
            other != figure && other.IsFigure && other.Kind != figure.Kind && !own.Exists(o => o.States(other))
            && clauses.Exists(c => c.States(other)) && clauses.Where(c => c.States(other)).All(c => c.HasRival(figure)));
    }

    private static bool IsFigure(Fact fact) => fact.IsFigure || fact.Kind is FactKind.Date or FactKind.TimeOfDay or FactKind.Ordinal;
}

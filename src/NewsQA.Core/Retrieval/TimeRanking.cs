using NewsQA.Language;
using NewsQA.Storage;

namespace NewsQA.Retrieval;

/// <summary>
/// Raises the scores of chunks that fit the time a question is about. A chunk is never left out for its date: an article of
/// today may tell of a day a year ago.
/// </summary>
internal sealed class TimeRanking(RetrievalOptions options)
{
    /// <summary>Chunks below this share of the best score do not compete by being new.</summary>
    private const double Competing = 0.5;

    /// <summary>What relative times of an undated article are read against, to be left out.</summary>
    private static readonly DateOnly AnyDay = new(2000, 1, 1);

    /// <summary>The hits with scores raised, best first; equal scores keep their order.</summary>
    /// <param name="hits">The hits, with scores of 0 to 1.</param>
    /// <param name="time">What the question says of time.</param>
    /// <param name="now">When it is asked.</param>
    public IReadOnlyList<ChunkHit> Rank(IReadOnlyList<ChunkHit> hits, QuestionTime time, DateTimeOffset now)
    {
        if (hits.Count == 0)
            return hits;

        var best = hits.Max(h => h.Score);
        var newest = hits.Where(h => h.Score >= best * Competing).Max(h => h.Article.Published);
        return [.. hits.Select(h => h with { Score = h.Score + Gain(h) }).OrderByDescending(h => h.Score)];

        double Gain(ChunkHit hit)
        {
            // Without a word on time a question is mostly about what is in the news as it is asked.
            var gain = time.Days is { } days ? options.TimeWeight * Fit(hit, days) : options.NewsWeight * Nearness(hit, now, options.NewsHalfLifeDays);
            return time.AsksForPresent && newest is { } last && hit.Score >= best * Competing
                ? gain + (options.RecencyWeight * Nearness(hit, last, options.RecencyHalfLifeDays))
                : gain;
        }
    }

    /// <summary>1 for what was published at <paramref name="time"/> or later, half after each half-life, 0 where the date is unknown.</summary>
    private static double Nearness(ChunkHit hit, DateTimeOffset time, double halfLifeDays) =>
        hit.Article.Published is { } published ? Math.Pow(2, -Math.Max(0, (time - published).TotalDays) / halfLifeDays) : 0;

    /// <summary>
    /// 0 to 1: how well a chunk fits <paramref name="days"/>, by when its article was published or by a time that its own text
    /// names, read against that date.
    /// </summary>
    private double Fit(ChunkHit hit, DateInterval days)
    {
        var published = hit.Article.Published is { } time ? DateOnly.FromDateTime(time.DateTime) : (DateOnly?)null;
        var byDate = published is { } day ? FitOfDate(day, days) : 0;
        if (byDate >= 1)
            return 1;

        // Without a date of its own, an article's "on Thursday" means no day; a full date still does.
        var named = TimeExpressionParser.Parse(hit.Chunk.Text, published ?? AnyDay)
            .Where(e => published is not null || !e.IsRelative)
            .Select(e => FitOfMention(e.Days, days))
            .DefaultIfEmpty(0)
            .Max();
        return Math.Max(byDate, named);
    }

    /// <summary>Full within the days and while they are reported on, then falling by half with each week.</summary>
    private double FitOfDate(DateOnly published, DateInterval days)
    {
        var distance = days.DistanceTo(published);
        if (distance < 0)
            return Math.Pow(2, distance / 3.5) / 2;
        return distance <= options.ReportingDays ? 1 : Math.Pow(2, -(distance - options.ReportingDays) / 7.0);
    }

    /// <summary>The share of the longer span that both have in common, so that "in 2031" says little of 13 June 2031.</summary>
    private static double FitOfMention(DateInterval mention, DateInterval days)
    {
        if (!mention.Overlaps(days))
            return 0;
        if (!days.IsBounded || !mention.IsBounded)
            return days.IsBounded ? 0.1 : mention.IsBounded ? 0.5 : 0.1;
        var common = Math.Min(mention.Until.DayNumber, days.Until.DayNumber) - Math.Max(mention.From.DayNumber, days.From.DayNumber);

        // A day within the month asked for fits it wholly.
        return mention.Days <= days.Days ? (double)common / mention.Days : (double)common / mention.Days * 0.9;
    }
}

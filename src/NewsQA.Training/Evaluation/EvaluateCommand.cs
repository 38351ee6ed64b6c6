using System.Globalization;
using Microsoft.Extensions.Options;
using NewsQA.Chunking;
using NewsQA.Embeddings;
using NewsQA.Reading;
using NewsQA.Training.Model;
using NewsQA.Training.Preparation;

namespace NewsQA.Training.Evaluation;

/// <summary><c>evaluate</c>: runs an ONNX file over the validation files and prints its figures.</summary>
/// <param name="model">The ONNX file.</param>
/// <param name="folder">The folder of validation files.</param>
/// <param name="stories">Folder of <see cref="WrittenText"/> files that were not trained on; none is read where it is null.</param>
/// <param name="calibrate">Folder of further such files, on which the calibration is fitted beside SQuAD 2; none where it is null.</param>
/// <param name="limit">Rows of a file at the most, spread evenly over it.</param>
/// <param name="summaries">Whether the summaries are judged too: they take most of the time.</param>
/// <param name="time">Clock for milliseconds a row.</param>
/// <param name="log">Where figures are written.</param>
public sealed class EvaluateCommand(string model, string folder, string? stories, string? calibrate, int limit, bool summaries, TimeProvider time, TextWriter log)
{
    private const int Threads = 2;

    /// <summary>Share of the answerable questions that may be refused, where it is told how many of the others then are.</summary>
    private const double LostShare = 0.08;

    /// <summary>Prints all figures.</summary>
    /// <returns>The calibration of the model: of answers, fitted on questions of which some have none, and of verdicts.</returns>
    internal ReaderModelInfo Run()
    {
        var info = new ReaderModelInfo();
        WrittenText[] texts = stories is null ? [] : [.. WrittenText.ReadAll(stories, [])];
        var sessions = new OnnxSessions(Options.Create(new OnnxOptions { Threads = Threads, CacheDirectory = "" }));
        using var network = new OnnxReaderModel(
            () => sessions.Create("spans", model, OnnxReaderModel.SpanOutputs), () => sessions.Create("verdicts", model, OnnxReaderModel.VerdictOutputs), info);
        var tokenizer = EncoderPackage.Open().Tokenizer();
        using var embeddings = new ArcticEmbeddingGenerator(tokenizer, sessions);
        var scorer = new Scorer(network, new PairEncoder(tokenizer, info), new SentenceChunker(tokenizer, Options.Create(new ChunkingOptions())), embeddings);
        var (mixed, _) = Time(Rows<QuestionCase>("qa_unanswerable_squad2"), scorer.Read);
        (QuestionCase[] Rows, WrittenText Text)[] news = calibrate is null ? [] : [.. WrittenText.ReadAll(calibrate, []).Select(text => (Cases(text).ToArray(), text))];
        QuestionScore[] elsewhere = [.. Elsewhere([.. mixed.Select(row => row.Row)]).Concat(news.SelectMany(text => text.Rows)).Select(scorer.Read), .. scorer.Search(news)];
        // Two halves, so that the figures are those of questions that the weights were not fitted on; what is written is fitted on all.
        QuestionScore[] first = [.. mixed.Concat(elsewhere).Where((_, i) => i % 2 == 0)], second = [.. mixed.Where((_, i) => i % 2 == 1)];
        Print($"qa_unanswerable_squad2, second half, log-odds alone: {SquadTwo(second, Fit(first, span => [span.LogOdds]))}");
        Print($"qa_unanswerable_squad2, second half, all features:   {SquadTwo(second, Fit(first, span => span.ToArray()))}");
        var calibration = Fit([.. mixed, .. elsewhere], span => span.ToArray());
        Print($"qa_unanswerable_squad2: {SquadTwo(mixed, calibration)}");
        foreach (var file in new[] { "qa_squad_paragraph", "qa_qamr" })
        {
            var (rows, milliseconds) = Time(Rows<QuestionCase>(file), scorer.Read);
            BestSpan[] best = [.. rows.Select(row => row.Best(calibration)).OfType<BestSpan>()];
            Print($"{file}: EM {100 * best.Sum(span => span.ExactMatch) / rows.Length:f1} F1 {100 * best.Sum(span => span.F1) / rows.Length:f1} ({rows.Length} rows, {milliseconds:f1} ms)");
        }

        var (symmetric, each) = Time(Rows<ClaimRow>("claims_fever_symmetric"), scorer.Judge);
        Print($"claims_fever_symmetric: accuracy {100 * symmetric.Average(row => row.Supported > row.Refuted == row.IsSupported ? 1.0 : 0):f1} ({symmetric.Length} rows, {each:f1} ms)");
        if (texts.Length > 0) ReadStories(scorer, calibration, texts);
        if (summaries) JudgeSummaries(scorer);
        var temperature = Calibration.Temperature(symmetric);
        Print($"calibration: intercept {calibration.Intercept:f3} weights {string.Join(' ', calibration.Weights.Select(weight => weight.ToString("f3", CultureInfo.InvariantCulture)))} temperature {temperature:f2}");
        return info with { Answer = calibration, VerdictTemperature = temperature };
    }

    private void ReadStories(Scorer scorer, AnswerCalibration calibration, WrittenText[] texts)
    {
        var asked = texts.SelectMany(Cases).Select(row => (row.Unanswerable, Span: scorer.Read(row).Best(calibration))).ToLookup(row => row.Unanswerable, row => row.Span);
        BestSpan?[] answerable = [.. asked[false].OrderBy(span => span?.Probability ?? 0)], open = [.. asked[true]];
        if (answerable.Length == 0 || open.Length == 0) throw new InvalidDataException("The stories come with no questions, or with none that they leave open.");
        var threshold = answerable[(int)(LostShare * answerable.Length)]?.Probability ?? 0;
        Print($"stories: EM {100 * answerable.Average(span => span?.ExactMatch ?? 0):f1} F1 {100 * answerable.Average(span => span?.F1 ?? 0):f1} of {answerable.Length} answerable questions; {100 * open.Average(span => (span?.Probability ?? 0) < threshold ? 1.0 : 0):f1} % of {open.Length} others refused with {100 * LostShare:f0} % of these, threshold {threshold:f2}");
        var claims = texts.SelectMany(text => text.Claims.Select(claim => (claim.Verdict, Judged: scorer.Verdict(claim.Claim, text)))).ToArray();
        Print($"stories: {100 * claims.Average(claim => claim.Verdict == claim.Judged ? 1.0 : 0):f1} % of {claims.Length} claims judged right (of three verdicts)");
        var yesNo = texts.SelectMany(text => text.YesNo.Select(asked => (asked.Verdict, AsAsked: scorer.Verdict(asked.Question, text),
            AsClaim: scorer.Verdict(YesNoQuestion.ToClaim(asked.Question) ?? asked.Question, text)))).ToArray();
        if (yesNo.Length > 0)
            Print($"stories: {100 * yesNo.Average(asked => asked.Verdict == asked.AsAsked ? 1.0 : 0):f1} % of {yesNo.Length} questions for yes or no (or neither) judged right as they are asked, {100 * yesNo.Average(asked => asked.Verdict == asked.AsClaim ? 1.0 : 0):f1} % said as claims");
    }

    private static IEnumerable<QuestionCase> Cases(WrittenText text)
    {
        var context = $"{text.Title}\n\n{text.Text}";
        return text.Answered.Select(row => new QuestionCase(row.Question, context, row.Answer, null, Unanswerable: false))
            .Concat(text.Unanswered.Select(question => new QuestionCase(question, context, null, null, Unanswerable: true)));
    }

    private void JudgeSummaries(Scorer scorer)
    {
        var (rows, each) = Time(Rows<ClaimRow>("claims_summedits_other"), scorer.JudgeSentences);
        var best = rows.Select(row => row.Supported).MaxBy(limit => Balanced(rows, limit));
        Print($"claims_summedits_other: balanced accuracy {100 * Balanced(rows, best):f1} at {best:f2}, {100 * Balanced(rows, 0.5):f1} at 0.5 ({rows.Length} rows, {each:f1} ms)");
    }

    /// <summary>
    /// The answerable questions beside the passage of another that shares most words with them: what a search brings along, where people who
    /// write unanswerable questions stay with their passage.
    /// </summary>
    private static IEnumerable<QuestionCase> Elsewhere(QuestionCase[] rows)
    {
        var passages = new PassageIndex([.. rows.Select(row => row.Context).Distinct()]);
        return rows.Where(row => !row.Unanswerable).SelectMany(row => passages.Near(row.Question, row.Context, 3)
            .Where(other => !row.Accepted.Any(answer => other.Contains(answer, StringComparison.OrdinalIgnoreCase)))
            .Take(1)
            .Select(other => row with { Context = other, Unanswerable = true }));
    }

    /// <summary>Fits on the spans that the network prefers, then on those that the fit prefers.</summary>
    private static AnswerCalibration Fit(QuestionScore[] rows, Func<SpanFeatures, double[]> features) =>
        Fit(rows, Fit(rows, new(0, [1]), features), features);

    private static AnswerCalibration Fit(QuestionScore[] rows, AnswerCalibration chooser, Func<SpanFeatures, double[]> features) =>
        Calibration.Fit([.. rows.Select(row => row.Best(chooser)).OfType<BestSpan>().Select(span => (features(span.Features), span.IsRight))]);

    /// <summary>F1 with the best single threshold, as SQuAD 2.0 defines it, beside that of refusing all.</summary>
    private static string SquadTwo(QuestionScore[] rows, AnswerCalibration calibration)
    {
        var best = rows.Select(row => (row.Row.Unanswerable, Span: row.Best(calibration))).ToArray();
        var threshold = best.Select(row => row.Span?.Probability ?? 0).Append(double.MaxValue).MaxBy(At);
        var answerable = best.Where(row => !row.Unanswerable).Average(row => row.Span?.F1 ?? 0);
        return string.Create(CultureInfo.InvariantCulture, $"F1 {100 * At(threshold):f1} from probability {threshold:f2} on, refusing all {100 * At(double.MaxValue):f1}, answerable alone {100 * answerable:f1} ({rows.Length} rows)");

        double At(double limit) => best.Average(row => row.Span is { } span && span.Probability >= limit ? row.Unanswerable ? 0 : span.F1 : row.Unanswerable ? 1.0 : 0);
    }

    private static double Balanced(ClaimScore[] rows, double limit) =>
        (rows.Where(row => row.IsSupported).Average(row => row.Supported >= limit ? 1.0 : 0)
            + rows.Where(row => !row.IsSupported).Average(row => row.Supported < limit ? 1.0 : 0)) / 2;

    private T[] Rows<T>(string file)
    {
        var all = JsonLines.Read<T>(Path.Combine(folder, file + ".jsonl")).ToArray();
        var count = Math.Min(limit, all.Length);
        return [.. Enumerable.Range(0, count).Select(i => all[(int)((long)i * all.Length / count)])];
    }

    private (TScore[] Scores, double Milliseconds) Time<TRow, TScore>(TRow[] rows, Func<TRow, TScore> score)
    {
        var started = time.GetTimestamp();
        TScore[] scores = [.. rows.Select(score)];
        return (scores, time.GetElapsedTime(started).TotalMilliseconds / rows.Length);
    }

    private void Print(FormattableString line) => log.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}

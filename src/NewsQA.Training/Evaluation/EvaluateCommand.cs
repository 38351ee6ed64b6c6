using System.Globalization;
using Microsoft.ML.OnnxRuntime;
using NewsQA.Reading;
using NewsQA.Training.Model;
using NewsQA.Training.Preparation;

namespace NewsQA.Training.Evaluation;

/// <summary><c>evaluate</c>: runs an ONNX file over the validation files and prints its figures.</summary>
/// <param name="model">The ONNX file.</param>
/// <param name="folder">The folder of validation files.</param>
/// <param name="limit">Rows of a file at the most, spread evenly over it.</param>
/// <param name="summaries">Whether the summaries are judged too: they take most of the time.</param>
/// <param name="time">Clock for milliseconds a row.</param>
/// <param name="log">Where figures are written.</param>
public sealed class EvaluateCommand(string model, string folder, int limit, bool summaries, TimeProvider time, TextWriter log)
{
    private const int Threads = 2;

    /// <summary>Prints all figures.</summary>
    /// <returns>The calibration of the model: of answers, fitted on questions of which some have none, and of verdicts.</returns>
    internal ReaderModelInfo Run()
    {
        var info = new ReaderModelInfo();
        using var options = new SessionOptions { IntraOpNumThreads = Threads };
        using var network = new OnnxReaderModel(() => new InferenceSession(model, options), info);
        var scorer = new Scorer(network, new PairEncoder(EncoderPackage.Open().Tokenizer(), info));
        foreach (var file in new[] { "qa_squad_paragraph", "qa_qamr" })
        {
            var (rows, milliseconds) = Time(Rows<QuestionCase>(file), scorer.Read);
            Print($"{file}: EM {100 * rows.Average(row => row.ExactMatch):f1} F1 {100 * rows.Average(row => row.F1):f1} ({rows.Length} rows, {milliseconds:f1} ms)");
        }

        var (mixed, _) = Time(Rows<QuestionCase>("qa_unanswerable_squad2"), scorer.Read);
        var threshold = mixed.Select(row => row.LogOdds).Append(double.MaxValue).MaxBy(limit => SquadTwo(mixed, limit));
        Print($"qa_unanswerable_squad2: F1 {100 * SquadTwo(mixed, threshold):f1} at log-odds {threshold:f2}, refusing all {100 * SquadTwo(mixed, double.MaxValue):f1}, answerable alone {100 * mixed.Where(row => !row.Unanswerable).Average(row => row.F1):f1} ({mixed.Length} rows)");
        var (symmetric, each) = Time(Rows<ClaimRow>("claims_fever_symmetric"), scorer.Judge);
        Print($"claims_fever_symmetric: accuracy {100 * symmetric.Average(row => row.Supported > row.Refuted == row.IsSupported ? 1.0 : 0):f1} ({symmetric.Length} rows, {each:f1} ms)");
        if (summaries) JudgeSummaries(scorer);
        var calibration = Calibration.Fit([.. mixed.Select(row => (row.LogOdds, !row.Unanswerable && row.F1 >= 0.5))]);
        var temperature = Calibration.Temperature(symmetric);
        Print($"calibration: slope {calibration.Slope:f4} intercept {calibration.Intercept:f4} temperature {temperature:f2}");
        return info with { Answer = calibration, VerdictTemperature = temperature };
    }

    private void JudgeSummaries(Scorer scorer)
    {
        var (rows, each) = Time(Rows<ClaimRow>("claims_summedits_other"), scorer.JudgeSentences);
        var best = rows.Select(row => row.Supported).MaxBy(limit => Balanced(rows, limit));
        Print($"claims_summedits_other: balanced accuracy {100 * Balanced(rows, best):f1} at {best:f2}, {100 * Balanced(rows, 0.5):f1} at 0.5 ({rows.Length} rows, {each:f1} ms)");
    }

    private static double SquadTwo(QuestionScore[] rows, double limit) =>
        rows.Average(row => row.LogOdds > limit ? row.F1 : row.Unanswerable ? 1.0 : 0);

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

using System.Text.RegularExpressions;
using NewsQA.Articles;
using NewsQA.Evaluation;
using NewsQA.Reading;
using ClaimRow = NewsQA.Training.Preparation.ClaimRow;

namespace NewsQA.Training.Evaluation;

/// <summary>A question of a validation file.</summary>
internal sealed record QuestionCase(string Question, string Context, string? Answer, string[]? Answers, bool Unanswerable)
{
    public IReadOnlyList<string> Accepted => Unanswerable ? [] : Answers ?? [Answer ?? ""];
}

/// <summary>How the best span compares with the accepted answers, if it is given whatever its score.</summary>
internal sealed record QuestionScore(double LogOdds, double ExactMatch, double F1, bool Unanswerable);

/// <summary>Probabilities of a claim.</summary>
internal sealed record ClaimScore(double Supported, double Refuted, bool IsSupported);

/// <summary>Scores single rows with the same encoding and decoding as the product.</summary>
internal sealed partial class Scorer(OnnxReaderModel network, PairEncoder encoder)
{
    private const int MaxAnswerTokens = 30;
    private readonly ClaimVerifier _verifier = new(network, encoder);

    public QuestionScore Read(QuestionCase row)
    {
        EncodedPair[] windows = [.. encoder.Encode(encoder.EncodeFirst(row.Question), row.Context, 0)];
        var outputs = network.Run(windows, CancellationToken.None);
        TextRange[] whole = [new(0, row.Context.Length)];
        var best = windows.Zip(outputs, (window, output) => SpanDecoder.Decode(window, output, whole, MaxAnswerTokens, 1))
            .SelectMany(spans => spans).MaxBy(span => span.LogOdds);
        var answer = row.Context[best.Range.Start..best.Range.End];
        return new(best.LogOdds, SquadMetric.ExactMatch(answer, row.Accepted), SquadMetric.F1(answer, row.Accepted), row.Unanswerable);
    }

    public ClaimScore Judge(ClaimRow row)
    {
        var verdict = _verifier.Verify(row.Claim, [row.Evidence])[0];
        return new(verdict.Supported, verdict.Refuted, row.Verdict == "supported");
    }

    /// <summary>A claim of several sentences is as well supported as its weakest sentence by its best window of four sentences.</summary>
    public ClaimScore JudgeSentences(ClaimRow row)
    {
        var sentences = SentenceEnd().Split(row.Evidence);
        string[] windows = [.. sentences.Chunk(2).Select((_, i) => string.Join(' ', sentences.Skip(2 * i).Take(4)))];
        var supported = SentenceEnd().Split(row.Claim).Where(sentence => sentence.Length > 5)
            .Min(sentence => _verifier.Verify(sentence, windows).Max(verdict => verdict.Supported));
        return new(supported, 0, row.Verdict == "supported");
    }

    [GeneratedRegex("(?<=[.!?][\"']?)\\s+")]
    private static partial Regex SentenceEnd();
}

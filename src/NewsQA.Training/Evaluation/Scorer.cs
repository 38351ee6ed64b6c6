using System.Numerics.Tensors;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;
using NewsQA.Answering;
using NewsQA.Chunking;
using NewsQA.Embeddings;
using NewsQA.Evaluation;
using NewsQA.Reading;
using ClaimRow = NewsQA.Training.Preparation.ClaimRow;

namespace NewsQA.Training.Evaluation;

/// <summary>A question of a validation file.</summary>
internal sealed record QuestionCase(string Question, string Context, string? Answer, string[]? Answers, bool Unanswerable)
{
    public IReadOnlyList<string> Accepted => Unanswerable ? [] : Answers ?? [Answer ?? ""];
}

/// <summary>The spans proposed for a question, and which are right.</summary>
internal sealed record QuestionScore(QuestionCase Row, IReadOnlyList<(string Answer, SpanFeatures Features)> Spans)
{
    /// <summary>From which F1 on a span counts as right.</summary>
    private const double LeastF1 = 0.5;

    /// <summary>The span that the product would choose by <paramref name="calibration"/>; it is given whatever its score.</summary>
    public BestSpan? Best(AnswerCalibration calibration) => Spans.Count == 0 ? null : Spans
        .MaxBy(span => calibration.Preference(span.Features with { Similarity = SpanReader.UsualSimilarity })) is var best
        ? new(calibration.Probability(best.Features), best.Features, SquadMetric.ExactMatch(best.Answer, Row.Accepted), SquadMetric.F1(best.Answer, Row.Accepted), !Row.Unanswerable && SquadMetric.F1(best.Answer, Row.Accepted) >= LeastF1)
        : null;
}

/// <summary>How the best span compares with the accepted answers.</summary>
internal sealed record BestSpan(double Probability, SpanFeatures Features, double ExactMatch, double F1, bool IsRight);

/// <summary>Probabilities of a claim.</summary>
internal sealed record ClaimScore(double Supported, double Refuted, bool IsSupported);

/// <summary>Scores single rows with the same passages, encoding and decoding as the product.</summary>
internal sealed partial class Scorer(OnnxReaderModel network, PairEncoder encoder, SentenceChunker chunker, ArcticEmbeddingGenerator embeddings)
{
    private const int MaxPassages = 6;
    private readonly ClaimVerifier _verifier = new(network, encoder);
    private readonly SpanReader _reader = new(network, encoder, new ClaimVerifier(network, encoder), embeddings, Options.Create(new SpanReaderOptions()));

    public QuestionScore Read(QuestionCase row) => Read(
        row, [.. ContextPassages.Of(row.Context, row.Question, chunker, new AnsweringOptions().ContextTokens, MaxPassages, CancellationToken.None).Select(source => source.Passage)]);

    /// <summary>The questions of texts beside the passages of all of them whose vectors are nearest, each as long as the index holds it: where the right one is not among them, no span is right.</summary>
    public IEnumerable<QuestionScore> Search(IReadOnlyList<(QuestionCase[] Rows, Preparation.WrittenText Text)> texts)
    {
        Passage[] passages = [.. texts.SelectMany(asked => chunker.Chunk(asked.Text.Text)
            .Select(chunk => new Passage(chunk.Text, [.. chunk.Sentences.Select(sentence => sentence.Shift(-chunk.Range.Start))], Title: asked.Text.Title, ArticleText: asked.Text.Text)))];
        var vectors = embeddings.GenerateAsync(passages.Select(passage => $"{passage.Title}\n{passage.Text}")).GetAwaiter().GetResult();
        foreach (var row in texts.SelectMany(asked => asked.Rows))
        {
            var asked = embeddings.GenerateQueryVectorAsync(row.Question).GetAwaiter().GetResult();
            yield return Read(row, [.. passages.Zip(vectors)
                .OrderByDescending(pair => TensorPrimitives.CosineSimilarity(asked.Span, pair.Second.Vector.Span)).Take(MaxPassages).Select(pair => pair.First)]);
        }
    }

    private QuestionScore Read(QuestionCase row, Passage[] passages) =>
        new(row, [.. _reader.ReadSpansAsync(row.Question, passages, [[.. Enumerable.Range(0, passages.Length)]], int.MaxValue, CancellationToken.None).GetAwaiter().GetResult()
            .Select(span => (span.Candidate.Range.Of(passages[span.Candidate.PassageIndex].Text), span.Features))]);

    public ClaimScore Judge(ClaimRow row)
    {
        var verdict = _verifier.Verify(row.Claim, [row.Evidence])[0];
        return new(verdict.Supported, verdict.Refuted, row.Verdict == "supported");
    }

    /// <summary>The likeliest verdict by the window of four sentences that is surest of one; undecided where none is.</summary>
    /// <returns>Its index in <see cref="Preparation.ClaimExamples.Verdicts"/>.</returns>
    public int Verdict(string claim, Preparation.WrittenText text)
    {
        var verdicts = _verifier.Verify(claim, [.. Windows(text.Text).Select(window => new Evidence(window, text.Title))]);
        var best = verdicts.MaxBy(verdict => verdict.Decided);
        return best.Decided < 0.5 ? 2 : best.Supported >= best.Refuted ? 0 : 1;
    }

    /// <summary>A claim of several sentences is as well supported as its weakest sentence by its best window of four sentences.</summary>
    public ClaimScore JudgeSentences(ClaimRow row)
    {
        var windows = Windows(row.Evidence);
        var supported = SentenceEnd().Split(row.Claim).Where(sentence => sentence.Length > 5)
            .Min(sentence => _verifier.Verify(sentence, windows).Max(verdict => verdict.Supported));
        return new(supported, 0, row.Verdict == "supported");
    }

    private static string[] Windows(string text)
    {
        var sentences = SentenceEnd().Split(text);
        return [.. sentences.Chunk(2).Select((_, i) => string.Join(' ', sentences.Skip(2 * i).Take(4)))];
    }

    [GeneratedRegex("(?<=[.!?][\"']?)\\s+")]
    private static partial Regex SentenceEnd();
}

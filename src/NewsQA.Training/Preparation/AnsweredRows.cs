using Microsoft.Extensions.Options;
using NewsQA.Articles;
using NewsQA.Chunking;
using NewsQA.Embeddings;
using NewsQA.Evaluation;
using NewsQA.Reading;
using NewsQA.Training.Model;

namespace NewsQA.Training.Preparation;

/// <summary>
/// <c>answer</c>: lets a trained model answer questions and makes claims of its answers, right or wrong, so that the verdict learns to check
/// what the spans propose (a verifier after the reader, Hu et al., 2019).
/// </summary>
public static class AnsweredRows
{
    private const int RowsAtOnce = 64;

    /// <summary>From which F1 on an answer is right, and below which it is wrong; what lies between teaches neither.</summary>
    private const double Right = 0.6;
    private const double Wrong = 0.2;

    private const int Threads = 2;
    private const int Supported = 0;
    private const int Refuted = 1;
    private const int NotEnoughInfo = 2;

    /// <summary>Writes the claims, those made of answers among them in the questions' places.</summary>
    /// <param name="rows">Rows of <c>prepare</c>.</param>
    /// <param name="model">The model that answers, an exported file.</param>
    /// <param name="output">File to write, JSON Lines of <see cref="TrainingRow"/>.</param>
    /// <param name="share">Share of the questions that is answered, 0 to 1; the others are left out.</param>
    /// <param name="seed">Seed of the draw of these.</param>
    /// <returns>How many rows were made of answers.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="share"/> is no share.</exception>
    public static int Run(string rows, string model, string output, double share = 1, int seed = 1)
    {
        if (share is not (>= 0 and <= 1)) throw new ArgumentOutOfRangeException(nameof(share), share, "A share from 0 to 1 is wanted.");
        var info = new ReaderModelInfo();
        var sessions = new OnnxSessions(Options.Create(new OnnxOptions { Threads = Threads, CacheDirectory = "" }));
        using var network = new OnnxReaderModel(
            () => sessions.Create("spans", model, OnnxReaderModel.SpanOutputs), () => sessions.Create("verdicts", model, OnnxReaderModel.VerdictOutputs), info);
        var encoder = new PairEncoder(EncoderPackage.Open().Tokenizer(), info);
        var (count, random) = (0, new Random(seed));
        JsonLines.Write(output, JsonLines.Read<TrainingRow>(rows).Where(row => row.Verdict >= 0 || random.NextDouble() < share).Chunk(RowsAtOnce).SelectMany(Claims));
        return count;

        IEnumerable<TrainingRow> Claims(TrainingRow[] chunk)
        {
            var answers = new Queue<(string, string)?>(Answers([.. chunk.Where(row => row.Verdict < 0)]));
            foreach (var row in chunk)
            {
                if (row.Verdict >= 0)
                {
                    yield return row;
                    continue;
                }

                foreach (var made in Judged(row, answers.Dequeue()))
                {
                    count++;
                    yield return made;
                }
            }
        }

        (string Passage, string Answer)?[] Answers(TrainingRow[] chunk)
        {
            string[][] passages = [.. chunk.Select(row => (string[])[row.Second, .. row.Others ?? []])];
            EncodedPair[][] windows = [.. chunk.Zip(passages, (row, texts) => texts.SelectMany((text, i) => encoder.Encode(encoder.EncodeFirst(row.First), text, i)).ToArray())];
            var logits = network.FindSpans([.. windows.SelectMany(own => own)], CancellationToken.None);
            var next = 0;
            return [.. windows.Zip(passages, chunk).Select(((string, string)? (item) =>
            {
                var (own, texts, row) = item;
                ScoredSpan[] spans = [.. own.SelectMany(window => SpanDecoder.Decode(
                    window, logits[next++], SentenceSplitter.Split(texts[window.PassageIndex]), new SpanReaderOptions().MaxAnswerTokens, count: 1))];
                return spans.Length == 0 ? null : spans.MaxBy(span => span.LogOdds) is var best ? Answer(row.First, best, texts[best.PassageIndex]) : null;
            }))];
        }
    }

    private static (string Passage, string Answer) Answer(string question, ScoredSpan span, string passage)
    {
        var sentence = SentenceSplitter.Split(passage).LastOrDefault(s => s.Start <= span.Range.Start, new TextRange(0, passage.Length));
        return (passage, AnswerShape.Complete(question, passage, sentence, span.Range).Of(passage));
    }

    private static IEnumerable<TrainingRow> Judged(TrainingRow row, (string Passage, string Answer)? answered)
    {
        string? right = row.Start < 0 ? null : row.Second[row.Start..row.End];
        if (answered is not { } given) yield break;
        var f1 = right is null ? 0 : SquadMetric.F1(given.Answer, [right]);
        var isPassage = given.Passage == row.Second;
        if (f1 >= Right)
        {
            if (isPassage) yield return TrainingRow.Claim(AnswerClaim.Of(row.First, given.Answer), given.Passage, Supported);
        }
        else if (f1 < Wrong)
        {
            yield return TrainingRow.Claim(AnswerClaim.Of(row.First, given.Answer), given.Passage, right is not null && isPassage ? Refuted : NotEnoughInfo);
            if (right is not null) yield return TrainingRow.Claim(AnswerClaim.Of(row.First, right), row.Second, Supported);
        }
    }
}

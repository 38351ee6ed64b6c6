using System.Globalization;
using NewsQA.Training.Model;
using NewsQA.Training.Preparation;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace NewsQA.Training.Running;

/// <summary><c>train</c>: fine-tunes the encoder and both heads.</summary>
/// <param name="options">How the run goes.</param>
/// <param name="time">Clock of a run that is measured in minutes.</param>
/// <param name="log">Where progress is written.</param>
public sealed class Trainer(TrainingOptions options, TimeProvider time, TextWriter log)
{
    private const double WarmUp = 0.06;
    private const double LayerDecay = 0.95;
    private const float AverageDecay = 0.99f;
    private const int LogEvery = 20;
    private const int SaveEvery = 200;
    private const int ValidateEvery = 500;
    private const int ValidationRows = 200;

    /// <summary>Runs until the learning rate is zero or <paramref name="cancellationToken"/> stops it, and saves the checkpoint.</summary>
    /// <returns>The mean losses of the last steps: span, verdict.</returns>
    public (double Span, double Verdict) Run(CancellationToken cancellationToken)
    {
        manual_seed(options.Seed);
        var package = EncoderPackage.Open();
        var tokenizer = package.Tokenizer();
        var optimizer = new AdamW();
        var initial = Resume(optimizer) ?? (options.Initial is { } start ? SavedWeights.Load(start, averaged: false, options.Task) : package.InitialWeights(options.Seed));
        var precision = ReaderNetwork.FastestPrecision;
        using var network = new ReaderNetwork(initial, precision, options.Task == TrainingTask.Both ? 0 : ReaderShape.SharedLayers);
        using var dropout = options.Dropout is not 0
            ? new Dropout(options.Dropout, (long)Math.Max(options.TokensPerBatch, options.MaxTokens) * ReaderShape.Hidden, options.Seed, precision) : null;
        var random = new Random(options.Seed);
        var rows = JsonLines.Read<TrainingRow>(options.Rows).Where(IsOfTask).Select(row => Example.From(row, tokenizer, options.MaxTokens, random)).OfType<Example>();
        Example[] validation = options.Validation is { } folder ? [.. ValidationFiles(folder).Select(row => Example.From(row, tokenizer, options.MaxTokens, new Random(options.Seed))).OfType<Example>()] : [];
        var started = time.GetTimestamp();
        var (firstStep, span, verdict) = (optimizer.Steps, 0.0, 0.0);
        foreach (var batch in Repeat(rows, random).Skip(optimizer.Steps))
        {
            var elapsed = time.GetElapsedTime(started);
            var progress = options.Steps is { } steps
                ? (double)optimizer.Steps / steps
                : elapsed.TotalMinutes / (options.Minutes ?? throw new ArgumentException("Give --steps or --minutes."));
            if (progress >= 1 || cancellationToken.IsCancellationRequested) break;
            var rate = options.Rate * Math.Min(1, progress / WarmUp) * (1 - progress);
            using var scope = NewDisposeScope();
            var (spanLoss, verdictLoss, loss) = Loss(network, batch, dropout);
            loss.backward();
            var norm = optimizer.Step(network.Parameters, rate, LayerDecay, AverageDecay);
            span = Smooth(span, spanLoss);
            verdict = Smooth(verdict, verdictLoss);
            if (optimizer.Steps % LogEvery == 0)
                log.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"step {optimizer.Steps} progress {progress:p1} span {span:f3} verdict {verdict:f3} rate {rate:e2} norm {norm:f1} {(optimizer.Steps - firstStep) / elapsed.TotalSeconds:f2} steps/s"));
            if (optimizer.Steps % SaveEvery == 0) Save(network, initial, optimizer);
            if (optimizer.Steps % ValidateEvery == 0) Validate(network, validation);
        }

        Save(network, initial, optimizer);
        log.WriteLine($"done after {optimizer.Steps} steps");
        return (span, verdict);
    }

    private bool IsOfTask(TrainingRow row) =>
        options.Task == TrainingTask.Both || row.Verdict < 0 == (options.Task == TrainingTask.Questions);

    private static IEnumerable<TrainingRow> ValidationFiles(string folder) =>
        JsonLines.Read<QuestionRow>(Path.Combine(folder, "qa_squad_paragraph.jsonl")).Take(ValidationRows).Select(TrainingRow.Answerable)
            .Concat(JsonLines.Read<ClaimRow>(Path.Combine(folder, "claims_fever_symmetric.jsonl")).Take(ValidationRows)
                .Select(row => TrainingRow.Claim(row.Claim, row.Evidence, ClaimExamples.Verdicts.ToList().IndexOf(row.Verdict))));

    /// <summary>Logs how many spans are found to the token, and how many verdicts are right, on rows that are not trained on.</summary>
    private void Validate(ReaderNetwork network, Example[] rows)
    {
        if (rows.Length == 0) return;
        using var none = no_grad();
        var (spans, found, claims, judged) = (0, 0, 0, 0);
        foreach (var batch in Batches.Of(rows, options.TokensPerBatch, new Random(options.Seed)))
        {
            using var scope = NewDisposeScope();
            var (ids, types, mask) = Inputs(batch);
            var (start, end, verdict) = network.Forward(ids, types, mask);
            var (starts, ends, verdicts) = (Best(start), Best(end), Best(verdict));
            for (var i = 0; i < batch.Length; i++)
            {
                if (batch[i].Verdict == Example.Ignored) (spans, found) = (spans + 1, found + (starts[i] == batch[i].Start && ends[i] == batch[i].End ? 1 : 0));
                else (claims, judged) = (claims + 1, judged + (verdicts[i] == batch[i].Verdict ? 1 : 0));
            }
        }

        log.WriteLine(string.Create(CultureInfo.InvariantCulture, $"validation spans {(double)found / spans:p1} of {spans} verdicts {(double)judged / claims:p1} of {claims}"));

        static long[] Best(Tensor logits) => logits.argmax(1).data<long>().ToArray();
    }

    private static double Smooth(double mean, double? value) => value is not { } fresh ? mean : mean == 0 ? fresh : (0.97 * mean) + (0.03 * fresh);

    private IEnumerable<Example[]> Repeat(IEnumerable<Example> rows, Random random)
    {
        while (true)
        {
            foreach (var batch in Batches.Of(rows, options.TokensPerBatch, random)) yield return batch;
        }
    }

    private static (double? Span, double? Verdict, Tensor Loss) Loss(ReaderNetwork network, Example[] batch, Dropout? dropout)
    {
        Example[] rows = [.. batch.SelectMany(example => example.All)];
        var (ids, types, mask) = Inputs(rows);
        var (start, end, verdict) = network.Forward(ids, types, mask, dropout);
        var asked = batch.Count(example => example.Verdict == Example.Ignored);
        var spanSum = SpanLoss.Sum(start, batch, example => example.Start).Plus(SpanLoss.Sum(end, batch, example => example.End)).Times(0.5);
        var verdictSum = F.cross_entropy(verdict, tensor(rows.Select(example => (long)example.Verdict).ToArray()), ignore_index: Example.Ignored, reduction: nn.Reduction.Sum);
        var claimed = batch.Length - asked;
        return (asked > 0 ? spanSum.Value() / asked : null, claimed > 0 ? verdictSum.Value() / claimed : null, spanSum.Plus(verdictSum).Times(1.0 / batch.Length));
    }

    private static (Tensor Ids, Tensor Types, Tensor Mask) Inputs(Example[] batch)
    {
        var width = batch.Max(example => example.Ids.Length);
        var ids = new long[batch.Length * width];
        var types = new long[ids.Length];
        var mask = new float[ids.Length];
        for (var row = 0; row < batch.Length; row++)
        {
            var own = batch[row];
            for (var i = 0; i < own.Ids.Length; i++) ids[(row * width) + i] = own.Ids[i];
            types.AsSpan((row * width) + own.SecondStart, own.Ids.Length - own.SecondStart).Fill(1);
            mask.AsSpan(row * width, own.Ids.Length).Fill(1);
        }

        long[] shape = [batch.Length, width];
        return (tensor(ids, shape), tensor(types, shape), tensor(mask, shape));
    }

    private Dictionary<string, Weight>? Resume(AdamW optimizer)
    {
        if (!File.Exists(options.Checkpoint)) return null;
        var saved = Checkpoint.Load(options.Checkpoint);
        optimizer.Steps = saved.Steps;
        foreach (var (from, to) in new[] { (saved.Average, optimizer.Average), (saved.First, optimizer.First), (saved.Second, optimizer.Second) })
        {
            foreach (var (name, values) in from) to[name] = values;
        }

        return saved.Weights;
    }

    private void Save(ReaderNetwork network, Dictionary<string, Weight> initial, AdamW optimizer) =>
        new Checkpoint(optimizer.Steps, network.Weights(initial), optimizer.Average, optimizer.First, optimizer.Second).Save(options.Checkpoint);
}

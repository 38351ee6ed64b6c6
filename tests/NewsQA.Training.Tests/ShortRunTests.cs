using Microsoft.ML.OnnxRuntime;
using NewsQA.Training.Export;
using NewsQA.Training.Model;
using NewsQA.Training.Preparation;
using NewsQA.Training.Running;

namespace NewsQA.Training.Tests;

public sealed class ShortRunTests
{
    [Fact]
    public void A_short_run_learns_stops_resumes_and_leaves_a_model_that_loads()
    {
        NativeLibrary.Require();
        using var data = new MadeData();
        PrepareCommand.Run(data.Folder, data.In("rows"), seed: 1);
        var cancellation = TestContext.Current.CancellationToken;
        // A batch may hold claims alone, which say nothing of spans: a few steps, so that the first part sees both.
        var options = new TrainingOptions(data.In("rows"), data.In("reader.ckpt"), Steps: 6, Minutes: null, Rate: 3e-4, TokensPerBatch: 1024, MaxTokens: 96);

        var first = new Trainer(options, TimeProvider.System, TextWriter.Null).Run(cancellation);
        Assert.Equal(6, Checkpoint.Load(data.In("reader.ckpt")).Steps);
        var later = new Trainer(options with { Steps = 90 }, TimeProvider.System, TextWriter.Null).Run(cancellation);

        Assert.Equal(90, Checkpoint.Load(data.In("reader.ckpt")).Steps);
        Assert.True(later.Span < first.Span, $"span loss {first.Span:f3} → {later.Span:f3}");
        Assert.True(later.Verdict < Math.Log(3), $"verdict loss {later.Verdict:f3} is no better than guessing");
        ExportCommand.Run([data.In("reader.ckpt")], null, data.In("rows"), data.Folder, data.Folder, averaged: true);
        using var session = new InferenceSession(data.In(ExportCommand.Int8File));
        Assert.Equal(["input_ids", "attention_mask", "token_type_ids"], session.InputNames);
        Assert.Equal(["start_logits", "end_logits", "verdict_logits"], session.OutputNames);
    }

    [Fact]
    public void A_run_of_one_task_leaves_the_shared_layers_as_they_were()
    {
        NativeLibrary.Require();
        using var data = new MadeData();
        PrepareCommand.Run(data.Folder, data.In("rows"), seed: 1);
        var initial = EncoderPackage.Open().InitialWeights(seed: 1);
        Dictionary<string, Weight> Train(TrainingTask task)
        {
            var options = new TrainingOptions(data.In("rows"), data.In($"{task}.ckpt"), Steps: 3, Minutes: null, Seed: 1, TokensPerBatch: 512, MaxTokens: 96, Task: task);
            new Trainer(options, TimeProvider.System, TextWriter.Null).Run(TestContext.Current.CancellationToken);
            return SavedWeights.Load(data.In($"{task}.ckpt"), averaged: false);
        }

        var (questions, claims) = (Train(TrainingTask.Questions), Train(TrainingTask.Claims));

        foreach (var name in initial.Keys.Where(name => WeightNames.Layer(name) < ReaderShape.SharedLayers))
        {
            Assert.Equal(initial[name].Values, questions[name].Values);
            Assert.Equal(initial[name].Values, claims[name].Values);
        }

        foreach (var name in initial.Keys.Where(WeightNames.IsOwn)) Assert.NotEqual(questions[name].Values, claims[name].Values);
        Assert.NotEmpty(SavedWeights.Join(questions, claims));
    }
}

using Microsoft.ML.OnnxRuntime;
using NewsQA.Training.Export;
using NewsQA.Training.Model;
using NewsQA.Training.Preparation;
using NewsQA.Training.Running;
using TorchSharp;

namespace NewsQA.Training.Tests;

public sealed class ExportTests
{
    /// <summary>What the repository can carry.</summary>
    private const long LargestFile = 30 << 20;

    private static readonly int[][] Inputs = [[101, 2040, 2441, 1996, 9082, 1029, 102, 8254, 2441, 2009, 2379, 1996, 2314, 1012, 102], [101, 2073, 102, 2182, 102]];

    [Fact]
    public void The_int8_file_is_small_and_says_what_the_float32_file_says()
    {
        using var data = new MadeData(rowsPerFile: 1);
        Export(data);

        var small = Run(data.In(ExportCommand.Int8File));
        var exact = Run(data.In(ExportCommand.FloatFile));

        Assert.InRange(new FileInfo(data.In(ExportCommand.Int8File)).Length, 1, LargestFile);
        Assert.Equal([Inputs.Length * 15, Inputs.Length * 15, Inputs.Length * 3], exact.Select(output => output.Length));
        for (var output = 0; output < exact.Length; output++)
        {
            // Fresh heads give logits of about ±0.5; padding is −10,000 in both.
            foreach (var (a, b) in exact[output].Zip(small[output])) Assert.InRange(Math.Abs(a - b), 0, 0.15);
        }
    }

    [Fact]
    public void The_float32_file_computes_what_the_trained_network_computes()
    {
        NativeLibrary.Require();
        using var data = new MadeData(rowsPerFile: 1);
        var weights = Export(data);
        using var scope = torch.NewDisposeScope();
        using var none = torch.no_grad();
        using var network = new ReaderNetwork(weights, torch.ScalarType.Float32);
        var (ids, mask, types) = Batch();
        long[] shape = [Inputs.Length, 15];

        var (start, end, verdict) = network.Forward(
            torch.tensor(ids, shape), torch.tensor(types, shape), torch.tensor(mask, shape).to(torch.ScalarType.Float32));

        var exported = Run(data.In(ExportCommand.FloatFile));
        foreach (var (expected, actual) in new[] { start, end, verdict }.Zip(exported))
        {
            var values = expected.contiguous().data<float>().ToArray();
            Assert.Equal(values.Length, actual.Length);
            foreach (var (a, b) in values.Zip(actual)) Assert.Equal(a, b, 1e-3 * Math.Max(1, Math.Abs(a)));
        }
    }

    [Fact]
    public void The_weights_of_an_exported_file_are_those_that_went_into_it()
    {
        using var data = new MadeData(rowsPerFile: 1);
        var weights = Export(data);

        var exact = SavedWeights.Load(data.In(ExportCommand.FloatFile), averaged: false);
        var small = SavedWeights.Load(data.In(ExportCommand.Int8File), averaged: false);

        Assert.Equal(weights.Keys.Order(), exact.Keys.Order());
        Assert.Equal(weights.Keys.Order(), small.Keys.Order());
        foreach (var (name, weight) in weights)
        {
            Assert.Equal(weight.Shape, small[name].Shape);
            Assert.Equal(weight.Values, exact[name].Values);
            // A matrix may come back by half a step of its coarsest column, 1/254 of the largest value times its smoothing factors' spread.
            var largest = weight.Values.Max(Math.Abs);
            Assert.True(RootMeanSquare(weight.Values.Zip(small[name].Values, (a, b) => a - b)) <= 0.02 * largest, name);
        }
    }

    [Fact]
    public void Several_files_are_exported_as_their_mean()
    {
        using var data = new MadeData(rowsPerFile: 1);
        var weights = Export(data);
        var tripled = weights.ToDictionary(pair => pair.Key, pair => pair.Value with { Values = [.. pair.Value.Values.Select(value => 3 * value)] });
        new Checkpoint(0, tripled, [], [], []).Save(data.In("other.ckpt"));

        var mean = SavedWeights.Mean([data.In(ExportCommand.FloatFile), data.In("other.ckpt")], averaged: false);

        foreach (var (name, weight) in weights)
            Assert.True(weight.Values.Zip(mean[name].Values, (one, two) => Math.Abs((2 * one) - two) / (1 + Math.Abs(one))).Max() < 1e-5, name);
    }

    [Fact]
    public void Networks_of_one_task_each_are_exported_as_one_file_and_read_back()
    {
        using var data = new MadeData(rowsPerFile: 1);
        var questions = Export(data);
        var alone = Run(data.In(ExportCommand.FloatFile));
        var claims = questions.ToDictionary(pair => pair.Key, pair => WeightNames.Layer(pair.Key) < ReaderShape.SharedLayers
            ? pair.Value : pair.Value with { Values = [.. pair.Value.Values.Select(value => value * 1.1f)] });
        new Checkpoint(0, claims, [], [], []).Save(data.In("claims.ckpt"));
        ExportCommand.Run([data.In("claims.ckpt")], null, data.In("rows"), data.Folder, data.Folder, averaged: false);
        var claimsAlone = Run(data.In(ExportCommand.FloatFile));

        ExportCommand.Run([data.In("reader.ckpt")], [data.In("claims.ckpt")], data.In("rows"), data.Folder, data.Folder, averaged: false);

        Assert.InRange(new FileInfo(data.In(ExportCommand.Int8File)).Length, 1, LargestFile);
        var both = Run(data.In(ExportCommand.FloatFile));
        foreach (var (expected, actual) in new[] { alone[0], alone[1], claimsAlone[2] }.Zip(both))
        {
            foreach (var (a, b) in expected.Zip(actual)) Assert.Equal(a, b, 1e-4 * Math.Max(1, Math.Abs(a)));
        }

        foreach (var (a, b) in both[2].Zip(Run(data.In(ExportCommand.Int8File))[2])) Assert.InRange(Math.Abs(a - b), 0, 0.15);
        foreach (var (task, weights) in new[] { (TrainingTask.Questions, questions), (TrainingTask.Claims, claims) })
        {
            var read = SavedWeights.Load(data.In(ExportCommand.FloatFile), averaged: false, task);
            foreach (var name in read.Keys.Where(WeightNames.IsOwn)) Assert.Equal(weights[name].Values, read[name].Values);
        }

        // Taken for one network of both, the verdict head would stand on the questions' layers.
        Assert.Throws<InvalidDataException>(() => SavedWeights.Load(data.In(ExportCommand.Int8File), averaged: false));
        Assert.Throws<InvalidDataException>(() => ExportCommand.Run([data.In(ExportCommand.Int8File)], null, data.In("rows"), data.Folder, data.Folder, averaged: false));
    }

    [Fact]
    public void Networks_that_do_not_share_their_lowest_layers_are_not_joined()
    {
        var one = EncoderPackage.Open().InitialWeights(seed: 1);
        var name = WeightNames.Matrix(WeightNames.Output(0));
        var other = new Dictionary<string, Weight>(one) { [name] = one[name] with { Values = new float[one[name].Values.Length] } };

        Assert.Contains(name, Assert.Throws<InvalidDataException>(() => SavedWeights.Join(one, other)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Smoothing_leaves_the_product_as_it_was_and_brings_large_inputs_nearer_to_the_rest()
    {
        var random = new Random(7);
        float[] input = [.. Enumerable.Range(0, 16).Select(i => (float)(random.NextDouble() - 0.5) * (i == 3 ? 40 : 1))];
        var matrix = new Weight([.. Enumerable.Range(0, 80).Select(_ => (float)(random.NextDouble() - 0.5))], [16, 5]);

        var (balanced, factors) = Smoothing.Balance(matrix, [.. input.Select(Math.Abs)]);

        float[] scaled = [.. input.Zip(factors, (value, factor) => value * factor)];
        Assert.True(Spread(scaled) < Spread(input) / 4);
        for (var column = 0; column < 5; column++)
            Assert.Equal(Product(input, matrix, column), Product(scaled, balanced, column), 1e-4);

        static float Spread(float[] values) => values.Max(Math.Abs) / values.Select(Math.Abs).Order().ElementAt(values.Length / 2);
        static float Product(float[] input, Weight matrix, int column) => input.Select((value, row) => value * matrix.Values[(row * 5) + column]).Sum();
    }

    [Fact]
    public void Quantised_values_are_within_half_a_step()
    {
        var random = new Random(5);
        var matrix = new Weight([.. Enumerable.Range(0, 60).Select(i => (float)((random.NextDouble() - 0.5) * (1 + (i % 6))))], [10, 6]);

        var (byColumn, columns) = Quantizer.ByColumn(matrix);
        var (byRow, rows) = Quantizer.ByRow(matrix);

        for (var i = 0; i < 60; i++)
        {
            Assert.InRange(Math.Abs((byColumn[i] * columns[i % 6]) - matrix.Values[i]), 0, (columns[i % 6] * 0.5f) + 1e-6f);
            Assert.InRange(Math.Abs((byRow[i] * rows[i / 6]) - matrix.Values[i]), 0, (rows[i / 6] * 0.5f) + 1e-6f);
        }
    }

    private static Dictionary<string, Weight> Export(MadeData data)
    {
        var weights = EncoderPackage.Open().InitialWeights(seed: 1);
        new Checkpoint(0, weights, [], [], []).Save(data.In("reader.ckpt"));
        JsonLines.Write(data.In("rows"), Enumerable.Range(0, 12).Select(i => TrainingRow.Answerable(MadeData.Question(i, paragraph: true))));
        ExportCommand.Run([data.In("reader.ckpt")], null, data.In("rows"), data.Folder, data.Folder, averaged: false);
        return weights;
    }

    private static double RootMeanSquare(IEnumerable<float> values) => Math.Sqrt(values.Average(value => (double)value * value));

    private static float[][] Run(string path)
    {
        using var session = new InferenceSession(path);
        var (ids, mask, types) = Batch();
        long[] shape = [Inputs.Length, 15];
        using var idValue = OrtValue.CreateTensorValueFromMemory(ids, shape);
        using var maskValue = OrtValue.CreateTensorValueFromMemory(mask, shape);
        using var typeValue = OrtValue.CreateTensorValueFromMemory(types, shape);
        using var options = new RunOptions();
        using var results = session.Run(
            options, ["input_ids", "attention_mask", "token_type_ids"], [idValue, maskValue, typeValue], ["start_logits", "end_logits", "verdict_logits"]);
        return [.. results.Select(result => result.GetTensorDataAsSpan<float>().ToArray())];
    }

    private static (long[] Ids, long[] Mask, long[] Types) Batch()
    {
        var (ids, mask, types) = (new long[Inputs.Length * 15], new long[Inputs.Length * 15], new long[Inputs.Length * 15]);
        for (var row = 0; row < Inputs.Length; row++)
        {
            var passage = Array.IndexOf(Inputs[row], 102) + 1;
            for (var i = 0; i < Inputs[row].Length; i++)
                (ids[(row * 15) + i], mask[(row * 15) + i], types[(row * 15) + i]) = (Inputs[row][i], 1, i < passage ? 0 : 1);
        }

        return (ids, mask, types);
    }
}

using Google.Protobuf;
using NewsQA.Training.Model;
using NewsQA.Training.Running;

namespace NewsQA.Training.Export;

/// <summary><c>export</c>: writes a checkpoint as <c>reader.onnx</c> (int8) and its float32 twin.</summary>
public static class ExportCommand
{
    /// <summary>File of the model that is shipped.</summary>
    public const string Int8File = "reader.onnx";

    /// <summary>File of the float32 twin, for comparison alone.</summary>
    public const string FloatFile = "reader.float32.onnx";

    /// <summary>Writes both files.</summary>
    /// <param name="checkpoints">What <c>train</c> wrote, or exported models; of several, the mean is taken.</param>
    /// <param name="claimCheckpoints">Likewise the networks of claims alone, whose upper layers the model gets beside those of <paramref name="checkpoints"/>; null for one network of both tasks.</param>
    /// <param name="rows">Training rows, a few hundred of which show how large the inputs of the matrices get.</param>
    /// <param name="folder">Folder of the int8 model.</param>
    /// <param name="floatFolder">Folder of the float32 twin; it is not committed.</param>
    /// <param name="averaged">Whether the averaged weights are taken.</param>
    public static void Run(IReadOnlyList<string> checkpoints, IReadOnlyList<string>? claimCheckpoints, string rows, string folder, string floatFolder, bool averaged)
    {
        var weights = claimCheckpoints is null
            ? SavedWeights.Mean(checkpoints, averaged)
            : SavedWeights.Join(SavedWeights.Mean(checkpoints, averaged, TrainingTask.Questions), SavedWeights.Mean(claimCheckpoints, averaged, TrainingTask.Claims));
        Write(new(weights, ActivationRanges.Measure(weights, rows)), Path.Combine(folder, Int8File));
        Write(new(weights, ranges: null), Path.Combine(floatFolder, FloatFile));
    }

    private static void Write(ReaderGraph graph, string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        using var stream = File.Create(path);
        graph.Build().WriteTo(stream);
    }
}

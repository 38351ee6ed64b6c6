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
    /// <param name="checkpoint">What <c>train</c> wrote.</param>
    /// <param name="folder">Folder of the int8 model.</param>
    /// <param name="floatFolder">Folder of the float32 twin; it is not committed.</param>
    /// <param name="averaged">Whether the averaged weights are taken.</param>
    public static void Run(string checkpoint, string folder, string floatFolder, bool averaged)
    {
        var saved = Checkpoint.Load(checkpoint);
        var weights = averaged ? saved.AveragedWeights() : saved.Weights;
        Write(weights, int8: true, Path.Combine(folder, Int8File));
        Write(weights, int8: false, Path.Combine(floatFolder, FloatFile));
    }

    private static void Write(Dictionary<string, Weight> weights, bool int8, string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        using var stream = File.Create(path);
        new ReaderGraph(weights, int8).Build().WriteTo(stream);
    }
}

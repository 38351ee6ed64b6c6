using System.ComponentModel.DataAnnotations;

namespace NewsQA.Embeddings;

/// <summary>How the local models are run.</summary>
public sealed class OnnxOptions
{
    /// <summary>Threads a model computes with, 0 to 256; 0, the default, takes one a core.</summary>
    [Range(0, 256)]
    public int Threads { get; set; }

    /// <summary>
    /// Folder for the models as ONNX Runtime has prepared them, which makes every start but the first about half a second faster
    /// and takes about as much space as the models (145 MB); empty keeps none. Default: <c>newsqa/models</c> in the platform's local application data.
    /// </summary>
    public string CacheDirectory { get; set; } = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData) is { Length: > 0 } local
        ? Path.Combine(local, "newsqa", "models")
        : "";
}

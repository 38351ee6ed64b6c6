using NewsQA.Embeddings;

namespace NewsQA.Reading;

/// <summary>The trained reader as the build puts it beside the program.</summary>
internal static class ReaderModelFiles
{
    private const string Name = "newsqa-reader";
    private const string VerifierName = "newsqa-verifier";

    /// <summary>Whether a trained reader was deployed.</summary>
    public static bool Exist => File.Exists(ModelPath) && File.Exists(InfoPath);

    private static string ModelPath => Path.Combine(AppContext.BaseDirectory, "models", "reader.onnx");

    private static string InfoPath => Path.Combine(AppContext.BaseDirectory, "models", "reader.json");

    public static ReaderModelInfo LoadInfo() => ReaderModelInfo.Load(InfoPath);

    public static OnnxReaderModel Open(OnnxSessions sessions, ReaderModelInfo info) => new(
        () => sessions.Create(Name, ModelPath, OnnxReaderModel.SpanOutputs),
        () => sessions.Create(VerifierName, ModelPath, OnnxReaderModel.VerdictOutputs),
        info);
}

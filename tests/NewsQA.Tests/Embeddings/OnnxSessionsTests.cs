using Microsoft.Extensions.Options;
using Microsoft.ML.OnnxRuntime;
using NewsQA.Embeddings;

namespace NewsQA.Tests.Embeddings;

public sealed class OnnxSessionsTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("newsqa-onnx-").FullName;

    [Fact]
    public void The_prepared_model_is_written_once_answers_alike_and_is_made_anew_when_damaged()
    {
        var first = FirstStates();
        var prepared = Assert.Single(Directory.GetFiles(_directory));
        var written = File.GetLastWriteTimeUtc(prepared);

        Assert.Equal(first, FirstStates());
        Assert.Equal(written, File.GetLastWriteTimeUtc(prepared));

        File.WriteAllBytes(prepared, new byte[4096]);
        Assert.Equal(first, FirstStates());
        Assert.True(new FileInfo(Assert.Single(Directory.GetFiles(_directory))).Length > 4096);
    }

    [Fact]
    public void A_cache_that_cannot_be_written_is_done_without()
    {
        var file = Path.Combine(_directory, "file");
        File.WriteAllText(file, "in the way");

        Assert.NotEmpty(FirstStates(Path.Combine(file, "below")));
    }

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    private float[] FirstStates(string? directory = null)
    {
        using var session = ArcticModel.CreateSession(new OnnxSessions(Options.Create(new OnnxOptions { CacheDirectory = directory ?? _directory, Threads = 1 })));
        using var ids = OrtValue.CreateTensorValueFromMemory([101L, 2314L, 102L], [1, 3]);
        using var mask = OrtValue.CreateTensorValueFromMemory([1L, 1L, 1L], [1, 3]);
        using var types = OrtValue.CreateTensorValueFromMemory(new long[3], [1, 3]);
        using var run = new RunOptions();
        using var states = session.Run(run, ["input_ids", "attention_mask", "token_type_ids"], [ids, mask, types], ["last_hidden_state"]);
        return states[0].GetTensorDataAsSpan<float>()[..16].ToArray();
    }
}

using CsCheck;
using Microsoft.Extensions.Options;
using Microsoft.ML.OnnxRuntime;
using NewsQA.Embeddings;
using NewsQA.Reading;

namespace NewsQA.Tests.Embeddings;

public sealed class OnnxModelTests
{
    private static readonly string Reader = Path.Combine(AppContext.BaseDirectory, "models", "reader.onnx");

    [Fact]
    public void A_session_of_some_outputs_computes_them_as_the_whole_model_does()
    {
        using var whole = new InferenceSession(Reader);
        var sessions = new OnnxSessions(Options.Create(new OnnxOptions { CacheDirectory = "" }));
        foreach (var outputs in new[] { OnnxReaderModel.SpanOutputs, OnnxReaderModel.VerdictOutputs })
        {
            using var part = sessions.Create("part", Reader, outputs);

            Assert.Equal(outputs, part.OutputNames);
            foreach (var (expected, actual) in Run(whole, outputs).Zip(Run(part, outputs)))
                Assert.Equal(expected, actual);
        }
    }

    [Fact]
    public void What_an_output_does_not_need_is_left_out()
    {
        var model = File.ReadAllBytes(Reader);

        var cut = OnnxModel.Keep(model, OnnxReaderModel.VerdictOutputs);

        Assert.InRange(cut.Length, model.Length / 2, model.Length - 1);
        Assert.Equal(cut, OnnxModel.Keep(cut, OnnxReaderModel.VerdictOutputs));
        Assert.Equal("The model has no output 'start_logits': export it again.", Assert.Throws<InvalidDataException>(() => OnnxModel.Keep(cut, ["start_logits"])).Message);
    }

    [Fact]
    public void Bytes_that_are_no_model_are_refused() => Gen.Byte.Array[0, 200].Sample(bytes =>
        Assert.StartsWith("The", Assert.Throws<InvalidDataException>(() => OnnxModel.Keep(bytes, ["verdict_logits"])).Message, StringComparison.Ordinal));

    [Fact]
    public void A_model_that_breaks_off_is_refused()
    {
        var model = File.ReadAllBytes(Reader);
        foreach (var length in new[] { 1, 10, 100_000, model.Length / 2, model.Length - 1 })
            Assert.Throws<InvalidDataException>(() => OnnxModel.Keep(model.AsMemory(0, length), OnnxReaderModel.SpanOutputs));
    }

    private static float[][] Run(InferenceSession session, string[] outputs)
    {
        using var ids = OrtValue.CreateTensorValueFromMemory([101L, 2314L, 102L, 2314L, 102L], [1, 5]);
        using var mask = OrtValue.CreateTensorValueFromMemory([1L, 1L, 1L, 1L, 1L], [1, 5]);
        using var types = OrtValue.CreateTensorValueFromMemory([0L, 0L, 0L, 1L, 1L], [1, 5]);
        using var run = new RunOptions();
        using var results = session.Run(run, ["input_ids", "attention_mask", "token_type_ids"], [ids, mask, types], outputs);
        return [.. results.Select(result => result.GetTensorDataAsSpan<float>().ToArray())];
    }
}

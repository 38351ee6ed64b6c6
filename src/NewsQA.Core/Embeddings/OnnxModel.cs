using System.Text;

namespace NewsQA.Embeddings;

/// <summary>Cuts a serialised ONNX model down to what some of its outputs need: the runtime computes all that a session's model holds.</summary>
/// <remarks>
/// Field numbers are those of onnx.proto, wire types those of Protocol Buffers; 30 MB of weights are passed on as they are, not parsed.
/// Graphs inside nodes (<c>If</c>, <c>Loop</c>) are not looked into: our models have none.
/// </remarks>
internal static class OnnxModel
{
    private const int ModelGraph = 7;
    private const int GraphNode = 1;
    private const int GraphInitializer = 5;
    private const int GraphOutput = 12;
    private const int NodeInput = 1;
    private const int NodeOutput = 2;
    private const int TensorName = 8;
    private const int ValueName = 1;

    /// <summary>The model with the nodes and constants alone that the named outputs are computed from.</summary>
    /// <param name="model">A serialised <c>ModelProto</c>.</param>
    /// <param name="outputs">Names of outputs to keep.</param>
    /// <exception cref="InvalidDataException">The bytes are no model, or it lacks one of the outputs.</exception>
    public static byte[] Keep(ReadOnlyMemory<byte> model, IReadOnlyCollection<string> outputs)
    {
        var fields = Fields(model);
        var at = fields.FindIndex(field => field.Number == ModelGraph);
        if (at < 0)
        {
            throw Damaged();
        }

        var graph = Cut(Fields(fields[at].Content), outputs);
        var length = graph.Sum(field => field.Bytes.Length);
        fields[at] = new Field(ModelGraph, Header(ModelGraph, length), default);
        fields.InsertRange(at + 1, graph);
        var cut = new byte[fields.Sum(field => field.Bytes.Length)];
        var written = 0;
        foreach (var field in fields)
        {
            field.Bytes.CopyTo(cut.AsMemory(written));
            written += field.Bytes.Length;
        }

        return cut;
    }

    private static Field[] Cut(List<Field> graph, IReadOnlyCollection<string> outputs)
    {
        if (outputs.Except(graph.Where(field => field.Number == GraphOutput).SelectMany(field => Text(field, ValueName))).FirstOrDefault() is { } missing)
        {
            throw new InvalidDataException($"The model has no output '{missing}': export it again.");
        }

        // Nodes stand in order: what one needs comes before it.
        var needed = new HashSet<string>(outputs);
        var kept = new HashSet<Field>(ReferenceEqualityComparer.Instance);
        foreach (var node in graph.Where(field => field.Number == GraphNode).Reverse())
        {
            if (Text(node, NodeOutput).Any(needed.Contains))
            {
                kept.Add(node);
                needed.UnionWith(Text(node, NodeInput));
            }
        }

        return [.. graph.Where(field => field.Number switch
        {
            GraphNode => kept.Contains(field),
            GraphInitializer => Text(field, TensorName).Any(needed.Contains),
            GraphOutput => Text(field, ValueName).Any(outputs.Contains),
            _ => true,
        })];
    }

    private static IEnumerable<string> Text(Field message, int number) =>
        Fields(message.Content).Where(field => field.Number == number).Select(field => Encoding.UTF8.GetString(field.Content.Span));

    private static List<Field> Fields(ReadOnlyMemory<byte> message)
    {
        var fields = new List<Field>();
        for (var at = 0; at < message.Length;)
        {
            var from = at;
            var tag = Varint(message.Span, ref at);
            var length = (tag & 7) switch
            {
                0 => AfterVarint(message.Span, at) - at,
                1 => sizeof(ulong),
                2 => Varint(message.Span, ref at),
                5 => sizeof(uint),
                _ => throw Damaged(),
            };
            if (length < 0 || length > message.Length - at)
            {
                throw Damaged();
            }

            var content = message.Slice(at, (int)length);
            at += content.Length;
            fields.Add(new Field((int)(tag >> 3), message[from..at], content));
        }

        return fields;
    }

    private static long AfterVarint(ReadOnlySpan<byte> bytes, int at)
    {
        Varint(bytes, ref at);
        return at;
    }

    /// <summary>Seven bits a byte, lowest first; the high bit says that another follows.</summary>
    private static long Varint(ReadOnlySpan<byte> bytes, ref int at)
    {
        long value = 0;
        for (var shift = 0; shift < 64 && at < bytes.Length; shift += 7)
        {
            var next = bytes[at++];
            value |= (long)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return value;
            }
        }

        throw Damaged();
    }

    private static byte[] Header(int number, long length)
    {
        var bytes = new List<byte> { (byte)((number << 3) | 2) };
        for (; length >= 0x80; length >>= 7)
        {
            bytes.Add((byte)(length | 0x80));
        }

        return [.. bytes, (byte)length];
    }

    private static InvalidDataException Damaged() => new("The model file is damaged: build again, so that it is copied anew.");

    /// <summary>A field of a message.</summary>
    /// <param name="Number">Its number.</param>
    /// <param name="Bytes">All of it, as written.</param>
    /// <param name="Content">What follows tag and length.</param>
    private sealed record Field(int Number, ReadOnlyMemory<byte> Bytes, ReadOnlyMemory<byte> Content);
}

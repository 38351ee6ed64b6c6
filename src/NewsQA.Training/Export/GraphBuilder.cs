using System.Runtime.InteropServices;
using Google.Protobuf;
using NewsQA.Training.Onnx;

namespace NewsQA.Training.Export;

/// <summary>Adds nodes and constants to an ONNX graph; every node's first output is a fresh name.</summary>
public sealed class GraphBuilder
{
    /// <summary>Domain of ONNX Runtime's own operators.</summary>
    public const string Microsoft = "com.microsoft";

    private const int Float = 1;
    private const int Int8 = 3;
    private const int Int64 = 7;
    private const int FloatAttribute = 1;
    private const int IntAttribute = 2;
    private const int IntsAttribute = 7;
    private readonly GraphProto _graph = new() { Name = "newsqa-reader" };

    /// <summary>Adds an int64 input of two free dimensions.</summary>
    public string Input(string name)
    {
        _graph.Input.Add(Value(name, Int64, "batch", "tokens"));
        return name;
    }

    /// <summary>Names a value as an output, float32; a dimension is a number or a name.</summary>
    public void Output(string value, string name, params ReadOnlySpan<string> dimensions)
    {
        _graph.Node.Add(new NodeProto { OpType = "Identity", Name = name, Input = { value }, Output = { name } });
        _graph.Output.Add(Value(name, Float, dimensions));
    }

    /// <summary>Adds float32 values.</summary>
    public string Constant(string name, float[] values, params long[] shape) => Constant(name, MemoryMarshal.AsBytes<float>(values), Float, shape);

    /// <summary>Adds int8 values.</summary>
    public string Constant(string name, sbyte[] values, params long[] shape) => Constant(name, MemoryMarshal.AsBytes<sbyte>(values), Int8, shape);

    /// <summary>Adds int64 values, as a vector.</summary>
    public string Constant(string name, params long[] values) => Constant(name, MemoryMarshal.AsBytes<long>(values), Int64, [values.Length]);

    /// <summary>Adds a node and returns its first output.</summary>
    public string Node(string type, string[] inputs, string domain = "", params (string Name, object Value)[] attributes)
    {
        var name = $"{type}_{_graph.Node.Count}";
        var node = new NodeProto { OpType = type, Name = name, Domain = domain, Input = { inputs }, Output = { name + "_out" } };
        foreach (var (key, value) in attributes)
        {
            node.Attribute.Add(value switch
            {
                float number => new AttributeProto { Name = key, Type = FloatAttribute, F = number },
                long number => new AttributeProto { Name = key, Type = IntAttribute, I = number },
                long[] numbers => new AttributeProto { Name = key, Type = IntsAttribute, Ints = { numbers } },
                _ => throw new ArgumentException($"Attribute {key} is a {value.GetType()}.", nameof(attributes)),
            });
        }

        _graph.Node.Add(node);
        return node.Output[0];
    }

    /// <summary>The model: opset 17 and ONNX Runtime's operators.</summary>
    public ModelProto Build() => new()
    {
        IrVersion = 8,
        ProducerName = "newsqa-training",
        Graph = _graph,
        OpsetImport = { new OperatorSetIdProto { Version = 17 }, new OperatorSetIdProto { Domain = Microsoft, Version = 1 } },
    };

    private string Constant(string name, ReadOnlySpan<byte> bytes, int type, long[] shape)
    {
        _graph.Initializer.Add(new TensorProto { Name = name, DataType = type, Dims = { shape }, RawData = ByteString.CopyFrom(bytes) });
        return name;
    }

    private static ValueInfoProto Value(string name, int type, params ReadOnlySpan<string> dimensions)
    {
        var shape = new TensorShapeProto();
        foreach (var dimension in dimensions)
        {
            shape.Dim.Add(long.TryParse(dimension, out var size)
                ? new TensorShapeProto.Types.Dimension { DimValue = size }
                : new TensorShapeProto.Types.Dimension { DimParam = dimension });
        }

        return new() { Name = name, Type = new TypeProto { TensorType = new TypeProto.Types.Tensor { ElemType = type, Shape = shape } } };
    }
}

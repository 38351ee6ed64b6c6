using System.Runtime.InteropServices;
using NewsQA.Training.Model;

namespace NewsQA.Training.Running;

/// <summary>All that a run needs to go on, and all that an export needs, in one file that needs no native library.</summary>
/// <param name="Steps">Steps taken.</param>
/// <param name="Weights">The weights as they are.</param>
/// <param name="Average">Their exponential average; arrays that never changed are left out.</param>
/// <param name="First">The optimizer's average of the gradients.</param>
/// <param name="Second">The optimizer's average of the squared gradients.</param>
public sealed record Checkpoint(
    int Steps,
    Dictionary<string, Weight> Weights,
    Dictionary<string, float[]> Average,
    Dictionary<string, float[]> First,
    Dictionary<string, float[]> Second)
{
    /// <summary>The averaged weights, complete.</summary>
    public Dictionary<string, Weight> AveragedWeights() => Weights.ToDictionary(
        pair => pair.Key,
        pair => Average.TryGetValue(pair.Key, out var average) ? pair.Value with { Values = average } : pair.Value);

    /// <summary>Writes the file whole: a crash leaves the old one.</summary>
    public void Save(string path)
    {
        var fresh = path + ".new";
        using (var writer = new BinaryWriter(File.Create(fresh)))
        {
            writer.Write(Steps);
            writer.Write(Weights.Count);
            foreach (var (name, weight) in Weights)
            {
                writer.Write(name);
                writer.Write(weight.Shape.Length);
                foreach (var size in weight.Shape) writer.Write(size);
                writer.Write(MemoryMarshal.AsBytes<float>(weight.Values));
            }

            foreach (var states in new[] { Average, First, Second })
            {
                writer.Write(states.Count);
                foreach (var (name, values) in states)
                {
                    writer.Write(name);
                    writer.Write(values.Length);
                    writer.Write(MemoryMarshal.AsBytes<float>(values));
                }
            }
        }

        File.Move(fresh, path, overwrite: true);
    }

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    public static Checkpoint Load(string path)
    {
        using var reader = new BinaryReader(File.OpenRead(path));
        var steps = reader.ReadInt32();
        var weights = new Dictionary<string, Weight>();
        for (var count = reader.ReadInt32(); count > 0; count--)
        {
            var name = reader.ReadString();
            var shape = new long[reader.ReadInt32()];
            for (var i = 0; i < shape.Length; i++) shape[i] = reader.ReadInt64();
            weights[name] = new(Floats(reader, shape.Aggregate(1L, (a, b) => a * b)), shape);
        }

        return new(steps, weights, States(reader), States(reader), States(reader));
    }

    private static Dictionary<string, float[]> States(BinaryReader reader)
    {
        var states = new Dictionary<string, float[]>();
        for (var count = reader.ReadInt32(); count > 0; count--)
        {
            var name = reader.ReadString();
            states[name] = Floats(reader, reader.ReadInt32());
        }

        return states;
    }

    private static float[] Floats(BinaryReader reader, long length)
    {
        var values = new float[length];
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(values.AsSpan()));
        return values;
    }
}

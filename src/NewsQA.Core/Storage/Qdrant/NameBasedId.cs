using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace NewsQA.Storage.Qdrant;

/// <summary>UUIDs of version 5 (RFC 9562): the same name has the same id, so that writing twice writes once.</summary>
internal static class NameBasedId
{
    /// <summary>The namespace of every id that NewsQA makes; chosen once, never to be changed.</summary>
    private static readonly Guid Namespace = new("7d2f4c52-62f0-4b0e-9f55-0a9c5f3e8a11");

    /// <summary>The id of an article's head: what says which of its versions is current.</summary>
    public static Guid Head(string articleId) => Of(Namespace, $"head\n{articleId}");

    /// <summary>The id of the full text of a version.</summary>
    public static Guid Version(string articleId, int version, string hash) => Of(Namespace, $"version\n{articleId}\n{version}\n{hash}");

    /// <summary>The id of a chunk. The content's hash is in it: two writers of different content never overwrite each other.</summary>
    public static Guid Chunk(string articleId, int version, string hash, int index) =>
        Of(Namespace, $"chunk\n{articleId}\n{version}\n{hash}\n{index}");

    public static Guid Of(Guid space, string name)
    {
        var bytes = ArrayPool<byte>.Shared.Rent(16 + Encoding.UTF8.GetMaxByteCount(name.Length));
        space.TryWriteBytes(bytes, bigEndian: true, out _);
        var length = 16 + Encoding.UTF8.GetBytes(name, bytes.AsSpan(16));
        Span<byte> hash = stackalloc byte[SHA1.HashSizeInBytes];
#pragma warning disable CA5350 // RFC 9562 defines version 5 over SHA-1; nothing is secured by it.
        SHA1.HashData(bytes.AsSpan(0, length), hash);
#pragma warning restore CA5350
        ArrayPool<byte>.Shared.Return(bytes);
        hash[6] = (byte)((hash[6] & 0x0f) | 0x50);
        hash[8] = (byte)((hash[8] & 0x3f) | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }
}

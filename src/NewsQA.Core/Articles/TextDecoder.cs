using System.Text;
using System.Text.RegularExpressions;
using UtfUnknown;

namespace NewsQA.Articles;

/// <summary>Turns the bytes of a text or page into characters, by byte order mark, declaration or content.</summary>
internal static partial class TextDecoder
{
    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    private static readonly (byte[] Magic, string Name)[] Binaries =
    [
        ("%PDF-"u8.ToArray(), "a PDF; export its text, or save the article as HTML"),
        ("PK\x03\x04"u8.ToArray(), "a ZIP archive or office document; unpack it, or export the text"),
        ([0xD0, 0xCF, 0x11, 0xE0], "an old office document; export its text"),
        ([0x1F, 0x8B], "a gzip archive; unpack it first"),
        ([0x28, 0xB5, 0x2F, 0xFD], "a zstd archive; unpack it first"),
        ([0x89, 0x50, 0x4E, 0x47], "a PNG image; give the article's text"),
        ([0xFF, 0xD8, 0xFF], "a JPEG image; give the article's text"),
        ("GIF8"u8.ToArray(), "a GIF image; give the article's text"),
        ("RIFF"u8.ToArray(), "a picture or sound file; give the article's text"),
        ([0x7F, 0x45, 0x4C, 0x46], "a program; give the article's text"),
        ("SQLite format 3\0"u8.ToArray(), "a database; name it with --index, or give the article's text"),
        ("{\\rtf"u8.ToArray(), "a rich-text document; export it as plain text"),
    ];

    static TextDecoder() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <exception cref="RejectedException">The bytes are no text.</exception>
    public static string Decode(ReadOnlySpan<byte> bytes)
    {
        if (Unicode(bytes, out var mark) is { } unicode) return unicode.GetString(bytes[mark..]);
        RejectBinary(bytes);
        var declared = Declared(bytes);
        if (declared is { IsSingleByte: false } && declared is not UTF8Encoding && TryDecode(bytes, declared) is { } text) return text;

        // Valid UTF-8 with characters beyond ASCII is hardly ever anything else, whatever a page says of itself.
        if (TryDecode(bytes, StrictUtf8) is { } utf8) return utf8;
        if (declared is { IsSingleByte: true }) return declared.GetString(bytes);
        return (Guess(bytes) ?? Encoding.GetEncoding(1252)).GetString(bytes);
    }

    /// <summary>UTF-16 or UTF-8 by its byte order mark; UTF-16 without one by where its zero bytes stand.</summary>
    public static Encoding? Unicode(ReadOnlySpan<byte> bytes, out int mark)
    {
        mark = bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? 3 : bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]) ? 2 : 0;
        if (mark == 3) return Encoding.UTF8;
        if (mark == 2) return bytes[0] == 0xFF ? Encoding.Unicode : Encoding.BigEndianUnicode;
        var sample = bytes[..Math.Min(bytes.Length, 1000)];
        int even = 0, odd = 0;
        for (var i = 0; i < sample.Length; i++)
        {
            if (sample[i] != 0) continue;
            if (i % 2 == 0) even++;
            else odd++;
        }

        if (sample.Length < 4) return null;
        if (odd * 2 > sample.Length * 0.7 && even == 0) return Encoding.Unicode;
        return even * 2 > sample.Length * 0.7 && odd == 0 ? Encoding.BigEndianUnicode : null;
    }

    public static void RejectBinary(ReadOnlySpan<byte> bytes)
    {
        foreach (var (magic, name) in Binaries)
        {
            if (bytes.StartsWith(magic)) throw new RejectedException($"This is {name}.");
        }

        if (bytes.Contains((byte)0)) throw new RejectedException("This is binary data, not text; give a text, HTML or JSON Lines file.");
    }

    private static string? TryDecode(ReadOnlySpan<byte> bytes, Encoding encoding)
    {
        try
        {
            return Encoding.GetEncoding(encoding.CodePage, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback).GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private static Encoding? Declared(ReadOnlySpan<byte> bytes)
    {
        var head = Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, 8192)]);
        if (Charset().Match(head) is not { Success: true } match) return null;
        try
        {
            // As browsers do: pages that say Latin-1 are written in Windows-1252.
            var name = match.Groups["name"].Value;
            return name.ToLowerInvariant() is "iso-8859-1" or "latin1" or "latin-1" or "us-ascii" or "ascii"
                ? Encoding.GetEncoding(1252)
                : Encoding.GetEncoding(name);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static Encoding? Guess(ReadOnlySpan<byte> bytes)
    {
        var detected = CharsetDetector.DetectFromBytes(bytes[..Math.Min(bytes.Length, 262_144)].ToArray()).Detected;
        if (detected is not { Confidence: > 0.5f, Encoding: { } encoding }) return null;
        return encoding.CodePage is 28591 or 20127 or 65001 ? null : encoding;
    }

    [GeneratedRegex("""<(?:meta\b[^>]{0,400}?charset\s*=\s*["']?|\?xml\b[^>]{0,100}?encoding\s*=\s*["'])(?<name>[\w.:-]{2,40})""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Charset();
}

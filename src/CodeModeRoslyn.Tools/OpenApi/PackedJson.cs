using System.IO.Compression;
using System.Security.Cryptography;

namespace CodeModeRoslyn.Tools.OpenApi;

/// <summary>JSON that is rarely looked at.</summary>
/// <param name="Bytes">Compressed.</param>
/// <param name="Length">The length of the JSON in bytes.</param>
/// <param name="Hash">A hash over the JSON.</param>
internal sealed record PackedJson(byte[] Bytes, int Length, string Hash)
{
    private const int Quality = 1;
    private const int Window = 22;

    public static PackedJson Of(ReadOnlySpan<byte> json)
    {
        var packed = new byte[BrotliEncoder.GetMaxCompressedLength(json.Length)];
        return BrotliEncoder.TryCompress(json, packed, out var written, Quality, Window)
            ? new PackedJson(packed[..written], json.Length, Convert.ToHexStringLower(SHA256.HashData(json)))
            : throw new InvalidOperationException("JSON could not be packed, for which there is no reason.");
    }

    public byte[] Unpack()
    {
        var json = new byte[Length];
        return BrotliDecoder.TryDecompress(Bytes, json, out var written) && written == Length
            ? json
            : throw new InvalidOperationException("JSON could not be unpacked, for which there is no reason.");
    }

    public void Write(BinaryWriter writer)
    {
        writer.Write(Length);
        writer.Write(Hash);
        writer.Write(Bytes.Length);
        writer.Write(Bytes);
    }

    public static PackedJson Read(BinaryReader reader)
    {
        var (length, hash) = (reader.ReadInt32(), reader.ReadString());
        return new PackedJson(reader.ReadBytes(reader.ReadInt32()), length, hash);
    }
}

using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace CodeModeRoslyn.Execution.Audit;

/// <summary>
/// The form of a line: <c>{"prev":"…","seq":1,"time":"…",</c> the record's own fields, <c>,"hash":"…"}</c>. The hash is that of all
/// bytes of the line before <c>,"hash":</c>, the one of the record before among them; so it can be checked by who knows no JSON.
/// </summary>
internal static class AuditLine
{
    /// <summary>The longest line; one that is longer is no record.</summary>
    public const int MostBytes = 32 << 20;

    public const int HashCharacters = 2 * SHA256.HashSizeInBytes;

    /// <summary>What the first record of a chain has for the hash before it.</summary>
    public static readonly string Origin = new('0', HashCharacters);

    public static ReadOnlySpan<byte> Head => "{\"prev\":\""u8;

    public static ReadOnlySpan<byte> AfterPrevious => "\",\"seq\":"u8;

    public static ReadOnlySpan<byte> BeforeHash => ",\"hash\":\""u8;

    public static ReadOnlySpan<byte> End => "\"}"u8;

    /// <summary>From <see cref="BeforeHash"/> to the end of the line, without the line break.</summary>
    public static int SealBytes => BeforeHash.Length + HashCharacters + End.Length;

    /// <summary>Writes a line.</summary>
    /// <param name="line">Is emptied before.</param>
    /// <param name="previous">The hash of the record before.</param>
    /// <param name="number">The record's number in its file, from 1.</param>
    /// <param name="time">When it was written.</param>
    /// <param name="fields">The record's own, as a JSON object.</param>
    /// <param name="hash">Takes the record's hash.</param>
    public static void Write(ArrayBufferWriter<byte> line, ReadOnlySpan<byte> previous, long number, DateTimeOffset time, ReadOnlySpan<byte> fields, Span<byte> hash)
    {
        line.ResetWrittenCount();
        line.Write(Head);
        line.Write(previous);
        line.Write(AfterPrevious);
        Utf8Formatter.TryFormat(number, line.GetSpan(20), out var digits);
        line.Advance(digits);
        line.Write(",\"time\":\""u8);
        time.UtcDateTime.TryFormat(line.GetSpan(32), out var characters, "yyyy-MM-ddTHH:mm:ss.ffffffZ", CultureInfo.InvariantCulture);
        line.Advance(characters);
        line.Write("\","u8);
        line.Write(fields[1..^1]);
        HashOf(line.WrittenSpan, hash);
        line.Write(BeforeHash);
        line.Write(hash);
        line.Write(End);
        line.Write("\n"u8);
    }

    /// <summary>The hash of a line's bytes, as it is written into it.</summary>
    public static void HashOf(ReadOnlySpan<byte> bytes, Span<byte> hash)
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes, digest);
        Convert.TryToHexStringLower(digest, hash, out _);
    }

    /// <summary>What a line begins with that follows on a record.</summary>
    public static byte[] Beginning(string previous, long number) =>
        Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{{\"prev\":\"{previous}\",\"seq\":{number},"));
}

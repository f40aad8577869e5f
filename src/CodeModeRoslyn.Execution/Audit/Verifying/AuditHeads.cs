using System.Text;

namespace CodeModeRoslyn.Execution.Audit.Verifying;

/// <summary>Says where files stand, from their last lines alone.</summary>
public static class AuditHeads
{
    private const int FirstLook = 64 << 10;

    /// <summary>The names of all files of a folder, oldest first.</summary>
    public static IReadOnlyList<string> FilesIn(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*" + AuditFile.Extension).Order(StringComparer.Ordinal)];

    /// <summary>The head of a file; null when it has no complete record.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">Likewise.</exception>
    public static AuditHead? Read(string path)
    {
        using var stream = new FileStream(path, new FileStreamOptions { Access = FileAccess.Read, Share = FileShare.ReadWrite | FileShare.Delete, BufferSize = 0 });
        var length = stream.Length;
        for (long look = FirstLook; ; look *= 2)
        {
            var bytes = new byte[Math.Min(look, length)];
            stream.Position = length - bytes.Length;
            stream.ReadExactly(bytes);
            var end = bytes.AsSpan().LastIndexOf((byte)'\n');
            var start = end < 0 ? -1 : bytes.AsSpan(0, end).LastIndexOf((byte)'\n');
            if (start >= 0 || bytes.Length == length)
            {
                return end < 0 ? null : HeadOf(path, bytes.AsSpan((start + 1)..end));
            }

            if (look > 2L * AuditLine.MostBytes)
            {
                return null;
            }
        }
    }

    private static AuditHead? HeadOf(string path, ReadOnlySpan<byte> line) =>
        line.Length > AuditLine.SealBytes && AuditFields.Read(line) is { } fields
            ? new AuditHead(
                Path.GetFileNameWithoutExtension(path), fields.Number,
                Encoding.ASCII.GetString(line[^AuditLine.SealBytes..].Slice(AuditLine.BeforeHash.Length, AuditLine.HashCharacters)))
            : null;
}

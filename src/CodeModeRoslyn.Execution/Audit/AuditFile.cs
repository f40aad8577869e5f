using System.Globalization;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Microsoft.Win32.SafeHandles;

namespace CodeModeRoslyn.Execution.Audit;

/// <summary>A file on a disk. As long as it is open, it is locked: that is how others know that its process lives.</summary>
internal sealed partial class AuditFile : IAuditFile
{
    /// <summary>What files of the audit trail end in.</summary>
    public const string Extension = ".jsonl";

    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const int RandomBytes = 8;

    private readonly FileStream stream;
    private readonly SafeFileHandle handle;

    private AuditFile(string id, FileStream stream)
    {
        Id = id;
        this.stream = stream;
        handle = stream.SafeFileHandle;
    }

    public string Id { get; }

    public long Length { get; private set; }

    /// <summary>Makes a file of a name that no other has: the time, the process, and chance.</summary>
    /// <exception cref="IOException">The folder cannot be made or written.</exception>
    /// <exception cref="UnauthorizedAccessException">Likewise.</exception>
    public static AuditFile Create(string folder, DateTimeOffset now)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, OwnerOnly | UnixFileMode.UserExecute);
        }

        var id = string.Create(
            CultureInfo.InvariantCulture,
            $"{now.UtcDateTime:yyyyMMdd'T'HHmmss'Z'}-{Environment.ProcessId}-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(RandomBytes))}");
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.Read, BufferSize = 0 };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        return new AuditFile(id, new FileStream(Path.Combine(folder, id + Extension), options));
    }

    /// <summary>Whether a file is named as one of the audit trail's.</summary>
    public static bool IsName(string name) => Names().IsMatch(name);

    public void Append(ReadOnlySpan<byte> line)
    {
        try
        {
            RandomAccess.Write(handle, line, Length);
            Length += line.Length;
        }
        catch (IOException)
        {
            CutOff();
            throw;
        }
    }

    public void FlushToDisk() => RandomAccess.FlushToDisk(handle);

    public void Dispose() => stream.Dispose();

    // Half a record, from when the disk was full. Where it cannot be taken away, the next one is written over it.
    private void CutOff()
    {
        try
        {
            RandomAccess.SetLength(handle, Length);
        }
        catch (IOException)
        {
            // What is said is why the record could not be written.
        }
    }

    [GeneratedRegex(@"^[0-9]{8}T[0-9]{6}Z-[0-9]+-[0-9a-f]{16}\.jsonl\z", RegexOptions.CultureInvariant)]
    private static partial Regex Names();
}

using System.Text;

namespace CodeModeRoslyn.Confinement.Linux;

/// <summary>
/// Reads what the kernel shows of this process, without the weight of .NET's own classes: this runs in every start. On one
/// thread only.
/// </summary>
internal static class OwnFiles
{
    // Paths and short texts are read many times over in one start.
    private static readonly byte[] Buffer = new byte[1 << 14];

    /// <summary>The beginning of a file; empty when it cannot be read.</summary>
    public static string Text(string path)
    {
        var descriptor = Native.Open(path, Native.CloseOnExec);
        if (descriptor < 0)
        {
            return "";
        }

        var length = 0;
        while (length < Buffer.Length && Native.Read(descriptor, ref Buffer[length], (nuint)(Buffer.Length - length)) is > 0 and var count)
        {
            length += (int)count;
        }

        _ = Native.Close(descriptor);
        return Encoding.UTF8.GetString(Buffer, 0, length);
    }

    /// <summary>Where a link leads; null when there is none.</summary>
    public static string? LinkTarget(string path)
    {
        var length = Native.ReadLink(path, ref Buffer[0], (nuint)Buffer.Length);
        return length < 0 ? null : Encoding.UTF8.GetString(Buffer, 0, (int)length);
    }
}

using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace CodeModeRoslyn.Sandbox.Tests.ProcessAlone;

/// <summary>What an intruder would go for, and whether it was touched.</summary>
internal sealed class Ground : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("codemode ground ");
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly UdpClient receiver = new(new IPEndPoint(IPAddress.Loopback, 0));
    private readonly Process victim = Process.Start("sleep", "1000");
    private readonly string before;

    public Ground()
    {
        listener.Start();
        File.WriteAllText(SecretFile, Secret);
        before = Describe();
    }

    /// <summary>What stands in the file that nobody may read.</summary>
    public string Secret { get; } = $"secret {Guid.NewGuid():N}";

    private string SecretFile => Path.Combine(folder.FullName, "secret.txt");

    /// <summary>Puts the places of this ground into a script that speaks of them.</summary>
    public string Fill(string script) => script
        .Replace("SECRET", SecretFile, StringComparison.Ordinal)
        .Replace("FOLDER", folder.FullName, StringComparison.Ordinal)
        .Replace("PROGRAM", TestPrograms.Folder, StringComparison.Ordinal)
        .Replace("CHECKOUT", AppContext.BaseDirectory, StringComparison.Ordinal)
        .Replace("HOME", Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), StringComparison.Ordinal)
        .Replace("TCPPORT", $"{((IPEndPoint)listener.LocalEndpoint).Port}", StringComparison.Ordinal)
        .Replace("UDPPORT", $"{((IPEndPoint)receiver.Client.LocalEndPoint!).Port}", StringComparison.Ordinal)
        .Replace("VICTIM", $"{victim.Id}", StringComparison.Ordinal)
        .Replace("HOST", $"{Environment.ProcessId}", StringComparison.Ordinal);

    /// <summary>What was done to this ground; null when nothing was.</summary>
    public string? FindTrace() =>
        victim.HasExited ? "a process was ended"
        : listener.Pending() ? "somebody connected"
        : receiver.Available > 0 ? "a datagram came in"
        : Describe() != before ? "a file was changed"
        : null;

    public void Dispose()
    {
        victim.Kill();
        victim.Dispose();
        listener.Dispose();
        receiver.Dispose();
        if (Directory.Exists(folder.FullName))
        {
            folder.Delete(recursive: true);
        }
    }

    // The program's own folder is readable to the child, and so the first place to try to write.
    private string Describe() => string.Join('\n', new[] { folder.FullName, TestPrograms.Folder }
        .SelectMany(each => new DirectoryInfo(each).EnumerateFileSystemInfos("*", SearchOption.AllDirectories))
        .Select(found => $"{found.FullName} {found.LinkTarget} {found.UnixFileMode} {found.LastWriteTimeUtc:O} {(found as FileInfo)?.Length}")
        .Order(StringComparer.Ordinal));
}

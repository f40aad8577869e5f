using System.Runtime.InteropServices;
using System.Text;

namespace CodeModeRoslyn.Tools.Upstreams.Stdio;

/// <summary>
/// A process with everything that it started, found again by a variable in the environment, which children inherit.
/// </summary>
/// <remarks>
/// Parentage is not enough: <c>npx</c> starts a shell that starts the server, and when one in the middle dies first the
/// rest belongs to nobody. Elsewhere than on Linux the environment of others cannot be read, and parentage has to do.
/// </remarks>
internal sealed class ProcessFamily
{
    public const string VariableName = "CODEMODE_UPSTREAM_PROCESS";

    private const int Terminate = 15;
    private const int Kill = 9;
    private readonly byte[] mark;

    public ProcessFamily()
    {
        Name = Guid.NewGuid().ToString("N");
        mark = Encoding.ASCII.GetBytes($"{VariableName}={Name}");
    }

    /// <summary>The value of the variable.</summary>
    public string Name { get; }

    public static bool IsSupported => OperatingSystem.IsLinux();

    /// <summary>Whether any member still runs.</summary>
    public bool IsAlive() => Members().Any();

    public void AskToEnd() => Signal(Terminate);

    public void End() => Signal(Kill);

    private void Signal(int signal)
    {
        foreach (var member in Members())
        {
            // A member that ended in the meantime is what was wanted, so the answer does not matter.
            _ = SendSignal(member, signal);
        }
    }

    private IEnumerable<int> Members()
    {
        if (!IsSupported)
        {
            yield break;
        }

        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(folder.AsSpan()), out var id) && IsMember(folder))
            {
                yield return id;
            }
        }
    }

    private bool IsMember(string folder)
    {
        try
        {
            // What has ended and was not yet waited for has an empty environment, and so is no member any more.
            return File.ReadAllBytes(Path.Combine(folder, "environ")).AsSpan().IndexOf(mark) >= 0;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Ended while we looked, or somebody else's.
            return false;
        }
    }

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SendSignal(int process, int signal);
}

namespace CodeModeRoslyn.Sandbox.Watching;

/// <summary>What Linux says about another process.</summary>
internal static class KernelStatus
{
    /// <summary>Whether a system-call filter is on the process, and it cannot gain privileges.</summary>
    public static bool IsFiltered(int processId)
    {
        try
        {
            var lines = File.ReadAllLines($"/proc/{processId}/status");
            return lines.Contains("Seccomp:\t2") && lines.Contains("NoNewPrivs:\t1");
        }
        catch (IOException)
        {
            return false; // It has ended.
        }
    }
}

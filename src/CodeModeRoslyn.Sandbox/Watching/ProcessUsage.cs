using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace CodeModeRoslyn.Sandbox.Watching;

/// <summary>What a process uses now.</summary>
internal static class ProcessUsage
{
    /// <summary>The memory it occupies, in bytes; 0 when it has ended.</summary>
    public static long ResidentBytes(int processId)
    {
        if (!OperatingSystem.IsLinux())
        {
            return Ask(processId, process => process.WorkingSet64);
        }

        try
        {
            // "size resident shared …" in pages. Asked of every child ten times a second, so without the detour over Process.
            var fields = File.ReadAllText($"/proc/{processId}/statm").Split(' ');
            return long.Parse(fields[1], CultureInfo.InvariantCulture) * Environment.SystemPageSize;
        }
        catch (IOException)
        {
            return 0; // It has ended.
        }
    }

    /// <summary>The processor time of all its threads; zero when it has ended.</summary>
    public static TimeSpan ProcessorTime(int processId) => Ask(processId, process => process.TotalProcessorTime);

    private static T Ask<T>(int processId, Func<Process, T> question) where T : struct
    {
        try
        {
            using var process = Process.GetProcessById(processId);
            return question(process);
        }
        catch (Exception ended) when (ended is ArgumentException or InvalidOperationException or Win32Exception)
        {
            return default;
        }
    }
}

using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace CodeModeRoslyn.Sandbox.Watching;

/// <summary>What a process uses now; all zero when it has ended.</summary>
/// <param name="ResidentBytes">The memory it occupies.</param>
/// <param name="ProcessorTime">Of all its threads, since it started.</param>
/// <param name="Threads">How many are alive.</param>
internal readonly record struct ProcessUsage(long ResidentBytes, TimeSpan ProcessorTime, int Threads)
{
    // USER_HZ, which Linux has promised to programs on every processor that .NET runs on.
    private const int TicksPerSecond = 100;

    /// <summary>Asks the system.</summary>
    public static ProcessUsage Of(int processId) => OperatingSystem.IsLinux() ? OnLinux(processId) : Elsewhere(processId);

    private static ProcessUsage OnLinux(int processId)
    {
        try
        {
            // Asked of every child ten times a second, so in one read and without the detour over Process. The fields after
            // the command's name, which may itself hold blanks: state, parent …, see proc_pid_stat(5).
            var stat = File.ReadAllText($"/proc/{processId}/stat");
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            var ticks = long.Parse(fields[11], CultureInfo.InvariantCulture) + long.Parse(fields[12], CultureInfo.InvariantCulture);
            return new ProcessUsage(
                long.Parse(fields[21], CultureInfo.InvariantCulture) * Environment.SystemPageSize,
                TimeSpan.FromSeconds((double)ticks / TicksPerSecond),
                int.Parse(fields[17], CultureInfo.InvariantCulture));
        }
        catch (IOException)
        {
            return default; // It has ended.
        }
    }

    private static ProcessUsage Elsewhere(int processId)
    {
        try
        {
            using var process = Process.GetProcessById(processId);
            return new ProcessUsage(process.WorkingSet64, process.TotalProcessorTime, process.Threads.Count);
        }
        catch (Exception ended) when (ended is ArgumentException or InvalidOperationException or Win32Exception)
        {
            return default;
        }
    }
}

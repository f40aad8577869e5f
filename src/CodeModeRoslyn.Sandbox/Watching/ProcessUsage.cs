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

    // Fifty-two numbers, none of more than twenty digits, and a name.
    private const int MostBytes = 2048;

    /// <summary>Asks the system.</summary>
    public static ProcessUsage Of(int processId) => OperatingSystem.IsLinux() ? OnLinux(processId) : Elsewhere(processId);

    private static ProcessUsage OnLinux(int processId)
    {
        try
        {
            // Asked of every child ten times a second, for ever: in one read, without the detour over Process, and without garbage.
            Span<byte> text = stackalloc byte[MostBytes];
            using var file = File.OpenHandle($"/proc/{processId}/stat");
            return Read(text[..RandomAccess.Read(file, text, 0)]);
        }
        catch (IOException)
        {
            return default; // It has ended.
        }
    }

    // The fields after the command's name, which may itself hold blanks: state, parent …, see proc_pid_stat(5).
    private static ProcessUsage Read(ReadOnlySpan<byte> stat)
    {
        var fields = stat[(stat.LastIndexOf((byte)')') + 2)..];
        var (ticks, threads, pages, number) = (0L, 0, 0L, 0);
        foreach (var range in fields.Split((byte)' '))
        {
            var field = fields[range];
            switch (number++)
            {
                case 11 or 12:
                    ticks += long.Parse(field, CultureInfo.InvariantCulture);
                    break;
                case 17:
                    threads = int.Parse(field, CultureInfo.InvariantCulture);
                    break;
                case 21:
                    pages = long.Parse(field, CultureInfo.InvariantCulture);
                    break;
            }
        }

        return new ProcessUsage(pages * Environment.SystemPageSize, TimeSpan.FromSeconds((double)ticks / TicksPerSecond), threads);
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

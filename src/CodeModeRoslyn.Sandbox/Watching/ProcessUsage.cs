using System.Globalization;

namespace CodeModeRoslyn.Sandbox.Watching;

/// <summary>What a process uses now.</summary>
/// <param name="ResidentBytes">The memory it occupies.</param>
/// <param name="ProcessorTime">Of all its threads, since it started.</param>
/// <param name="Threads">How many are alive.</param>
internal readonly record struct ProcessUsage(long ResidentBytes, TimeSpan ProcessorTime, int Threads)
{
    // USER_HZ, which Linux has promised to programs on every processor that .NET runs on.
    private const int TicksPerSecond = 100;

    /// <summary>Reads what Linux says: the fields after the command's name, which may itself hold blanks, are state, parent …, see proc_pid_stat(5).</summary>
    public static ProcessUsage Parse(ReadOnlySpan<byte> stat)
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
}

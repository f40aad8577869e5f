using System.Globalization;

namespace CodeModeRoslyn.Benchmarks.Subject;

/// <summary>What <c>/proc</c> says about the server and the processes that it starts.</summary>
internal static class ProcessTable
{
    /// <summary>The processes that a process has started, with their command lines.</summary>
    public static IReadOnlyList<(int Id, string Command)> ChildrenOf(int parent) =>
        All().Where(process => process.Parent == parent).Select(process => (process.Id, process.Command)).ToList();

    /// <summary>The processes whose command line contains a text, whoever started them.</summary>
    public static IReadOnlyList<int> With(string text) =>
        All().Where(process => process.Command.Contains(text, StringComparison.Ordinal)).Select(process => process.Id).ToList();

    /// <summary>The memory that a process occupies; 0 when it has ended.</summary>
    public static long ResidentBytes(int id) =>
        Read($"/proc/{id}/statm") is { } text ? long.Parse(text.Split(' ')[1], CultureInfo.InvariantCulture) * Environment.SystemPageSize : 0;

    /// <summary>The processor time of a process and of those that it has started.</summary>
    public static TimeSpan ProcessorTime(int id) =>
        ChildrenOf(id).Select(child => child.Id).Append(id).Aggregate(TimeSpan.Zero, (sum, one) => sum + OwnProcessorTime(one));

    // User and system time, in ticks of a hundredth of a second (proc(5), fields 14 and 15 of stat).
    private static TimeSpan OwnProcessorTime(int id) =>
        Read($"/proc/{id}/stat") is { } stat && stat[(stat.LastIndexOf(')') + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries) is { Length: > 12 } fields
            ? TimeSpan.FromMilliseconds(10 * (long.Parse(fields[11], CultureInfo.InvariantCulture) + long.Parse(fields[12], CultureInfo.InvariantCulture)))
            : TimeSpan.Zero;

    /// <summary>How many descriptors a process has open; 0 when it has ended.</summary>
    /// <param name="id">The process.</param>
    /// <param name="code">Whether to count those of its own code too, of which a runtime opens more whenever something is used for the first time.</param>
    public static int Descriptors(int id, bool code)
    {
        try
        {
            return Directory.GetFiles($"/proc/{id}/fd").Count(link => code || new FileInfo(link).LinkTarget?.EndsWith(".dll", StringComparison.Ordinal) == false);
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return 0;
        }
    }

    private static IEnumerable<(int Id, int Parent, string Command)> All()
    {
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var id)
                && Read($"{folder}/stat") is { } stat
                && Read($"{folder}/cmdline") is { Length: > 0 } command)
            {
                // The fields after the command's name, which may itself hold blanks: state, then the parent.
                var fields = stat[(stat.LastIndexOf(')') + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
                yield return (id, int.Parse(fields[1], CultureInfo.InvariantCulture), command.Replace('\0', ' '));
            }
        }
    }

    private static string? Read(string file)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (IOException)
        {
            return null; // It has ended since it was listed.
        }
    }
}

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

    /// <summary>The memory of a process and of those that it has started: what several of them share counts once, and what others share with them in parts (proc(5), Pss).</summary>
    public static long ProportionalBytes(int id) => TreeOf(id).Sum(OwnProportionalBytes);

    /// <summary>The process that listens on a port of this machine.</summary>
    public static int ListenerOn(int port)
    {
        var socket = SocketOn(port);
        foreach (var (id, _, _) in All())
        {
            try
            {
                if (Directory.GetFiles($"/proc/{id}/fd").Any(link => new FileInfo(link).LinkTarget == socket))
                {
                    return id;
                }
            }
            catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
            {
                // It has ended since it was listed, or is another user's.
            }
        }

        throw new InvalidOperationException($"No process listens on port {port}.");
    }

    /// <summary>A process and all that it has started, and what these have started.</summary>
    public static IReadOnlyList<int> TreeOf(int id)
    {
        var all = All().ToLookup(process => process.Parent, process => process.Id);
        var tree = new List<int> { id };
        for (var index = 0; index < tree.Count; index++)
        {
            tree.AddRange(all[tree[index]]);
        }

        return tree;
    }

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

    private static long OwnProportionalBytes(int id) =>
        Read($"/proc/{id}/smaps_rollup")?.Split('\n').FirstOrDefault(line => line.StartsWith("Pss:", StringComparison.Ordinal)) is { } line
            ? long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) << 10
            : 0;

    // Local address and state "listening" (0A) of proc_net_tcp, and the inode that the descriptor of the socket leads to.
    private static string SocketOn(int port) => new[] { "/proc/net/tcp", "/proc/net/tcp6" }
        .SelectMany(File.ReadLines)
        .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        .Where(fields => fields.Length > 9 && fields[3] == "0A" && fields[1].EndsWith($":{port:X4}", StringComparison.Ordinal))
        .Select(fields => $"socket:[{fields[9]}]")
        .FirstOrDefault() ?? throw new InvalidOperationException($"Nobody listens on port {port}.");

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

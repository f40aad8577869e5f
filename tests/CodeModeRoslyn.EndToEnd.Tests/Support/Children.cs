using System.Diagnostics;

namespace CodeModeRoslyn.EndToEnd.Tests.Support;

/// <summary>Finds processes by their command line, among the descendants of this test.</summary>
internal static class Children
{
    /// <summary>The processes below <paramref name="ancestor"/> whose command line contains the text.</summary>
    public static IReadOnlyList<int> With(string text, int? ancestor = null)
    {
        var parents = new Dictionary<int, int>();
        var lines = new Dictionary<int, string>();
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(folder), out var id) && Read(folder, "stat") is { } stat && Read(folder, "cmdline") is { } line)
            {
                // The fields after the command's name, which may itself hold blanks: state, then the parent.
                parents[id] = int.Parse(stat[(stat.LastIndexOf(')') + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries)[1]);
                lines[id] = line;
            }
        }

        return lines.Keys.Where(id => lines[id].Contains(text, StringComparison.Ordinal) && IsBelow(id, ancestor ?? Environment.ProcessId, parents)).ToList();
    }

    /// <summary>All processes below a program.</summary>
    public static IReadOnlyList<int> Of(int program) => With("", program);

    public static bool IsAlive(int id) => Directory.Exists($"/proc/{id}");

    public static long ResidentBytes(int id)
    {
        using var process = Process.GetProcessById(id);
        return process.WorkingSet64;
    }

    /// <summary>How many threads it has; zero when it has ended.</summary>
    public static int Threads(int id)
    {
        try
        {
            return Directory.GetDirectories($"/proc/{id}/task").Length;
        }
        catch (DirectoryNotFoundException)
        {
            return 0;
        }
    }

    /// <summary>Zero when it has ended.</summary>
    public static TimeSpan ProcessorTime(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            return process.TotalProcessorTime;
        }
        catch (Exception gone) when (gone is ArgumentException or InvalidOperationException)
        {
            return TimeSpan.Zero;
        }
    }

    public static void Kill(int id)
    {
        using var process = Process.GetProcessById(id);
        process.Kill();
    }

    private static bool IsBelow(int id, int ancestor, Dictionary<int, int> parents)
    {
        for (var each = id; parents.TryGetValue(each, out var parent); each = parent)
        {
            if (parent == ancestor)
            {
                return true;
            }
        }

        return false;
    }

    private static string? Read(string folder, string file)
    {
        try
        {
            return File.ReadAllText(Path.Combine(folder, file));
        }
        catch (IOException)
        {
            // It has ended since the folder was listed.
            return null;
        }
    }
}

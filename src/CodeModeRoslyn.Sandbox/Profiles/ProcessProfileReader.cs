using System.Globalization;

namespace CodeModeRoslyn.Sandbox.Profiles;

/// <summary>Reads <c>sandbox-policy/processes.profile</c>, whose head describes the format.</summary>
internal static class ProcessProfileReader
{
    private static readonly string[] Everyone = ["worker", "compiler", "importer"];

    /// <summary>Reads what one kind of process may use.</summary>
    /// <param name="text">The file's text.</param>
    /// <param name="who"><c>worker</c>, <c>compiler</c> or <c>importer</c>.</param>
    /// <exception cref="FormatException">A line is not of the format, is there twice, or a limit is missing.</exception>
    public static ProcessProfile Read(string text, string who)
    {
        var readable = new List<string>();
        var limits = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var line in text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            switch (line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                case ["#", ..] or ["#"]:
                    break;
                case ["read", var reader, var path] when IsSomebody(reader) && IsRooted(path):
                    Take(reader, () => Once(line, !readable.Contains(path), () => readable.Add(path)));
                    break;
                case ["limit", var limited, var name, var value] when IsSomebody(limited) && int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number):
                    Take(limited, () => Once(line, !limits.ContainsKey(name), () => limits.Add(name, number)));
                    break;
                default:
                    throw new FormatException($"The profile's line '{line}' is neither a comment, nor 'read WHO PATH', nor 'limit WHO NAME VALUE'.");
            }
        }

        var profile = new ProcessProfile
        {
            Readable = readable,
            HeapBytes = limits.Remove("heap-megabytes", out var heap) ? (long)heap << 20 : null,
            BytesBesideHeap = (long)Limit("megabytes-beside-heap") << 20,
            OpenFiles = Limit("open-files"),
            Threads = Limit("threads"),
        };
        return limits.Count == 0 ? profile : throw new FormatException($"The profile has the limit '{limits.Keys.First()}', which is none.");

        void Take(string named, Action take)
        {
            if (named == who || named == "all")
            {
                take();
            }
        }

        int Limit(string name) => limits.Remove(name, out var number) && number > 0
            ? number
            : throw new FormatException($"The profile of the {who} must have the limit '{name}'.");
    }

    private static void Once(string line, bool isNew, Action take)
    {
        if (!isNew)
        {
            throw new FormatException($"The profile's line '{line}' says again what one before it says.");
        }

        take();
    }

    private static bool IsSomebody(string name) => name == "all" || Everyone.Contains(name);

    // "/" itself would give everything away, and a relative path would depend on where the process stands.
    private static bool IsRooted(string path) =>
        path is ['/', not '/', ..] or "<program>" || path.StartsWith("<runtime>/", StringComparison.Ordinal);
}

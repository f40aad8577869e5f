using System.Globalization;

namespace CodeModeRoslyn.Confinement;

/// <summary>What a child takes away from itself. Written by the host, read by the child before anything else.</summary>
public sealed record ConfinementProfile
{
    /// <summary>The environment variable that carries the profile.</summary>
    public const string Variable = "CODEMODE_CONFINEMENT";

    /// <summary>Whether the child may go on without a layer.</summary>
    public required ConfinementNeed Need { get; init; }

    /// <summary>The process that starts the child; the child does not outlive it.</summary>
    public required int HostProcessId { get; init; }

    /// <summary>Ceiling for private writable memory in bytes (RLIMIT_DATA): heaps, stacks, compiled code. At least 64 MB.</summary>
    public required long DataBytes { get; init; }

    /// <summary>Ceiling for the managed heap in bytes, which the collector was told by another variable.</summary>
    public required long HeapBytes { get; init; }

    /// <summary>Ceiling for open files; the runtime does not start with fewer than 96.</summary>
    public required int OpenFiles { get; init; }

    /// <summary>Ceiling for processor time over the child's whole life, in seconds; null when the host alone watches it.</summary>
    public int? ProcessorSeconds { get; init; }

    /// <summary>Files and folders that may be read, and mapped as code. Those that do not exist are passed over.</summary>
    public required IReadOnlyList<string> ReadablePaths { get; init; }

    /// <summary>The profile as text, one setting a line.</summary>
    /// <exception cref="ArgumentException">A path contains a line break.</exception>
    public string Write()
    {
        if (ReadablePaths.FirstOrDefault(path => path.AsSpan().ContainsAny('\n', '\0')) is { } broken)
        {
            throw new ArgumentException($"The path '{broken}' contains a line break; move the program to a folder without one.");
        }

        var lines = new List<string>
        {
            $"need {(Need == ConfinementNeed.Required ? "required" : "available")}",
            string.Create(CultureInfo.InvariantCulture, $"host {HostProcessId}"),
            string.Create(CultureInfo.InvariantCulture, $"data {DataBytes}"),
            string.Create(CultureInfo.InvariantCulture, $"heap {HeapBytes}"),
            string.Create(CultureInfo.InvariantCulture, $"files {OpenFiles}"),
        };
        if (ProcessorSeconds is { } seconds)
        {
            lines.Add(string.Create(CultureInfo.InvariantCulture, $"cpu {seconds}"));
        }

        lines.AddRange(ReadablePaths.Select(path => "read " + path));
        return string.Join('\n', lines);
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="FormatException">A line is not a setting, or one is missing.</exception>
    public static ConfinementProfile Read(string text)
    {
        // A plain loop: this runs in every start of every child, and what is not compiled need not be waited for.
        ConfinementNeed? need = null;
        var host = 0;
        var data = 0L;
        var heap = 0L;
        var files = 0;
        int? cpu = null;
        var paths = new List<string>();
        foreach (var line in text.Split('\n'))
        {
            var space = line.IndexOf(' ');
            var value = line[(space + 1)..];
            switch (space < 0 ? "" : line[..space])
            {
                case "need": need = value == "available" ? ConfinementNeed.Available : ConfinementNeed.Required; break;
                case "host": host = int.Parse(value, CultureInfo.InvariantCulture); break;
                case "data": data = long.Parse(value, CultureInfo.InvariantCulture); break;
                case "heap": heap = long.Parse(value, CultureInfo.InvariantCulture); break;
                case "files": files = int.Parse(value, CultureInfo.InvariantCulture); break;
                case "cpu": cpu = int.Parse(value, CultureInfo.InvariantCulture); break;
                case "read": paths.Add(value); break;
                default: throw new FormatException($"The confinement profile has the line '{line}', which is no setting.");
            }
        }

        if (need is null || host <= 0 || data <= 0 || heap <= 0 || files <= 0)
        {
            throw new FormatException("The confinement profile must say need, host, data, heap and files.");
        }

        return new ConfinementProfile
        {
            Need = need.Value,
            HostProcessId = host,
            DataBytes = data,
            HeapBytes = heap,
            OpenFiles = files,
            ProcessorSeconds = cpu,
            ReadablePaths = paths,
        };
    }
}

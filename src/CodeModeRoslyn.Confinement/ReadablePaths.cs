namespace CodeModeRoslyn.Confinement;

/// <summary>What a .NET process must be able to read to run at all.</summary>
public static class ReadablePaths
{
    // Found by tracing a child. Without urandom there is no Guid.NewGuid(); the cgroup and cpu files tell the collector how much
    // memory and how many processors there are.
    private static readonly string[] OfTheSystem =
    [
        "/lib",
        "/lib64",
        "/usr/lib",
        "/usr/lib64",
        "/usr/share/zoneinfo",
        "/etc/ld.so.cache",
        "/etc/localtime",
        "/dev/null",
        "/dev/urandom",
        "/proc/self",
        "/proc/meminfo",
        "/proc/cpuinfo",
        "/proc/stat",
        "/proc/cgroups",
        "/proc/sys/vm",
        "/sys/fs/cgroup",
        "/sys/devices/system",
    ];

    /// <summary>The system's libraries and tables, the runtime, and the child's own program.</summary>
    /// <param name="runtimeRoot">The folder that holds the <c>dotnet</c> program and its <c>shared</c> frameworks.</param>
    /// <param name="programFolder">The folder of the child's assemblies.</param>
    public static IReadOnlyList<string> For(string runtimeRoot, string programFolder) =>
        [.. OfTheSystem, runtimeRoot, programFolder];
}

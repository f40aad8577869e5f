namespace CodeModeRoslyn.Confinement;

/// <summary>The names of the layers, as a child reports them.</summary>
public static class ConfinementLayer
{
    /// <summary>The kernel's ceilings for memory, open files and processor time.</summary>
    public const string ResourceLimits = "rlimits";

    /// <summary>No file beyond the readable paths, none to write, no TCP, no signals to others.</summary>
    public const string Landlock = "landlock";

    /// <summary>No system call beyond the list: no sockets, no processes, no tracing.</summary>
    public const string Seccomp = "seccomp";

    /// <summary>All layers, outermost first.</summary>
    public static IReadOnlyList<string> All { get; } = [ResourceLimits, Landlock, Seccomp];
}

namespace CodeModeRoslyn.Confinement;

/// <summary>The names of the layers, as a child reports them after it has tried to break each.</summary>
public static class ConfinementLayer
{
    /// <summary>The kernel kills the child with its host, and the child cannot take that back.</summary>
    public const string ParentDeath = "parentDeath";

    /// <summary>The kernel's ceilings for memory, open files and processor time.</summary>
    public const string ResourceLimits = "rlimits";

    /// <summary>No program that the child could start would have more rights than it.</summary>
    public const string NoNewPrivileges = "noNewPrivileges";

    /// <summary>None of root's capabilities is left.</summary>
    public const string NoCapabilities = "noCapabilities";

    /// <summary>No file beyond the readable paths, none to write, no TCP, no signals to others.</summary>
    public const string Landlock = "landlock";

    /// <summary>No system call beyond the list: no sockets, no processes, no tracing.</summary>
    public const string Seccomp = "seccomp";

    /// <summary>The environment holds what the host has set for the child, and nothing of the host's own.</summary>
    public const string EmptyEnvironment = "emptyEnvironment";

    /// <summary>No file, pipe or device is open but the child's own.</summary>
    public const string ClosedDescriptors = "closedDescriptors";

    /// <summary>No debugger, profiler or event pipe can be attached: there is no socket.</summary>
    public const string NoDiagnostics = "noDiagnostics";

    /// <summary>The collector refuses to let the heap grow beyond its ceiling.</summary>
    public const string HeapLimit = "heapLimit";

    /// <summary>All layers, in the order in which they are put on.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        ParentDeath, ResourceLimits, NoNewPrivileges, NoCapabilities, Landlock, Seccomp,
        EmptyEnvironment, ClosedDescriptors, NoDiagnostics, HeapLimit,
    ];
}

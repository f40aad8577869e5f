namespace CodeModeRoslyn.Confinement.Linux;

/// <summary>Makes sure that a child does not outlive its host, nor hears what is typed into the host's terminal.</summary>
internal static class ParentBond
{
    private const int SetParentDeathSignal = 1;
    private const int GetParentDeathSignal = 2;
    private const int KillSignal = 9;

    /// <summary>Asks the kernel to kill this process with its parent.</summary>
    /// <returns>Null, or why the process must not go on.</returns>
    /// <remarks>
    /// The signal comes when the <i>thread</i> that started this process ends, so the host starts children from a thread that
    /// lives as long as it does. The request outlives execve, and the system-call filter keeps it from being taken back.
    /// </remarks>
    public static string? Tie(int hostProcessId)
    {
        // Ctrl+C in the terminal goes to the whole foreground group; the host alone decides when its children end.
        // Fails only for the leader of a group, which is then not in the host's group anyway.
        _ = Native.StartSession();
        if (Native.ProcessControl(SetParentDeathSignal, KillSignal, 0, 0, 0) != 0)
        {
            return $"The kernel would not tie this process to its host: {Native.LastError}.";
        }

        // The host may have ended before the request was made, and then no signal will ever come.
        return Native.GetParentProcessId() == hostProcessId ? null : "The host that started this process has ended.";
    }

    /// <summary>Asks the kernel whether the request stands. The system-call filter refuses the question, so it is asked before.</summary>
    /// <returns>Null, or that it does not.</returns>
    public static unsafe string? FindLoose()
    {
        var signal = 0;
        return Native.ProcessControl(GetParentDeathSignal, (nuint)(&signal), 0, 0, 0) == 0 && signal == KillSignal
            ? null
            : "The kernel does not say that this process ends with its host.";
    }

    /// <summary>Tries what must fail.</summary>
    public static int TryUntie() => Native.ProcessControl(SetParentDeathSignal, 0, 0, 0, 0);
}

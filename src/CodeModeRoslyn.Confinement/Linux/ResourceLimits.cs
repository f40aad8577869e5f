namespace CodeModeRoslyn.Confinement.Linux;

/// <summary>The kernel's ceilings for this process, which execve keeps. Hard and soft alike, so that none can be raised again.</summary>
/// <remarks>
/// RLIMIT_DATA and not RLIMIT_AS: the runtime reserves far more address space than it will use.
/// RLIMIT_FSIZE stays as it is: no file can be opened for writing, and there is no memory file.
/// RLIMIT_NPROC counts the processes of a user and not those of a process, and not at all for root: the host counts threads.
/// </remarks>
internal static class ResourceLimits
{
    private const int ProcessorTime = 0;
    private const int Data = 2;
    private const int Core = 4;
    private const int OpenFiles = 7;

    /// <summary>Applies the profile's ceilings.</summary>
    /// <returns>Null, or why it could not.</returns>
    public static string? Apply(ConfinementProfile profile) =>
        Set(Core, 0)
        ?? Set(Data, profile.DataBytes)
        ?? Set(OpenFiles, profile.OpenFiles)
        ?? (profile.ProcessorSeconds is { } seconds ? Set(ProcessorTime, seconds) : null);

    /// <summary>Reads the ceilings back.</summary>
    /// <returns>Null, or which is another than the profile's.</returns>
    public static string? FindDifference(ConfinementProfile profile) =>
        Compare(Core, 0)
        ?? Compare(Data, profile.DataBytes)
        ?? Compare(OpenFiles, profile.OpenFiles)
        ?? (profile.ProcessorSeconds is { } seconds ? Compare(ProcessorTime, seconds) : null);

    /// <summary>Tries what must fail.</summary>
    public static int TryRaise(ConfinementProfile profile) => Native.SetResourceLimit(OpenFiles, Ceiling(profile.OpenFiles + 1));

    private static string? Set(int resource, long value) => Native.SetResourceLimit(resource, Ceiling(value)) == 0
        ? null
        : $"The kernel would not set resource limit {resource} to {value}: {Native.LastError}.";

    private static string? Compare(int resource, long value) =>
        Native.GetResourceLimit(resource, out var limit) == 0 && limit.Soft == (nuint)value && limit.Hard == (nuint)value
            ? null
            : $"Resource limit {resource} should be {value}, and is {limit.Soft} of {limit.Hard}.";

    private static Native.ResourceLimit Ceiling(long value) => new() { Soft = (nuint)value, Hard = (nuint)value };
}

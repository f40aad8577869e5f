namespace CodeModeRoslyn.Confinement.Linux;

/// <summary>The kernel's ceilings for this process, which execve keeps. Hard and soft alike, so that none can be raised again.</summary>
internal static class ResourceLimits
{
    private const int ProcessorTime = 0;
    private const int Data = 2;
    private const int Core = 4;
    private const int OpenFiles = 7;

    /// <summary>Applies the profile's ceilings.</summary>
    /// <returns>Null, or why it could not.</returns>
    /// <remarks>
    /// RLIMIT_DATA and not RLIMIT_AS: the runtime reserves far more address space than it will use.
    /// RLIMIT_FSIZE stays as it is: a runtime with no right to write a file of any size does not start.
    /// </remarks>
    public static string? Apply(ConfinementProfile profile) =>
        Set(Core, 0)
        ?? Set(Data, profile.DataBytes)
        ?? Set(OpenFiles, profile.OpenFiles)
        ?? (profile.ProcessorSeconds is { } seconds ? Set(ProcessorTime, seconds) : null);

    private static string? Set(int resource, long value)
    {
        var limit = new Native.ResourceLimit { Soft = (nuint)value, Hard = (nuint)value };
        return Native.SetResourceLimit(resource, limit) == 0
            ? null
            : $"The kernel would not set resource limit {resource} to {value}: {Native.LastError}.";
    }
}

using System.Runtime.InteropServices;
using CodeModeRoslyn.Confinement.Linux;

namespace CodeModeRoslyn.Confinement;

/// <summary>What this machine's kernel offers, asked without changing anything.</summary>
/// <param name="OperatingSystem">Name and version.</param>
/// <param name="Architecture">Such as <c>X64</c>.</param>
/// <param name="LandlockVersion">The kernel's Landlock version; 0 when it has none.</param>
/// <param name="HasSystemCallFilter">Whether the kernel filters system calls, and we have a list for this architecture.</param>
/// <param name="IsTried">Whether a child has ever been confined on such a machine; its list of system calls may only be written down.</param>
public sealed record MachineProbe(string OperatingSystem, string Architecture, int LandlockVersion, bool HasSystemCallFilter, bool IsTried)
{
    /// <summary>Which wall this kernel lacks, in one sentence; null when it has all that a child needs.</summary>
    public string? Missing => this switch
    {
        { LandlockVersion: 0, HasSystemCallFilter: false } => $"{NoLandlock} It has no system-call filter that we have a list for either.",
        { LandlockVersion: 0 } => NoLandlock,
        { HasSystemCallFilter: false } => $"This kernel has no system-call filter, or we have no list of calls for {Architecture}.",
        _ => null,
    };

    private const string NoLandlock = "This kernel has no Landlock (it takes Linux 5.13, with Landlock switched on).";

    /// <summary>Asks this machine.</summary>
    public static MachineProbe Take()
    {
        var isLinux = System.OperatingSystem.IsLinux();
        return new MachineProbe(
            RuntimeInformation.OSDescription,
            RuntimeInformation.ProcessArchitecture.ToString(),
            isLinux ? Landlock.Version : 0,
            isLinux && Seccomp.IsAvailable,
            isLinux && KernelArchitecture.OfThisProcess is { IsTried: true });
    }
}

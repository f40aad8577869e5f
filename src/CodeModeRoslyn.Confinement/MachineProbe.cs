using System.Runtime.InteropServices;
using CodeModeRoslyn.Confinement.Linux;

namespace CodeModeRoslyn.Confinement;

/// <summary>What this machine's kernel offers, asked without changing anything.</summary>
/// <param name="OperatingSystem">Name and version.</param>
/// <param name="Architecture">Such as <c>X64</c>.</param>
/// <param name="LandlockVersion">The kernel's Landlock version; 0 when it has none.</param>
/// <param name="HasSystemCallFilter">Whether the kernel filters system calls, and we have a list for this architecture.</param>
public sealed record MachineProbe(string OperatingSystem, string Architecture, int LandlockVersion, bool HasSystemCallFilter)
{
    /// <summary>Asks this machine.</summary>
    public static MachineProbe Take()
    {
        var isLinux = System.OperatingSystem.IsLinux();
        return new MachineProbe(
            RuntimeInformation.OSDescription,
            RuntimeInformation.ProcessArchitecture.ToString(),
            isLinux ? Landlock.Version : 0,
            isLinux && Seccomp.IsAvailable);
    }
}

using System.Runtime.InteropServices;

namespace CodeModeRoslyn.Confinement.Linux;

/// <summary>
/// Tries to break each layer, or asks the kernel whether it is on: a layer that was accepted by the kernel but does not bind
/// is worse than none. Runs in every start of every child, behind all the walls, before anything of a script's is read.
/// </summary>
/// <param name="profile">What the child is confined to.</param>
/// <param name="isFiltered">Whether the system-call filter is on, without which some attempts would succeed, and do harm.</param>
internal sealed class SelfTest(ConfinementProfile profile, bool isFiltered)
{
    private const int InternetFamily = 2;
    private const int Datagram = 2;
    private const int WriteOnly = 1;

    // The runtime opens a few dozen. Those of the host, which could be more, were closed by execve.
    private const int MostDescriptors = 256;

    private readonly OwnStatus status = OwnStatus.Read();
    private readonly OpenDescriptors descriptors = OpenDescriptors.Read(MostDescriptors);

    /// <summary>Tests one layer.</summary>
    /// <returns>Null, or the hole that was found, as a sentence.</returns>
    public string? FindHole(string layer) => layer switch
    {
        // That the signal is set was read back before the filter; here it is tried to take it back.
        ConfinementLayer.ParentDeath when isFiltered && !IsDenied(ParentBond.TryUntie()) =>
            "This process could untie itself from its host.",
        ConfinementLayer.ResourceLimits => ResourceLimits.FindDifference(profile)
            ?? (isFiltered && !IsDenied(ResourceLimits.TryRaise(profile)) ? "This process could raise its own resource limits." : null),
        ConfinementLayer.NoNewPrivileges when !status.Says("NoNewPrivs", "1") => "The kernel does not say that this process has no_new_privs.",
        ConfinementLayer.NoCapabilities when !status.HasNoCapabilities => "The kernel says that this process has capabilities.",

        // The root folder is not among the readable paths, and it exists everywhere: only a denial can be the reason to fail.
        ConfinementLayer.Landlock when !IsDenied(Native.Open("/", Native.CloseOnExec)) =>
            "Landlock was applied, and yet this process could open the root folder.",
        ConfinementLayer.Landlock when !IsDenied(Native.Open("/dev/null", WriteOnly | Native.CloseOnExec)) =>
            "Landlock was applied, and yet this process could open a file to write it.",
        ConfinementLayer.Seccomp when !IsDenied(Native.Socket(InternetFamily, Datagram, 0)) =>
            "The system-call filter was applied, and yet this process could make a socket.",
        ConfinementLayer.Seccomp when !status.Says("Seccomp", "2") => "The kernel does not say that this process has a system-call filter.",
        ConfinementLayer.EmptyEnvironment => ChildVariables.FindStranger() is { } name
            ? $"The environment holds '{name}', which the host has not set for this process."
            : null,
        ConfinementLayer.ClosedDescriptors => descriptors.FindStranger(profile.ReadablePaths) is { } stranger
            ? $"A descriptor is open that is not this process's own: {stranger}."
            : null,
        ConfinementLayer.NoDiagnostics when descriptors.FindSocket() is { } socket => $"A socket is open, which a debugger could use: {socket}.",
        ConfinementLayer.HeapLimit => HeapLimit.FindDifference(profile),
        _ => null,
    };

    private static bool IsDenied(int result)
    {
        if (result < 0)
        {
            return Marshal.GetLastPInvokeError() is Native.NotPermitted or Native.AccessDenied;
        }

        _ = Native.Close(result);
        return false;
    }
}

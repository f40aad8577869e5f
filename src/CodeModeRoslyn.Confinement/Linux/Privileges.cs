using System.Runtime.InteropServices;

namespace CodeModeRoslyn.Confinement.Linux;

/// <summary>Gives up what a process could gain or already has: set-user-id programs, and root's capabilities.</summary>
internal static unsafe class Privileges
{
    private const int SetNoNewPrivileges = 38;
    private const uint CapabilityVersion3 = 0x20080522;

    /// <summary>No program that is executed from now on gains a right. Applies to this thread, and from execve on to the process.</summary>
    /// <returns>Null, or why it could not.</returns>
    public static string? Renounce() => Native.ProcessControl(SetNoNewPrivileges, 1, 0, 0, 0) == 0
        ? null
        : $"The kernel would not set no_new_privs: {Native.LastError}.";

    /// <summary>Gives up what root can do. Applies to this thread, and from execve on to the process.</summary>
    /// <returns>Null, or why it could not.</returns>
    public static string? DropCapabilities()
    {
        // A host that runs as root would otherwise hand its children the right to raise their own limits. With no_new_privs,
        // execve does not give a root user's capabilities back.
        var header = new CapabilityHeader { Version = CapabilityVersion3 };
        var none = stackalloc ulong[3];
        // By number: the library function is not everywhere a part of the C library.
        return KernelArchitecture.OfThisProcess is { } architecture
            && Native.SystemCall(architecture.SetCapabilities, (nint)(&header), (nint)none) != 0
            ? $"The kernel would not take the capabilities back: {Native.LastError}."
            : null;
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct CapabilityHeader
    {
        public uint Version;
        public int ProcessId;
    }
}

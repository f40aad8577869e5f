using System.Runtime.InteropServices;

namespace CodeModeRoslyn.Confinement.Linux;

/// <summary>What differs between processors in talking to the kernel. Everything that is not here has the same number everywhere.</summary>
/// <param name="Name">As in the name of its list, <c>sandbox-policy/linux-NAME.syscalls</c>.</param>
/// <param name="Audit">How the kernel names its table of system calls to a filter (AUDIT_ARCH in linux/audit.h).</param>
/// <param name="Seccomp">The number of seccomp(2).</param>
/// <param name="SetCapabilities">The number of capset(2).</param>
/// <param name="IsTried">Whether a child has ever run behind its list.</param>
internal sealed record KernelArchitecture(string Name, uint Audit, long Seccomp, long SetCapabilities, bool IsTried)
{
    public static KernelArchitecture X64 { get; } = new("x64", 0xC000003E, 317, 126, IsTried: true);

    public static KernelArchitecture Arm64 { get; } = new("arm64", 0xC00000B7, 277, 91, IsTried: false);

    /// <summary>That of this process; null when there is no list for it.</summary>
    public static KernelArchitecture? OfThisProcess => RuntimeInformation.ProcessArchitecture switch
    {
        Architecture.X64 => X64,
        Architecture.Arm64 => Arm64,
        _ => null,
    };
}

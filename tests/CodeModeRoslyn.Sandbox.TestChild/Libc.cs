using System.Runtime.InteropServices;

namespace CodeModeRoslyn.Sandbox.TestChild;

/// <summary>System calls as an intruder would make them, past every check of .NET's own.</summary>
internal static partial class Libc
{
    [LibraryImport("libc", EntryPoint = "syscall", SetLastError = true)]
    public static partial long Syscall(long number, nint a = 0, nint b = 0, nint c = 0, nint d = 0, nint e = 0, nint f = 0);

    // linux-x64
    public const long Close = 3;
    private const long FileStatus = 5;

    [LibraryImport("libc", EntryPoint = "prctl", SetLastError = true)]
    public static partial int Prctl(int option, nint argument);

    /// <summary>Whether a call without arguments is answered with EPERM or ENOSYS, and so has not begun.</summary>
    public static bool IsRefused(long number) => Syscall(number) < 0 && Marshal.GetLastPInvokeError() is 1 or 38;

    /// <summary>The number of the file that a handle leads to; 0 when it leads nowhere.</summary>
    public static unsafe long FileNumber(int handle)
    {
        // struct stat begins with the device and then the file's number.
        var status = stackalloc long[18];
        return Syscall(FileStatus, handle, (nint)status) == 0 ? status[1] : 0;
    }
}

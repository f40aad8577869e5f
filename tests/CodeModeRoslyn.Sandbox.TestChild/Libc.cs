using System.Runtime.InteropServices;

namespace CodeModeRoslyn.Sandbox.TestChild;

/// <summary>System calls as an intruder would make them, past every check of .NET's own.</summary>
internal static partial class Libc
{
    [LibraryImport("libc", EntryPoint = "syscall", SetLastError = true)]
    public static partial long Syscall(long number, nint a = 0, nint b = 0, nint c = 0, nint d = 0, nint e = 0);

    [LibraryImport("libc", EntryPoint = "prctl", SetLastError = true)]
    public static partial int Prctl(int option, nint argument);
}

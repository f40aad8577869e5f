using System.Runtime.InteropServices;

namespace CodeModeRoslyn.Sandbox.TestKernel;

/// <summary>Makes system calls unknown to this process and all that it starts, as an older kernel would not know them.</summary>
internal static unsafe partial class OlderKernel
{
    private const int NoNewPrivileges = 38;
    private const int SetFilterMode = 22;
    private const int FilterMode = 2;

    private const ushort Load = 0x20;
    private const ushort JumpIfAtLeast = 0x35;
    private const ushort JumpIfGreater = 0x25;
    private const ushort Return = 0x06;
    private const uint Allow = 0x7fff0000;
    private const uint NotImplemented = 0x00050000 | 38;

    /// <summary>Becomes the command.</summary>
    /// <param name="command">The program's full path, and its arguments.</param>
    /// <param name="first">The first call that is not there.</param>
    /// <param name="last">The last one.</param>
    /// <returns>Only when it fails: 1.</returns>
    public static int Run(string[] command, uint first, uint last)
    {
        var instructions = stackalloc Instruction[]
        {
            new(Load, 0, 0, 0),
            new(JumpIfAtLeast, 0, 2, first),
            new(JumpIfGreater, 1, 0, last),
            new(Return, 0, 0, NotImplemented),
            new(Return, 0, 0, Allow),
        };
        var program = new FilterProgram { Length = 5, First = instructions };
        if (Control(NoNewPrivileges, 1, 0) != 0 || Control(SetFilterMode, FilterMode, (nint)(&program)) != 0)
        {
            Console.Error.WriteLine($"The filter could not be set: {Marshal.GetLastPInvokeErrorMessage()}.");
            return 1;
        }

        // From this very thread, which alone has the filter.
        var environment = Environment.GetEnvironmentVariables().Keys.Cast<string>().Select(name => $"{name}={Environment.GetEnvironmentVariable(name)}");
        _ = Execute(command[0], [.. command, null], [.. environment, null]);
        Console.Error.WriteLine($"'{command[0]}' could not be started: {Marshal.GetLastPInvokeErrorMessage()}.");
        return 1;
    }

    [LibraryImport("libc", EntryPoint = "prctl", SetLastError = true)]
    private static partial int Control(int option, nint a, nint b, nint c = 0, nint d = 0);

    [LibraryImport("libc", EntryPoint = "execve", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Execute(string path, string?[] arguments, string?[] environment);

    [StructLayout(LayoutKind.Sequential)]
    private struct Instruction(ushort code, byte whenTrue, byte whenFalse, uint value)
    {
        public ushort Code = code;
        public byte WhenTrue = whenTrue;
        public byte WhenFalse = whenFalse;
        public uint Value = value;
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct FilterProgram
    {
        public ushort Length;
        public Instruction* First;
    }
}

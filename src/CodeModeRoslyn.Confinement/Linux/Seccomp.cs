using System.Runtime.InteropServices;

namespace CodeModeRoslyn.Confinement.Linux;

/// <summary>The kernel's system-call filter, for all threads of this process and for good.</summary>
internal static unsafe class Seccomp
{
    private const int SetFilter = 1;
    private const int AskAction = 2;
    private const int AllThreads = 1;
    private const uint KillProcess = 0x80000000;

    /// <summary>Whether this kernel has filters, and there is a list of calls for this architecture.</summary>
    public static bool IsAvailable
    {
        get
        {
            var action = KillProcess;
            return KernelArchitecture.OfThisProcess is { } architecture
                && Native.SystemCall(architecture.Seccomp, AskAction, 0, (nint)(&action)) == 0;
        }
    }

    /// <summary>Puts the filter on. Needs no_new_privs.</summary>
    /// <returns>Null, or why it could not.</returns>
    public static string? Apply()
    {
        if (KernelArchitecture.OfThisProcess is not { } architecture)
        {
            return $"There is no list of system calls for {RuntimeInformation.ProcessArchitecture}.";
        }

        var calls = SystemCallList.Parse(SystemCallList.Of(architecture), (uint)Environment.ProcessId);
        var instructions = SeccompProgram.Write(architecture, calls);
        fixed (SeccompProgram.Instruction* first = instructions)
        {
            var program = new FilterProgram { Length = (ushort)instructions.Length, First = first };
            return Native.SystemCall(architecture.Seccomp, SetFilter, AllThreads, (nint)(&program)) switch
            {
                0 => null,
                < 0 => $"The kernel would not install the system-call filter: {Native.LastError}.",
                var thread => $"The kernel would not install the system-call filter on thread {thread}.",
            };
        }
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct FilterProgram
    {
        public ushort Length;
        public SeccompProgram.Instruction* First;
    }
}

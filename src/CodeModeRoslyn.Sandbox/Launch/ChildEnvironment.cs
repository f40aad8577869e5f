using System.Globalization;
using CodeModeRoslyn.Confinement;

namespace CodeModeRoslyn.Sandbox.Launch;

/// <summary>
/// A child's environment, built from nothing: a script can read it, and start-up hooks, profilers and preloaded libraries
/// would come in by it.
/// </summary>
internal static class ChildEnvironment
{
    public static void Fill(IDictionary<string, string?> environment, ChildProgram program, DotnetRuntime runtime)
    {
        environment.Clear();
        var profile = new ConfinementProfile
        {
            Need = program.RequireConfinement ? ConfinementNeed.Required : ConfinementNeed.Available,
            HostProcessId = Environment.ProcessId,
            DataBytes = program.HeapBytes + program.ExtraDataBytes,
            ProcessorSeconds = program.ProcessorTime is { } time ? (int)Math.Ceiling(time.TotalSeconds) : null,
            ReadablePaths = ReadablePaths.For(runtime.Root, Path.GetDirectoryName(program.AssemblyPath)!),
        };
        environment[ConfinementProfile.Variable] = profile.Write();

        // Hexadecimal, as all numbers in these variables.
        environment["DOTNET_GCHeapHardLimit"] = program.HeapBytes.ToString("x", CultureInfo.InvariantCulture);
        environment["DOTNET_gcServer"] = "0";
        // One thread less, and nothing that runs between two scripts.
        environment["DOTNET_gcConcurrent"] = "0";
        environment["DOTNET_TieredPGO"] = "0";
        // What a thread has on Windows. Linux gives eight megabytes, and an endless recursion takes as much longer to unwind.
        environment["DOTNET_Thread_DefaultStackSize"] = "180000";
        // No debugger, profiler or event pipe to attach to, and no socket files left in the temporary folder.
        environment["DOTNET_EnableDiagnostics"] = "0";
        environment["DOTNET_DbgEnableMiniDump"] = "0";
        environment["DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"] = "1";
        environment["DOTNET_ThreadPool_ForceMaxWorkerThreads"] = "10";
        if (OperatingSystem.IsWindows())
        {
            // Sockets, cryptography and the runtime itself do not load without it.
            environment["SystemRoot"] = Environment.GetEnvironmentVariable("SystemRoot");
        }
    }
}

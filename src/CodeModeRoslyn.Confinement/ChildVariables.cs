namespace CodeModeRoslyn.Confinement;

/// <summary>
/// The environment of a child, which the host builds from nothing: a script could read it, and start-up hooks, profilers and
/// preloaded libraries would come in by it.
/// </summary>
public static class ChildVariables
{
    /// <summary>The ceiling of the managed heap in bytes, hexadecimal as all numbers in these variables.</summary>
    public const string HeapLimit = "DOTNET_GCHeapHardLimit";

    /// <summary>What every child is told, whatever it is for.</summary>
    public static IReadOnlyDictionary<string, string> Fixed { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["DOTNET_gcServer"] = "0",
        // One thread less, and nothing that runs between two scripts.
        ["DOTNET_gcConcurrent"] = "0",
        ["DOTNET_TieredPGO"] = "0",
        // What a thread has on Windows. Linux gives eight megabytes, and an endless recursion takes as much longer to unwind.
        ["DOTNET_Thread_DefaultStackSize"] = "180000",
        // No debugger, profiler or event pipe to attach to, and no socket files left in the temporary folder.
        ["DOTNET_EnableDiagnostics"] = "0",
        ["DOTNET_DbgEnableMiniDump"] = "0",
        ["DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"] = "1",
        // Its two views of compiled code are of a memory file, which a process that was taken over could fill: no limit counts that.
        ["DOTNET_EnableWriteXorExecute"] = "0",
        ["DOTNET_ThreadPool_ForceMaxWorkerThreads"] = "10",
        // A thread of the pool that has nothing to do sleeps at once: what it would burn while it looks for more is wanted by the other processes.
        ["DOTNET_ThreadPool_UnfairSemaphoreSpinLimit"] = "0",
    };

    /// <summary>What Windows needs besides: sockets, cryptography and the runtime itself do not load without it.</summary>
    public const string WindowsRoot = "SystemRoot";

    internal const string Stage = "CODEMODE_CONFINEMENT_STAGE";

    /// <summary>Finds a variable that no host of ours has set, or set otherwise.</summary>
    internal static string? FindStranger()
    {
        foreach (System.Collections.DictionaryEntry variable in Environment.GetEnvironmentVariables())
        {
            var name = (string)variable.Key;
            var isOurs = name is HeapLimit or ConfinementProfile.Variable or Stage
                || (OperatingSystem.IsWindows() && name.Equals(WindowsRoot, StringComparison.OrdinalIgnoreCase))
                || (Fixed.TryGetValue(name, out var value) && value == (string?)variable.Value);
            if (!isOurs)
            {
                return name;
            }
        }

        return null;
    }
}

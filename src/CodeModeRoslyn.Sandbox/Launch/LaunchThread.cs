using System.Collections.Concurrent;
using System.Diagnostics;

namespace CodeModeRoslyn.Sandbox.Launch;

/// <summary>
/// The one thread that starts children. The kernel ties a child's life to the <i>thread</i> that started it, so a pool
/// thread that retires would take healthy children with it; this one lives as long as the process.
/// </summary>
internal static class LaunchThread
{
    private static readonly BlockingCollection<Launch> Launches = [];

    static LaunchThread() => new Thread(Serve) { IsBackground = true, Name = "child launcher" }.Start();

    /// <summary>Starts a process.</summary>
    /// <returns>The process; faulted with what <see cref="Process.Start()"/> throws.</returns>
    public static Task<Process> StartAsync(ProcessStartInfo start)
    {
        var launch = new Launch(start, new(TaskCreationOptions.RunContinuationsAsynchronously));
        Launches.Add(launch);
        return launch.Started.Task;
    }

    private static void Serve()
    {
        foreach (var launch in Launches.GetConsumingEnumerable())
        {
            try
            {
                launch.Started.SetResult(Process.Start(launch.Start)!);
            }
            catch (Exception failed)
            {
                launch.Started.SetException(failed); // Whoever asked for the process is told; the thread must go on.
            }
        }
    }

    private sealed record Launch(ProcessStartInfo Start, TaskCompletionSource<Process> Started);
}

using System.Diagnostics.CodeAnalysis;
using CodeModeRoslyn.Protocol.Framing;
using CodeModeRoslyn.Protocol.Messages;

namespace CodeModeRoslyn.Worker.Loading;

/// <summary>
/// Proves that a run has left nothing behind: a task, timer or handler of the script that is still alive holds its load
/// context, so a context that cannot be collected means a worker that must not be used again.
/// </summary>
internal static class Cleaning
{
    private const int Attempts = 12;

    /// <summary>By then the threads that ran the script have gone idle, and what still holds it is a cache or its own doing.</summary>
    private const int AttemptsBeforeCaches = 3;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(2);

    [SuppressMessage("ApiDesign", "RS0030", Justification = "The one place that collects: the proof needs it, and no caller waits for it.")]
    public static void Report(string runId, WeakReference context, FrameWriter writer)
    {
        using var never = new ManualResetEventSlim();
        for (var attempt = 0; context.IsAlive && attempt < Attempts; attempt++)
        {
            if (attempt == AttemptsBeforeCaches)
            {
                FrameworkCaches.Clear();
            }
            else if (attempt > AttemptsBeforeCaches)
            {
                never.Wait(Pause);
            }

            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        writer.Write(new CleanMessage(runId, !context.IsAlive));
    }
}

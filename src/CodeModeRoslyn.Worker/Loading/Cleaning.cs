using System.Diagnostics.CodeAnalysis;
using CodeModeRoslyn.Protocol.Framing;
using CodeModeRoslyn.Protocol.Messages;

namespace CodeModeRoslyn.Worker.Loading;

/// <summary>
/// Proves that runs have left nothing behind: a task, timer or handler of a script that is still alive holds its load
/// context, so a context that cannot be collected means a worker that must not be used again.
/// </summary>
/// <remarks>
/// A proof takes full collections, so it is made every few runs, when the worker is idle, and at once when a run shows signs of
/// having left something. What is left meanwhile can neither call, print nor compute: its run's context and meter are closed.
/// </remarks>
internal sealed class Cleaning : IDisposable
{
    private const int RunsPerProof = 16;
    private const int Attempts = 12;

    /// <summary>By then the threads that ran the script have gone idle, and what still holds it is a cache or its own doing.</summary>
    private const int AttemptsBeforeCaches = 3;

    /// <summary>A script that left so much, in bytes, must not leave it to the next one.</summary>
    private const long MuchMemory = 32 << 20;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(2);
    private static readonly TimeSpan IdleTime = TimeSpan.FromMilliseconds(500);

    private readonly FrameWriter writer;
    private readonly Timer idle;
    private readonly List<WeakReference> unproven = [];
    private readonly Lock gate = new();

    public Cleaning(FrameWriter writer)
    {
        this.writer = writer;
        idle = new Timer(_ => Prove());
    }

    /// <summary>A run begins: its timers are not to be mistaken for ours.</summary>
    public void Begin() => idle.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

    /// <summary>A run has ended; says so to the host, and whether this worker may be used again.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="context">Its load context, unloaded.</param>
    public void End(string runId, WeakReference context)
    {
        lock (gate)
        {
            unproven.Add(context);
        }

        if (IsDue())
        {
            // On a thread of its own: the script's last statement may stand below this one on the stack, and even after a
            // yield the pool's own frames keep what they ran last until the thread goes idle.
            new Thread(() => writer.Write(new CleanMessage(runId, Prove()))) { IsBackground = true, Name = "cleaning" }.UnsafeStart();
        }
        else
        {
            writer.Write(new CleanMessage(runId, IsClean: true));
            idle.Change(IdleTime, Timeout.InfiniteTimeSpan);
        }
    }

    public void Dispose() => idle.Dispose();

    private bool IsDue()
    {
        lock (gate)
        {
            unproven.RemoveAll(context => !context.IsAlive);
            if (unproven.Count >= RunsPerProof)
            {
                return true;
            }
        }

        // Timers that tick, threads that work or wait, and memory. This one thread is the pool's.
        ThreadPool.GetMaxThreads(out var most, out _);
        ThreadPool.GetAvailableThreads(out var available, out _);
        return Timer.ActiveCount > 0
            || most - available > 1
            || ThreadPool.PendingWorkItemCount > 0
            || GC.GetTotalMemory(forceFullCollection: false) > MuchMemory;
    }

    [SuppressMessage("ApiDesign", "RS0030", Justification = "The one place that collects: the proof needs it, and no caller waits for it.")]
    private bool Prove()
    {
        using var never = new ManualResetEventSlim();
        for (var attempt = 0; attempt < Attempts; attempt++)
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
            lock (gate)
            {
                unproven.RemoveAll(context => !context.IsAlive);
                if (unproven.Count == 0)
                {
                    return true;
                }
            }
        }

        return false;
    }
}

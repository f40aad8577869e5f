using System.Diagnostics.CodeAnalysis;
using CodeModeRoslyn.Protocol.Framing;
using CodeModeRoslyn.Protocol.Messages;

namespace CodeModeRoslyn.Worker.Loading;

/// <summary>
/// Proves that runs have left nothing behind. A task, timer or handler with code of a script in it holds the script's load
/// context, so the contexts must be gone; one that consists of framework code alone holds none, so no timer may tick, no thread of
/// the pool work or wait, nothing be queued and nothing large be in memory. A worker that cannot give both must not be used again.
/// </summary>
/// <remarks>
/// A proof takes full collections, so it is made every few runs, when the worker is idle, and at once when a run shows signs of
/// having left something. What a script's own code has left meanwhile can neither call, print nor compute: its run's context and
/// meter are closed.
/// </remarks>
internal sealed class Cleaning : IDisposable
{
    private const int RunsPerProof = 64;
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
    private int begun;
    private int idleSince;
    private volatile bool isUnclean;

    public Cleaning(FrameWriter writer)
    {
        this.writer = writer;
        idle = new Timer(_ => OnOwnThread(ProveIdle));
    }

    /// <summary>A run begins: its timers are not to be mistaken for ours.</summary>
    public void Begin()
    {
        idle.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        Interlocked.Increment(ref begun);
    }

    /// <summary>A run has ended; says so to the host, and whether this worker may be used again.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="context">Its load context, unloaded.</param>
    public void End(string runId, WeakReference context)
    {
        lock (gate)
        {
            unproven.Add(context);
        }

        var run = Volatile.Read(ref begun);
        if (IsDue())
        {
            OnOwnThread(() => writer.Write(new CleanMessage(runId, Prove(run))));
        }
        else
        {
            // Before the host knows, whose next run would find this timer.
            Volatile.Write(ref idleSince, run);
            idle.Change(IdleTime, Timeout.InfiniteTimeSpan);
            writer.Write(new CleanMessage(runId, !isUnclean));
        }
    }

    public void Dispose() => idle.Dispose();

    /// <summary>
    /// The script's last statement may stand below this one on the stack, and even after a yield the pool's own frames keep what
    /// they ran last until the thread goes idle.
    /// </summary>
    private static void OnOwnThread(ThreadStart proof) => new Thread(proof) { IsBackground = true, Name = "cleaning" }.UnsafeStart();

    // Nobody is told at once; the next run's end is. A run that has begun meanwhile is no leftover.
    private void ProveIdle()
    {
        var run = Volatile.Read(ref idleSince);
        isUnclean |= !Prove(run) && run == Volatile.Read(ref begun);
    }

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

        return ShowsSigns(ownThreads: 1);
    }

    /// <summary>Whether timers tick, threads of the pool work or wait, work is queued, or much is in memory.</summary>
    /// <param name="ownThreads">How many of the pool's threads ask this.</param>
    private static bool ShowsSigns(int ownThreads)
    {
        ThreadPool.GetMaxThreads(out var most, out _);
        ThreadPool.GetAvailableThreads(out var available, out _);
        return Timer.ActiveCount > 0
            || most - available > ownThreads
            || ThreadPool.PendingWorkItemCount > 0
            || GC.GetTotalMemory(forceFullCollection: false) > MuchMemory;
    }

    /// <param name="run">The last one. Once another has begun, there is nothing to prove.</param>
    [SuppressMessage("ApiDesign", "RS0030", Justification = "The proof needs it, and no caller waits for it.")]
    private bool Prove(int run)
    {
        using var never = new ManualResetEventSlim();
        for (var attempt = 0; attempt < Attempts && run == Volatile.Read(ref begun); attempt++)
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
                if (unproven.Count == 0 && !ShowsSigns(ownThreads: 0))
                {
                    return true;
                }
            }
        }

        return false;
    }
}

namespace CodeModeRoslyn.Sandbox.Watching;

/// <summary>
/// How much a child may use. Processor time is allowed piece by piece, one run's at a time, and between two pieces of work next to none:
/// one that was taken over could otherwise behave during its runs and work for itself in between.
/// </summary>
/// <param name="residentBytes">Memory that it may occupy.</param>
/// <param name="threads">Threads that it may have.</param>
/// <param name="time">For how long it has been at rest.</param>
internal sealed class ChildCeilings(long residentBytes, int threads, TimeProvider time)
{
    /// <summary>What an honest child does after its work is done: compiling its own code better, a compiler's practice, and collecting.</summary>
    private static readonly TimeSpan Afterwards = TimeSpan.FromSeconds(10);

    /// <summary>What it may use besides while it rests, of one processor.</summary>
    private const double RestingShare = 0.01;

    private readonly Lock gate = new();
    private ProcessorAllowance? allowance;
    private (TimeSpan Used, long Since)? rest;
    private bool wasHidden;

    /// <summary>Allows this much processor time from now on, until the result is disposed of.</summary>
    /// <param name="used">What it has used so far.</param>
    /// <param name="budget">What it may use from here.</param>
    /// <param name="exceeded">Called once when it has used more, and never after the result is disposed of.</param>
    public IDisposable Allow(TimeSpan used, TimeSpan budget, Action<BrokenCeiling> exceeded)
    {
        lock (gate)
        {
            allowance = new ProcessorAllowance(used, budget, exceeded);
            return new Registration(this, allowance);
        }
    }

    /// <summary>It has nothing to do from now on.</summary>
    /// <param name="used">What it has used so far.</param>
    public void Rest(TimeSpan used)
    {
        lock (gate)
        {
            rest = (used, time.GetTimestamp());
        }
    }

    /// <summary>It has something to do again.</summary>
    public void Work()
    {
        lock (gate)
        {
            rest = null;
        }
    }

    /// <summary>
    /// Whether its first thread has ended while others go on: Linux then says that the process occupies nothing. Only when asked
    /// twice, since every end of a process looks like this for a moment.
    /// </summary>
    public bool IsHidden(ProcessUsage usage)
    {
        var isHidden = usage is { ResidentBytes: 0, Threads: > 1 };
        (var was, wasHidden) = (wasHidden, isHidden);
        return was && isHidden;
    }

    /// <summary>Finds a ceiling that is broken; null when there is none.</summary>
    public BrokenCeiling? FindBroken(ProcessUsage usage) => usage switch
    {
        _ when usage.ResidentBytes > residentBytes => new BrokenCeiling(WatchedResource.Memory, residentBytes, usage.ResidentBytes),
        _ when usage.Threads > threads => new BrokenCeiling(WatchedResource.Threads, threads, usage.Threads),
        _ => FindRestless(usage.ProcessorTime),
    };

    private BrokenCeiling? FindRestless(TimeSpan used)
    {
        lock (gate)
        {
            return rest is { } resting
                && Afterwards + (time.GetElapsedTime(resting.Since) * RestingShare) is var allowed
                && used - resting.Used is var spent
                && spent > allowed
                    ? new BrokenCeiling(WatchedResource.ProcessorTime, (long)allowed.TotalMilliseconds, (long)spent.TotalMilliseconds)
                    : null;
        }
    }

    /// <summary>Takes note of the processor time that has been used.</summary>
    public void Charge(TimeSpan used)
    {
        // Under the lock, so that nobody is told of a run that is over.
        lock (gate)
        {
            if (allowance is { } allowed && used - allowed.Used is var spent && spent > allowed.Budget)
            {
                allowance = null;
                allowed.Exceeded(new BrokenCeiling(
                    WatchedResource.ProcessorTime, (long)allowed.Budget.TotalMilliseconds, (long)spent.TotalMilliseconds));
            }
        }
    }

    private sealed record ProcessorAllowance(TimeSpan Used, TimeSpan Budget, Action<BrokenCeiling> Exceeded);

    private sealed class Registration(ChildCeilings ceilings, ProcessorAllowance allowance) : IDisposable
    {
        public void Dispose()
        {
            lock (ceilings.gate)
            {
                if (ReferenceEquals(ceilings.allowance, allowance))
                {
                    ceilings.allowance = null;
                }
            }
        }
    }
}

namespace CodeModeRoslyn.Sandbox.Watching;

/// <summary>How much a child may use. Processor time is allowed piece by piece, one run's at a time.</summary>
/// <param name="residentBytes">Memory that it may occupy.</param>
/// <param name="threads">Threads that it may have.</param>
internal sealed class ChildCeilings(long residentBytes, int threads)
{
    private readonly Lock gate = new();
    private ProcessorAllowance? allowance;

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

    /// <summary>Finds a ceiling that is broken; null when there is none.</summary>
    public BrokenCeiling? FindBroken(ProcessUsage usage) => usage switch
    {
        _ when usage.ResidentBytes > residentBytes => new BrokenCeiling(WatchedResource.Memory, residentBytes, usage.ResidentBytes),
        _ when usage.Threads > threads => new BrokenCeiling(WatchedResource.Threads, threads, usage.Threads),
        _ => null,
    };

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

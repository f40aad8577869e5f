namespace CodeModeRoslyn.Sandbox.Watching;

/// <summary>How much a child may use. Processor time is allowed piece by piece, one run's at a time.</summary>
/// <param name="residentBytes">Memory that it may occupy.</param>
/// <param name="threads">Threads that it may have.</param>
internal sealed class ChildCeilings(long residentBytes, int threads)
{
    private ProcessorAllowance? allowance;

    /// <summary>Allows this much processor time from now on, until the result is disposed of.</summary>
    /// <param name="used">What it has used so far.</param>
    /// <param name="budget">What it may use from here.</param>
    public IDisposable Allow(TimeSpan used, TimeSpan budget)
    {
        var allowed = new ProcessorAllowance(this, used, budget);
        Volatile.Write(ref allowance, allowed);
        return allowed;
    }

    /// <summary>Finds a ceiling that is broken; null when there is none.</summary>
    public BrokenCeiling? FindBroken(ProcessUsage usage)
    {
        if (usage.ResidentBytes > residentBytes)
        {
            return new BrokenCeiling(WatchedResource.Memory, residentBytes, usage.ResidentBytes);
        }

        if (usage.Threads > threads)
        {
            return new BrokenCeiling(WatchedResource.Threads, threads, usage.Threads);
        }

        return Volatile.Read(ref allowance) is { } allowed && usage.ProcessorTime - allowed.Used is var spent && spent > allowed.Budget
            ? new BrokenCeiling(WatchedResource.ProcessorTime, (long)allowed.Budget.TotalMilliseconds, (long)spent.TotalMilliseconds)
            : null;
    }

    private sealed class ProcessorAllowance(ChildCeilings ceilings, TimeSpan used, TimeSpan budget) : IDisposable
    {
        public TimeSpan Used => used;

        public TimeSpan Budget => budget;

        public void Dispose() => Interlocked.CompareExchange(ref ceilings.allowance, null, this);
    }
}

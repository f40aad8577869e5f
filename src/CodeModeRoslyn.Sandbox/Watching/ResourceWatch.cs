using System.Collections.Concurrent;
using CodeModeRoslyn.Sandbox.Launch;

namespace CodeModeRoslyn.Sandbox.Watching;

/// <summary>
/// Ends children that occupy more memory than they may. The net under the kernel's ceilings, which not every system has and
/// which do not count shared mappings. One timer for all children.
/// </summary>
internal sealed class ResourceWatch : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    private readonly ConcurrentDictionary<ChildProcess, long> ceilings = new();
    private readonly ITimer timer;

    public ResourceWatch(TimeProvider time) => timer = time.CreateTimer(_ => Look(), null, Interval, Interval);

    /// <summary>Watches a child until the result is disposed of.</summary>
    /// <param name="child">The child.</param>
    /// <param name="residentCeiling">The most memory it may occupy, in bytes.</param>
    public IDisposable Watch(ChildProcess child, long residentCeiling)
    {
        ceilings[child] = residentCeiling;
        return new Registration(this, child);
    }

    public void Dispose() => timer.Dispose();

    private void Look()
    {
        foreach (var (child, ceiling) in ceilings)
        {
            if (child.ResidentBytes is var resident && resident > ceiling)
            {
                child.Kill($"It occupied {resident >> 20} MB of memory, and may occupy {ceiling >> 20} MB.");
            }
        }
    }

    private sealed class Registration(ResourceWatch watch, ChildProcess child) : IDisposable
    {
        public void Dispose() => watch.ceilings.TryRemove(child, out _);
    }
}

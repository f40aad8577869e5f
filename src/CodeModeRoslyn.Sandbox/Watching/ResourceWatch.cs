using System.Collections.Concurrent;
using CodeModeRoslyn.Sandbox.Launch;

namespace CodeModeRoslyn.Sandbox.Watching;

/// <summary>
/// Ends children that use more than they may: memory, as the net under the kernel's ceilings, which not every system has and
/// which do not count shared mappings; threads, which the kernel counts by user only. Tells of a run that has used up its processor time.
/// One timer for all children.
/// </summary>
internal sealed class ResourceWatch : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    private readonly ConcurrentDictionary<ChildProcess, ChildCeilings> children = new();
    private readonly ITimer timer;

    public ResourceWatch(TimeProvider time) => timer = time.CreateTimer(_ => Look(), null, Interval, Interval);

    /// <summary>Watches a child until the result is disposed of.</summary>
    public IDisposable Watch(ChildProcess child, ChildCeilings ceilings)
    {
        children[child] = ceilings;
        return new Registration(this, child);
    }

    public void Dispose() => timer.Dispose();

    private void Look()
    {
        foreach (var (child, ceilings) in children)
        {
            if (child.Usage is not { } usage)
            {
                continue; // It has ended.
            }

            if (ceilings.IsHidden(usage))
            {
                child.Kill("Its first thread has ended and others go on, which hides what it uses.");
            }
            else if (ceilings.FindBroken(usage) is { } broken)
            {
                child.Kill(broken);
            }

            ceilings.Charge(usage.ProcessorTime);
        }
    }

    private sealed class Registration(ResourceWatch watch, ChildProcess child) : IDisposable
    {
        public void Dispose() => watch.children.TryRemove(child, out _);
    }
}

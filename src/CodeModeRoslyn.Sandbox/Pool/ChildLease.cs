using CodeModeRoslyn.Sandbox.Launch;

namespace CodeModeRoslyn.Sandbox.Pool;

/// <summary>An exclusive hold on one child. Ends with <see cref="Return"/>; disposing without it retires the child.</summary>
public sealed class ChildLease : IDisposable
{
    private readonly ChildPool pool;
    private readonly PooledChild child;
    private int isOver;

    internal ChildLease(ChildPool pool, PooledChild child)
    {
        this.pool = pool;
        this.child = child;
    }

    /// <summary>The child. It may end at any moment; watch <see cref="ChildProcess.Exited"/>.</summary>
    public ChildProcess Child => child.Process;

    /// <summary>Whom the child serves.</summary>
    public string Principal => child.Principal!;

    /// <summary>
    /// Says that the child is about to be given back, proven clean or not: who waits for one in its principal's name waits for
    /// it, and takes no idle one away from another principal.
    /// </summary>
    public void BeginReturn() => pool.Expect(child);

    /// <summary>
    /// Says that the child waits for something outside, such as a person: until the answer is disposed, another one may be lent
    /// beyond the ceiling.
    /// </summary>
    public IDisposable Park()
    {
        pool.Park(child, isParked: true);
        return new Parking(this);
    }

    /// <summary>Gives the child back. Only the first call counts.</summary>
    /// <param name="reusable">Whether it was proven clean. Otherwise, or when it has ended or said something unread, it is replaced.</param>
    public void Return(bool reusable)
    {
        if (Interlocked.Exchange(ref isOver, 1) == 0)
        {
            pool.TakeBack(child, reusable);
        }
    }

    /// <summary>Retires the child unless it was returned.</summary>
    public void Dispose() => Return(reusable: false);

    private sealed class Parking(ChildLease lease) : IDisposable
    {
        public void Dispose()
        {
            // By then the child may be somebody else's.
            if (Volatile.Read(ref lease.isOver) == 0)
            {
                lease.pool.Park(lease.child, isParked: false);
            }
        }
    }
}

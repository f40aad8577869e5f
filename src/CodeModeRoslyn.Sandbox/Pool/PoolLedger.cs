using CodeModeRoslyn.Sandbox.Launch;

namespace CodeModeRoslyn.Sandbox.Pool;

/// <summary>Who has which child, and who is next. Decides everything and does nothing: each change answers with orders.</summary>
/// <param name="options">Ceilings.</param>
internal sealed class PoolLedger(ChildPoolOptions options)
{
    // One failure may be bad luck; after several in a row, those who wait are told why instead of waiting in vain.
    private const int FailuresBeforeTelling = 3;

    private readonly Lock gate = new();
    private readonly List<PooledChild> idle = []; // Longest idle first.
    private readonly HashSet<PooledChild> lent = [];
    private readonly List<PoolWaiter> waiters = []; // Longest waiting first.
    private int starting;
    private bool isClosed;
    private ChildStartException? lastFailure;

    /// <summary>How many starts have failed since a child was last lent.</summary>
    public int Failures { get; private set; }

    private int Alive => idle.Count + lent.Count(child => child.Waits == 0) + starting;

    /// <summary>Begins to keep children warm.</summary>
    public PoolOrders Open()
    {
        lock (gate)
        {
            return Settle();
        }
    }

    /// <summary>Puts a waiter at the end of the queue.</summary>
    public PoolOrders Enqueue(PoolWaiter waiter)
    {
        lock (gate)
        {
            ObjectDisposedException.ThrowIf(isClosed, typeof(ChildPool));
            waiters.Add(waiter);
            return Settle();
        }
    }

    /// <summary>Takes a waiter out of the queue.</summary>
    /// <returns>False when it has been granted a child, or told why not, in between.</returns>
    public bool Withdraw(PoolWaiter waiter)
    {
        lock (gate)
        {
            return waiters.Remove(waiter);
        }
    }

    /// <summary>A child was started and is warm.</summary>
    public PoolOrders Ready(PooledChild child)
    {
        lock (gate)
        {
            starting--;
            idle.Add(child);
            return Settle();
        }
    }

    /// <summary>A child could not be started.</summary>
    public PoolOrders StartFailed(ChildStartException reason)
    {
        lock (gate)
        {
            starting--;
            Failures++;
            lastFailure = reason;
            return Settle();
        }
    }

    /// <summary>A lease is about to end. That changes nothing for anybody but who comes next.</summary>
    public void Expect(PooledChild child)
    {
        lock (gate)
        {
            child.IsReturning = true;
        }
    }

    /// <summary>A lender waits, or goes on.</summary>
    public PoolOrders Park(PooledChild child, bool isParked)
    {
        lock (gate)
        {
            child.Waits += isParked ? 1 : -1;
            return Settle();
        }
    }

    /// <summary>A lease has ended.</summary>
    /// <param name="child">Its child.</param>
    /// <param name="isReusable">Whether the child may serve its principal again.</param>
    /// <param name="isWorn">Whether it is to be replaced when there is another.</param>
    public PoolOrders GiveBack(PooledChild child, bool isReusable, bool isWorn)
    {
        lock (gate)
        {
            // Closing the pool has taken it from its lease already.
            if (!lent.Remove(child))
            {
                return new PoolOrders(0, []);
            }

            child.IsWorn |= isWorn;
            child.Waits = 0;
            if (isReusable)
            {
                idle.Add(child);
                return Settle();
            }

            return Settle(child);
        }
    }

    /// <summary>Gives up children that nobody has wanted for long.</summary>
    /// <param name="isStale">Whether one that has served somebody has been idle for too long.</param>
    public PoolOrders Trim(Predicate<PooledChild> isStale)
    {
        lock (gate)
        {
            var most = options.IsForOne ? Math.Max(0, Alive - options.Warm) : int.MaxValue;
            var stale = idle.Where(child => child.Principal is not null && isStale(child)).Take(most).ToList();
            stale.ForEach(child => idle.Remove(child));
            return Settle([.. stale]);
        }
    }

    /// <summary>A child has ended. One that is lent stays with its lease, which will notice.</summary>
    public PoolOrders Lost()
    {
        lock (gate)
        {
            return Settle();
        }
    }

    /// <summary>Takes all children back, and tells all who wait.</summary>
    public PoolOrders Close()
    {
        lock (gate)
        {
            isClosed = true;
            return Settle();
        }
    }

    // The one place where children and waiters meet. Principals take turns: whoever has fewer children, or fewer waiters before this
    // one, is first, and then who came first. A later one may only take what no earlier one can use, which is an idle child that
    // belongs to the later one's principal.
    private PoolOrders Settle(params List<PooledChild> retire)
    {
        if (isClosed)
        {
            retire.AddRange(idle);
            retire.AddRange(lent);
            idle.Clear();
            lent.Clear();
            FailWaiters(() => new ObjectDisposedException(nameof(ChildPool)));
            return new PoolOrders(0, retire);
        }

        SortOut(retire);
        Renew(retire);
        var before = starting;
        var uncommitted = starting;
        var returning = lent.Where(child => child.IsReturning).Select(child => child.Principal).ToList();
        foreach (var waiter in InTurn())
        {
            if (TakeIdle(waiter.Principal) is { } child)
            {
                waiters.Remove(waiter);
                Lend(child, waiter);
            }
            else if (uncommitted > 0)
            {
                uncommitted--;
            }
            else if (MayStart() && Alive < options.Ceiling)
            {
                starting++;
            }
            else if (returning.Remove(waiter.Principal))
            {
                // It comes back in a moment, or makes room for a start.
            }
            else if (MayStart() && Evict(retire))
            {
                starting++;
            }
        }

        // What was lent beyond the ceiling, while others waited for something outside, is not kept.
        while (Alive > options.Ceiling && Evict(retire))
        {
        }

        var spare = options.IsForOne ? Alive - idle.Concat(lent).Count(child => child.IsWorn) : idle.Count(child => child.Principal is null) + uncommitted;
        while (spare < options.Warm && Alive < options.Ceiling && MayStart())
        {
            starting++;
            spare++;
        }

        if (Failures >= FailuresBeforeTelling && lent.Count == 0)
        {
            FailWaiters(() => new ChildStartException(lastFailure!.Message, lastFailure));
        }

        return new PoolOrders(starting - before, retire);
    }

    private List<PoolWaiter> InTurn()
    {
        var turns = lent.GroupBy(child => child.Principal ?? "").ToDictionary(of => of.Key, of => of.Count(), StringComparer.Ordinal);
        return waiters
            .Select(waiter => (Waiter: waiter, Turn: turns[waiter.Principal] = turns.GetValueOrDefault(waiter.Principal) + 1))
            .ToList()
            .OrderBy(one => one.Turn)
            .Select(one => one.Waiter)
            .ToList();
    }

    private void SortOut(List<PooledChild> retire)
    {
        foreach (var child in idle.Where(child => !child.IsFit).ToList())
        {
            idle.Remove(child);
            retire.Add(child);
            if (child.Uses == 0)
            {
                // A program that starts and then dies unasked would otherwise be started again without end or pause.
                Failures++;
                lastFailure = new ChildStartException($"The {child.Process.Name} ended, or spoke, before it was given any work.");
            }
        }
    }

    // A worn child serves on until another can take its place, so that nobody waits for a start. Where none can come, it goes at once.
    private void Renew(List<PooledChild> retire)
    {
        foreach (var child in idle.Where(child => child.IsWorn).ToList())
        {
            var isFreshComing = starting > 0 || (options.Warm > 0 && Alive < options.Ceiling);
            if (!isFreshComing || idle.Exists(other => other.Principal is null || (options.IsForOne && !other.IsWorn)))
            {
                idle.Remove(child);
                retire.Add(child);
            }
        }
    }

    // While starts fail, one at a time is enough to find out when they no longer do.
    private bool MayStart() => Failures == 0 || starting == 0;

    private PooledChild? TakeIdle(string principal)
    {
        // Its own most recently used, whose memory is likely still in place; otherwise one that belongs to nobody yet.
        var child = idle.FindLast(child => child.Principal == principal) ?? idle.Find(child => child.Principal is null);
        if (child is not null)
        {
            idle.Remove(child);
        }

        return child;
    }

    private void Lend(PooledChild child, PoolWaiter waiter)
    {
        Failures = 0;
        child.IsReturning = false;
        child.Principal = waiter.Principal;
        child.Uses++;
        lent.Add(child);
        waiter.Grant(child);
    }

    // Only called when nobody's child and the waiter's own are out of the question, so whatever is idle is another's.
    private bool Evict(List<PooledChild> retire)
    {
        if (idle.Count == 0)
        {
            return false;
        }

        retire.Add(idle[0]);
        idle.RemoveAt(0);
        return true;
    }

    private void FailWaiters(Func<Exception> reason)
    {
        waiters.ForEach(waiter => waiter.Fail(reason()));
        waiters.Clear();
    }
}

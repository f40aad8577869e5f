using CodeModeRoslyn.Sandbox.Launch;

namespace CodeModeRoslyn.Sandbox.Pool;

/// <summary>A child as the pool's ledger sees it. Changed only under the ledger's lock.</summary>
/// <param name="process">The process.</param>
internal sealed class PooledChild(ChildProcess process)
{
    public ChildProcess Process { get; } = process;

    /// <summary>Whom it serves, from its first lease to its end.</summary>
    public string? Principal { get; set; }

    public int Uses { get; set; }

    /// <summary>Whether it has served long enough, or grown too large, to be replaced when there is another.</summary>
    public bool IsWorn { get; set; }

    /// <summary>When its last lease ended, as the pool's clock counts.</summary>
    public long ReturnedAt { get; set; }

    /// <summary>Whether its lease is about to end.</summary>
    public bool IsReturning { get; set; }

    /// <summary>For how many things outside its lender waits. While it does, others may have as many children as if this one were not there.</summary>
    public int Waits { get; set; }

    /// <summary>Alive, not about to die, and silent: a child that speaks while nobody has asked it anything is not to be trusted with more.</summary>
    public bool IsFit => !Process.IsKilled && !Process.Exited.IsCompleted && !Process.Received.TryPeek(out _);
}

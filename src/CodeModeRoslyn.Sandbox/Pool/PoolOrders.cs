namespace CodeModeRoslyn.Sandbox.Pool;

/// <summary>What is to be done, outside the lock, after the ledger has changed.</summary>
/// <param name="Starts">How many children to start.</param>
/// <param name="Retire">Which children to end.</param>
internal sealed record PoolOrders(int Starts, IReadOnlyList<PooledChild> Retire);

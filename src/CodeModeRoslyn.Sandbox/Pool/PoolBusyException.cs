namespace CodeModeRoslyn.Sandbox.Pool;

/// <summary>Every child stayed lent for longer than a lender waits. For the caller: the same request may succeed later.</summary>
public sealed class PoolBusyException : Exception
{
    /// <summary>Creates one with a sentence.</summary>
    public PoolBusyException(string message) : base(message) { }
}

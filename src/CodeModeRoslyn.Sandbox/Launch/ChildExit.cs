using CodeModeRoslyn.Sandbox.Watching;

namespace CodeModeRoslyn.Sandbox.Launch;

/// <summary>How a child process ended. What it says about itself is not to be believed; what the host did to it is.</summary>
/// <param name="ExitCode">Its exit code; 128 + the signal's number when a signal ended it (134 abort, 137 kill).</param>
/// <param name="StandardErrorTail">The last few kilobytes of its standard error. Hostile text, for the log.</param>
/// <param name="ProtocolError">Which rule of the protocol it broke, when the host ended it for that.</param>
/// <param name="KilledBecause">Why the host ended it; null when it ended by itself or was killed without a reason given.</param>
/// <param name="Broken">The ceiling for which the host ended it; null when it was for no ceiling.</param>
public sealed record ChildExit(int ExitCode, string StandardErrorTail, string? ProtocolError, string? KilledBecause, BrokenCeiling? Broken)
{
    /// <summary>Whether it ended for want of memory: the host's watch says so, or the runtime's last words.</summary>
    public bool RanOutOfMemory =>
        Broken is { Resource: WatchedResource.Memory }
        || StandardErrorTail.Contains("Out of memory", StringComparison.Ordinal)
        || StandardErrorTail.Contains(nameof(OutOfMemoryException), StringComparison.Ordinal);
}

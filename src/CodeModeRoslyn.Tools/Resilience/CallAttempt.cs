using CodeModeRoslyn.Tools.Calls;

namespace CodeModeRoslyn.Tools.Resilience;

/// <summary>How one attempt of a call ended, and what the pipeline makes of it.</summary>
/// <param name="Outcome">What the script would see.</param>
internal readonly record struct CallAttempt(ToolCallOutcome Outcome)
{
    /// <summary>It shows that the connection is of no more use.</summary>
    public bool ConnectionIsDead { get; init; }

    /// <summary>The upstream failed, and not the call: many of these, and it is left alone for a while.</summary>
    public bool IsUpstreamFault { get; init; }

    /// <summary>A fault that passes, so that the same call may succeed in a moment.</summary>
    public bool MayPass { get; init; }

    /// <summary>How long the upstream asks to wait.</summary>
    public TimeSpan? RetryAfter => (Outcome as ToolCallOutcome.Failed)?.RetryAfter;
}

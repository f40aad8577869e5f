namespace CodeModeRoslyn.Tools.Calls;

/// <summary>Calls a tool at its upstream, through the upstream's resilience pipeline.</summary>
public interface IToolCaller
{
    /// <summary>Makes the call and never throws for what the upstream does: a failure is an answer.</summary>
    /// <param name="call">The call.</param>
    /// <param name="cancellationToken">Ends the call because its run has ended.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    Task<ToolCallOutcome> CallAsync(OutgoingCall call, CancellationToken cancellationToken);
}

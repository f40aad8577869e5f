using CodeModeRoslyn.Tools.Catalog;

namespace CodeModeRoslyn.Tools.Calls;

/// <summary>Calls a tool at its upstream, through the upstream's resilience pipeline.</summary>
public interface IToolCaller
{
    /// <summary>Calls the tool and never throws for what the upstream does: a failure is an answer.</summary>
    /// <param name="tool">The tool.</param>
    /// <param name="arguments">The arguments, a JSON object in UTF-8, already checked.</param>
    /// <param name="timeout">The longest wait, counted from the moment the call is sent.</param>
    /// <param name="cancellationToken">Ends the call because its run has ended.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    Task<ToolCallOutcome> CallAsync(
        ToolDescriptor tool, ReadOnlyMemory<byte> arguments, TimeSpan timeout, CancellationToken cancellationToken);
}

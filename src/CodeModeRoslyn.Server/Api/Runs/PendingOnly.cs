using CodeModeRoslyn.Execution.Callers;
using CodeModeRoslyn.Server.Approvals;

namespace CodeModeRoslyn.Server.Api.Runs;

/// <summary>The way back to a caller of the API, who finds questions among those that are pending and answers them there.</summary>
internal sealed class PendingOnly : ICallerLink
{
    private PendingOnly() { }

    public static PendingOnly Instance { get; } = new();

    public bool CanAsk => true;

    public void Progress(string message)
    {
        // Whoever wants to know follows the run's events.
    }

    public void Log(string level, string upstream, string message)
    {
        // Lines of upstreams' logs are for MCP clients, which can say which they want.
    }

    public Task<Answer> AskAsync(Question question, CancellationToken cancellationToken) => WaitingQuestion.StandAsync(cancellationToken);
}

using CodeModeRoslyn.Execution.Callers;
using ModelContextProtocol;
using ModelContextProtocol.Server;

namespace CodeModeRoslyn.Server.EntryTools;

/// <summary>The link to a client of a revision with sessions: a question is a request to it, and the run waits with its own request open.</summary>
/// <param name="server">The caller's session.</param>
internal sealed class ElicitingLink(McpServer server) : ICallerLink
{
    public bool CanAsk => server.ClientCapabilities?.Elicitation is { Form: not null };

    public async Task<Answer> AskAsync(Question question, CancellationToken cancellationToken)
    {
        try
        {
            var result = await server.ElicitAsync(Elicitation.Of(question), cancellationToken);
            return Elicitation.Read(result);
        }
        catch (Exception unheard) when (unheard is McpException or IOException or InvalidOperationException && !cancellationToken.IsCancellationRequested)
        {
            // The client cannot after all, or is gone. The script is told that nobody was asked.
            return Answer.Unheard;
        }
    }
}

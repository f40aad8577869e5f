using CodeModeRoslyn.Execution.Callers;
using CodeModeRoslyn.Server.Approvals;
using ModelContextProtocol;
using ModelContextProtocol.Server;

namespace CodeModeRoslyn.Server.EntryTools;

/// <summary>The link to a client of a revision with sessions: a question is a request to it, and the run waits with its own request open.</summary>
/// <param name="server">The caller's session.</param>
/// <param name="progress">Tells the caller how the run gets on.</param>
/// <param name="log">Takes lines of upstreams' logs.</param>
/// <param name="waits">Whether questions that the client cannot put to its person wait for somebody on the page.</param>
internal sealed class ElicitingLink(McpServer server, RunProgress progress, CallerLog log, bool waits) : ICallerLink
{
    public bool CanAsk => ClientAsks || waits;

    /// <summary>Whether the client itself puts questions to its person.</summary>
    public bool ClientAsks => server.ClientCapabilities?.Elicitation is { Form: not null };

    public void Progress(string message) => progress.Report(message);

    public void Log(string level, string upstream, string message) => log.Send(level, upstream, message);

    public async Task<Answer> AskAsync(Question question, CancellationToken cancellationToken)
    {
        if (!CanAsk)
        {
            return Answer.Unheard;
        }

        if (!ClientAsks)
        {
            progress.Report("A question waits for a person on codemode's page.");
            return await WaitingQuestion.StandAsync(cancellationToken);
        }

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

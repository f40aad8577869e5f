using System.Text.Json.Nodes;
using CodeModeRoslyn.Server.Rpc;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace CodeModeRoslyn.Server.EntryTools;

/// <summary>Lines of upstreams' logs, for callers that have said which levels they want: for their session, or in the request.</summary>
/// <param name="server">The caller's session, or request.</param>
/// <param name="request">The request.</param>
internal sealed class CallerLog(McpServer server, JsonRpcRequest request)
{
    // Deprecated in 2026-07-28, where it still may be used; the SDK's own types say so at every use.
    private const string Notification = "notifications/message";
    private static readonly string[] Levels = ["debug", "info", "notice", "warning", "error", "critical", "alert", "emergency"];

    private const int MostUnsent = 100;

    private readonly int least = LeastOf(server, request);
    private int unsent;

    /// <summary>Sends a line, if it is wanted. That it cannot be sent is no fault of the run's.</summary>
    public void Send(string level, string logger, string message)
    {
        var severity = Array.IndexOf(Levels, level);
        if (severity < 0 || severity < least)
        {
            return;
        }

        // A caller that reads slowly loses lines, and not the host its memory.
        if (Interlocked.Increment(ref unsent) > MostUnsent)
        {
            Interlocked.Decrement(ref unsent);
            return;
        }

        _ = SendAsync(new JsonRpcNotification
        {
            Method = Notification,
            Params = new JsonObject { ["level"] = level, ["logger"] = logger, ["data"] = message },
        });
    }

    private async Task SendAsync(JsonRpcNotification line)
    {
        await server.SendMessageAsync(line).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Interlocked.Decrement(ref unsent);
    }

    private static int LeastOf(McpServer server, JsonRpcRequest request)
    {
        // Callers of the older revisions set it for their session; it is deprecated, and in use.
#pragma warning disable MCP9005
        var session = server.LoggingLevel?.ToString();
#pragma warning restore MCP9005
        var level = Array.IndexOf(Levels, RequestMetadata.LogLevel(request) ?? session?.ToLowerInvariant());
        return level < 0 ? int.MaxValue : level;
    }
}

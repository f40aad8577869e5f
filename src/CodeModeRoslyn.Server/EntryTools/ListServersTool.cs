using System.Text;
using CodeModeRoslyn.Execution.Grants;
using CodeModeRoslyn.Tools.Bindings.Naming;
using CodeModeRoslyn.Tools.Catalog;
using ModelContextProtocol.Server;

namespace CodeModeRoslyn.Server.EntryTools;

/// <summary><c>list_servers</c>: what stands behind this server, and how it stands.</summary>
internal sealed class ListServersTool(IToolCatalog catalog, GrantList grants, Caller caller)
{
    public McpServerTool Create() => McpServerTool.Create(
        List,
        new McpServerToolCreateOptions
        {
            Name = "list_servers",
            Title = "List servers",
            Description = EntryToolTexts.ListServers,
            ReadOnly = true,
            Idempotent = true,
            OpenWorld = false,
        });

    private string List()
    {
        var answer = new StringBuilder();
        foreach (var upstream in catalog.Current.Upstreams)
        {
            var granted = upstream.Tools.Count(tool => grants.Allows(caller.Principal, tool));
            answer.Append(upstream.Alias).Append(" (").Append(upstream.IsForScripts ? $"tools.{UpstreamNames.Of(upstream.Alias)}" : "called directly, not from scripts").Append("): ");
            answer.AppendLine(upstream.Status switch
            {
                { State: UpstreamState.Ready } => granted == 1 ? "1 tool" : $"{granted} tools",
                { State: UpstreamState.Connecting } => "connecting",
                { Reason: var reason } => $"unavailable: {QuotedText.InLine(reason ?? "")}",
            });
        }

        return answer.Length > 0 ? answer.ToString() : "No servers are configured.";
    }
}

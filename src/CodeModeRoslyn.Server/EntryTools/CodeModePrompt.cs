using System.ComponentModel;
using System.Text;
using CodeModeRoslyn.Execution.Grants;
using CodeModeRoslyn.Tools.Bindings.Naming;
using CodeModeRoslyn.Tools.Catalog;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace CodeModeRoslyn.Server.EntryTools;

/// <summary>The prompt <c>code_mode</c>: tells a model how to work with this server, for those who choose it in their client.</summary>
/// <param name="catalog">The servers that it names.</param>
/// <param name="grants">Which of their tools a caller has.</param>
public sealed class CodeModePrompt(IToolCatalog catalog, GrantList grants)
{
    /// <summary>Of the task that a caller gives with it.</summary>
    private const int LongestTask = 20_000;

    /// <summary>The text, with the servers that the caller can reach. Of those, nothing is in it that they say themselves.</summary>
    public string Text(Caller caller)
    {
        ArgumentNullException.ThrowIfNull(caller);
        var text = new StringBuilder(EntryToolTexts.Prompt).Append("\n\nServers behind it\n");
        var servers = 0;
        foreach (var upstream in catalog.Current.ForScripts)
        {
            var tools = upstream.Tools.Count(tool => grants.Allows(caller.Principal, tool));
            text.Append($"- {upstream.Alias}: tools.{UpstreamNames.Of(upstream.Alias)}{tools switch { 0 => "", 1 => ", 1 tool", _ => $", {tools} tools" }}\n");
            servers++;
        }

        return servers > 0 ? text.ToString().TrimEnd() : EntryToolTexts.Prompt;
    }

    internal McpServerPrompt Create(Caller caller) => McpServerPrompt.Create(
        ([Description("What is to be done; left out, the prompt only explains.")] string? task = null) => new GetPromptResult
        {
            Description = EntryToolTexts.PromptDescription,
            Messages = [new PromptMessage { Role = Role.User, Content = new TextContentBlock { Text = Text(caller) + Task(task) } }],
        },
        new McpServerPromptCreateOptions { Name = "code_mode", Title = "Code mode", Description = EntryToolTexts.PromptDescription });

    private static string Task(string? task) =>
        string.IsNullOrWhiteSpace(task) ? "" : $"\n\nThe task\n{(task.Length > LongestTask ? task[..LongestTask] + "…" : task)}";
}

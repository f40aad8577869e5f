using System.Collections.Concurrent;
using CodeModeRoslyn.Execution.Compiling;
using CodeModeRoslyn.Execution.Grants;
using CodeModeRoslyn.Execution.Runs;
using CodeModeRoslyn.Tools.Catalog;
using CodeModeRoslyn.Tools.Learning;
using CodeModeRoslyn.Tools.Search;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace CodeModeRoslyn.Server.EntryTools;

/// <summary>Offers every caller the three entry tools, and nothing else.</summary>
internal sealed class EntryToolsFactory(
    IToolCatalog catalog, ToolSearch search, LearnedTypes learned, BindingLibrary bindings, ScriptRunner runner, ResumableRuns resumable, GrantList grants, TimeProvider time)
    : IMcpServerOptionsFactory
{
    private static readonly Implementation ServerInfo = new()
    {
        Name = "codemode",
        Title = "CodeModeRoslyn",
        Version = typeof(EntryToolsFactory).Assembly.GetName().Version!.ToString(3),
    };

    // Made by reflection, which is too slow for every request; there are as many callers as the configuration names.
    private readonly ConcurrentDictionary<Caller, McpServerTool[]> tools = new();

    /// <inheritdoc/>
    public McpServerOptions Create(Caller caller) => new()
    {
        ServerInfo = ServerInfo,
        ServerInstructions = EntryToolTexts.Instructions,
        ToolCollection = [.. tools.GetOrAdd(caller, Tools)],
        Capabilities = MayLog(),
    };

    // Deprecated in 2026-07-28; callers of the older revisions set the level of log lines that they want.
#pragma warning disable MCP9005
    private static ServerCapabilities MayLog() => new() { Logging = new LoggingCapability() };
#pragma warning restore MCP9005

    private McpServerTool[] Tools(Caller caller) =>
    [
        new CheckedArguments(new ListServersTool(catalog, grants, caller).Create()),
        new CheckedArguments(new SearchToolsTool(search, bindings, learned, catalog, grants, caller).Create()),
        new CheckedArguments(new ExecuteCodeTool(runner, resumable, caller, time).Create()),
    ];
}

using System.ComponentModel;
using CodeModeRoslyn.Execution.Compiling;
using CodeModeRoslyn.Execution.Grants;
using CodeModeRoslyn.Tools.Catalog;
using CodeModeRoslyn.Tools.Learning;
using CodeModeRoslyn.Tools.Search;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace CodeModeRoslyn.Server.EntryTools;

/// <summary><c>search_tools</c>: declarations to copy into a script.</summary>
internal sealed class SearchToolsTool(ToolSearch search, BindingLibrary bindings, LearnedTypes learned, IToolCatalog catalog, GrantList grants, Caller caller)
{
    private const int DefaultLimit = 30;
    private const int MostHits = 100;
    private const int CensusLimit = 100;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    public McpServerTool Create() => McpServerTool.Create(
        SearchAsync,
        new McpServerToolCreateOptions
        {
            Name = "search_tools",
            Title = "Search tools",
            Description = EntryToolTexts.SearchTools,
            ReadOnly = true,
            Idempotent = true,
            OpenWorld = false,
        });

    private async Task<CallToolResult> SearchAsync(
        [Description("What the tool should do, in a few words. Empty with a server: all of its tools.")] string query,
        [Description("Only tools of this server, by its name in list_servers.")] string? server = null,
        [Description("At most so many tools, 1 to 100; default 30.")] int? limit = null,
        [Description("Skip so many, to read on.")] int? offset = null,
        [Description("Only tools that change nothing.")] bool? read_only = null,
        CancellationToken cancellationToken = default)
    {
        // At start, a moment's patience saves the model a second search.
        await catalog.WaitForAsync([.. catalog.Current.ForScripts.Select(upstream => upstream.Alias)], Patience, cancellationToken);
        var most = Math.Clamp(limit ?? (string.IsNullOrWhiteSpace(query) ? CensusLimit : DefaultLimit), 1, MostHits);
        var skip = Math.Max(offset ?? 0, 0);
        var answer = search.Search(query, server, most, skip, grants.Filter(caller.Principal), read_only == true);
        if (answer.UnknownUpstream && catalog.Current.Upstreams.FirstOrDefault(upstream => string.Equals(upstream.Alias, server, StringComparison.OrdinalIgnoreCase)) is { } direct)
        {
            return Text($"The tools of '{direct.Alias}' are not for scripts: call them directly, as tools of this server.", isError: true);
        }

        if (answer.UnknownUpstream)
        {
            return Text(
                $"There is no server '{server}'."
                + (answer.NearestUpstream is { } nearest ? $" Did you mean '{nearest}'?" : " list_servers names them."),
                isError: true);
        }

        return Text((answer.Total == 0 ? NothingFound(query) : new SearchText(bindings, catalog.Current.Upstreams.ToDictionary(upstream => upstream.Alias, upstream => learned.Apply(caller.Principal, upstream))).Write(answer, skip)) + NotSearched(server));
    }

    private string NotSearched(string? server) => string.Concat(
        from upstream in catalog.Current.ForScripts
        where (server is null || upstream.Alias == server) && upstream.Status.State != UpstreamState.Ready
        select $"\n// Not searched: {upstream.Alias}, which {(upstream.Status.State == UpstreamState.Connecting ? "is still connecting; search again in a moment" : $"is unavailable: {QuotedText.InLine(upstream.Status.Reason ?? "")}")}.");

    private static string NothingFound(string query) =>
        $"No tool matches '{query}'. Try other words, or an empty query with a server of list_servers.";

    private static CallToolResult Text(string text, bool isError = false) =>
        new() { Content = [new TextContentBlock { Text = text }], IsError = isError };
}

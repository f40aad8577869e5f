using System.Collections.Concurrent;
using CodeModeRoslyn.Execution.Compiling;
using CodeModeRoslyn.Execution.Grants;
using CodeModeRoslyn.Execution.Runs;
using CodeModeRoslyn.Server.DirectTools;
using CodeModeRoslyn.Tools.Catalog;
using CodeModeRoslyn.Tools.Learning;
using CodeModeRoslyn.Tools.Search;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace CodeModeRoslyn.Server.EntryTools;

/// <summary>Offers every caller the three entry tools, and the tools of upstreams that are exposed directly.</summary>
internal sealed class EntryToolsFactory : IMcpServerOptionsFactory, IDisposable
{
    /// <summary>At start, a moment's patience saves a client a second list; many never ask for one.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private static readonly Implementation ServerInfo = new()
    {
        Name = "codemode",
        Title = "CodeModeRoslyn",
        Version = typeof(EntryToolsFactory).Assembly.GetName().Version!.ToString(3),
    };

    private readonly IToolCatalog catalog;
    private readonly GrantList grants;
    private readonly Func<Caller, CallerTools> make;
    private readonly CodeModePrompt prompt;

    // Made by reflection, which is too slow for every request; there are as many callers as the configuration names.
    private readonly ConcurrentDictionary<Caller, CallerTools> tools = new();
    private readonly ConcurrentDictionary<Caller, McpServerPrompt> prompts = new();

    public EntryToolsFactory(
        IToolCatalog catalog,
        ToolSearch search,
        LearnedTypes learned,
        BindingLibrary bindings,
        ScriptRunner runner,
        ResumableRuns resumable,
        GrantList grants,
        DirectToolSet direct,
        CodeModePrompt prompt,
        TimeProvider time)
    {
        this.catalog = catalog;
        this.prompt = prompt;
        make = caller => new CallerTools(
            [
                new CheckedArguments(new ListServersTool(catalog, grants, caller).Create()),
                new CheckedArguments(new SearchToolsTool(search, bindings, learned, catalog, grants, caller).Create()),
                new CheckedArguments(new ExecuteCodeTool(runner, resumable, caller).Create()),
            ],
            direct,
            catalog,
            grants,
            caller);
        this.grants = grants;
        catalog.Changed += Follow;
        grants.Changed += Follow;
    }

    /// <inheritdoc/>
    public McpServerOptions Create(Caller caller)
    {
        var known = tools.GetOrAdd(caller, make);
        var explaining = prompts.GetOrAdd(caller, prompt.Create);
        var options = new McpServerOptions
        {
            ServerInfo = ServerInfo,
            ServerInstructions = EntryToolTexts.Instructions,
            ToolCollection = known,
            Capabilities = Capable(),

            // By hand: of a collection the SDK would say that it changes.
            Handlers = new()
            {
                SubscriptionsListenHandler = new ToolListSubscription(known).ListenAsync,
                ListPromptsHandler = (_, _) => ValueTask.FromResult(new ListPromptsResult { Prompts = [explaining.ProtocolPrompt] }),
                GetPromptHandler = (request, cancellationToken) => request.Params?.Name == explaining.ProtocolPrompt.Name
                    ? explaining.GetAsync(request, cancellationToken)
                    : throw new McpProtocolException($"There is no prompt '{request.Params?.Name}'; there is '{explaining.ProtocolPrompt.Name}'.", McpErrorCode.InvalidParams),
            },
        };
        options.Filters.Request.ListToolsFilters.Add(next => async (request, cancellationToken) =>
        {
            await KnowAsync(cancellationToken);
            return await next(request, cancellationToken);
        });
        options.Filters.Request.CallToolFilters.Add(next => async (request, cancellationToken) =>
        {
            // A client may know the tool since long, from before this program was started.
            if (request.MatchedPrimitive is null && request.Params?.Name is { } name)
            {
                await KnowAsync(cancellationToken);
                request.MatchedPrimitive = known.TryGetPrimitive(name, out var tool) ? tool : null;
            }

            return await next(request, cancellationToken);
        });

        // The SDK would tell a client that has not said its revision yet, and none expects that.
        options.Filters.Message.OutgoingFilters.Add(next => (context, cancellationToken) =>
            context.JsonRpcMessage is JsonRpcNotification { Method: NotificationMethods.ToolListChangedNotification } change
            && context.Server.NegotiatedProtocolVersion is null && !ToolListSubscription.IsIn(change)
                ? Task.CompletedTask
                : next(context, cancellationToken));
        return options;
    }

    public void Dispose()
    {
        catalog.Changed -= Follow;
        grants.Changed -= Follow;
    }

    // Deprecated in 2026-07-28; callers of the older revisions set the level of log lines that they want.
#pragma warning disable MCP9005
    private static ServerCapabilities Capable() => new() { Logging = new LoggingCapability(), Prompts = new PromptsCapability() };
#pragma warning restore MCP9005

    private async Task KnowAsync(CancellationToken cancellationToken)
    {
        if (DirectToolSet.IsPossible(catalog.Current))
        {
            await catalog.WaitForAsync([.. catalog.Current.Upstreams.Select(upstream => upstream.Alias)], Patience, cancellationToken);
        }
    }

    private void Follow(CatalogSnapshot snapshot) => Follow();

    private void Follow()
    {
        foreach (var list in tools.Values)
        {
            list.Refresh();
        }
    }
}

using System.Collections.Immutable;
using System.Text.Json;
using CodeModeRoslyn.Execution.Direct;
using CodeModeRoslyn.Execution.Grants;
using CodeModeRoslyn.Server.EntryTools;
using CodeModeRoslyn.Tools.Bindings.Naming;
using CodeModeRoslyn.Tools.Catalog;
using Microsoft.Extensions.Logging;
using ModelContextProtocol.Server;

namespace CodeModeRoslyn.Server.DirectTools;

/// <summary>Says which tools a caller is offered directly, and makes them.</summary>
internal sealed partial class DirectToolSet(GrantList grants, DirectCalls calls, ResumableRuns resumable, ILogger<DirectToolSet> logger)
{
    /// <summary>The most that a list has: a model reads all of it with every request.</summary>
    private const int MostTools = 500;

    /// <summary>With so many tools in all, <see cref="Exposure.Auto"/> lists them.</summary>
    private const int FewTools = 10;

    /// <summary>Whether these upstreams can have direct tools at all.</summary>
    public static bool IsPossible(CatalogSnapshot snapshot) => snapshot.Upstreams.Any(upstream => upstream.Exposure is not Exposure.Code);

    /// <summary>The upstreams that are offered directly, in order. As long as one is not known yet, there may be too many tools for <see cref="Exposure.Auto"/>.</summary>
    public IReadOnlyList<UpstreamSnapshot> Upstreams(CatalogSnapshot snapshot, Caller caller)
    {
        if (!IsPossible(snapshot))
        {
            return [];
        }

        var areFew = new Lazy<bool>(() =>
            snapshot.Upstreams.All(upstream => upstream.Status.State is not UpstreamState.Connecting)
            && snapshot.Upstreams.SelectMany(upstream => Granted(upstream, caller)).Take(FewTools + 1).Count() <= FewTools);
        return [.. snapshot.Upstreams.Where(upstream => upstream.Exposure is Exposure.Direct or Exposure.Both || (upstream.Exposure is Exposure.Auto && areFew.Value))];
    }

    /// <summary>Their tools, as far as the caller may call them.</summary>
    /// <param name="upstreams">What <see cref="Upstreams"/> gave.</param>
    /// <param name="caller">Who is offered them.</param>
    /// <param name="taken">Names that others have.</param>
    public ImmutableArray<McpServerTool> Make(IReadOnlyList<UpstreamSnapshot> upstreams, Caller caller, IEnumerable<string> taken)
    {
        var granted = upstreams.SelectMany(upstream => Granted(upstream, caller)).ToList();
        if (granted.Count > MostTools)
        {
            LogTooMany(granted.Count, caller.Principal, MostTools);
        }

        var units = new Dictionary<(string, string), Dictionary<string, ToolDescriptor>>();
        var described = upstreams.ToDictionary(upstream => upstream.Alias, StringComparer.Ordinal);
        return
        [
            .. DirectToolNames.Of([.. granted.Take(MostTools)], taken)
                .Select(named => Make(named.Name, Describe(described[named.Tool.Upstream], named.Tool, units), caller)).OfType<McpServerTool>(),
        ];
    }

    private DirectTool? Make(string name, ToolDescriptor tool, Caller caller)
    {
        try
        {
            return new DirectTool(DirectToolDefinition.Of(name, tool), tool, caller, calls, resumable);
        }
        catch (Exception unfit) when (unfit is ArgumentException or JsonException or InvalidOperationException)
        {
            // Text that is no text and the like, and no reason to lose the others.
            LogLeftOut(tool.Id, unfit.Message);
            return null;
        }
    }

    private IEnumerable<ToolDescriptor> Granted(UpstreamSnapshot upstream, Caller caller) => upstream.Tools.Where(tool => grants.Allows(caller.Principal, tool));

    // The catalog has no room for the schemas of operations; their groups do.
    private static ToolDescriptor Describe(UpstreamSnapshot upstream, ToolDescriptor tool, Dictionary<(string, string), Dictionary<string, ToolDescriptor>> known)
    {
        if (tool.Endpoint is null)
        {
            return tool;
        }

        var group = UnitNames.GroupOf(tool);
        if (!known.TryGetValue((upstream.Alias, group), out var tools))
        {
            tools = upstream.Units.First(unit => unit.Group == group).Load().DistinctBy(one => one.Name).ToDictionary(one => one.Name, StringComparer.Ordinal);
            known[(upstream.Alias, group)] = tools;
        }

        return tools.GetValueOrDefault(tool.Name, tool);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Count} tools are to be listed for {Principal}; the first {Most} are. Give some upstreams the exposure \"code\".")]
    private partial void LogTooMany(int count, string principal, int most);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The tool {Tool} is not listed: {Reason}")]
    private partial void LogLeftOut(string tool, string reason);
}

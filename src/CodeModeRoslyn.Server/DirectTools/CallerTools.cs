using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using CodeModeRoslyn.Execution.Grants;
using CodeModeRoslyn.Tools.Catalog;
using ModelContextProtocol.Server;

namespace CodeModeRoslyn.Server.DirectTools;

/// <summary>
/// All tools that one caller is offered, the entry tools first. It is one for all requests and sessions of the caller's, follows catalog
/// and grants, and says when the list is another; a request costs a look at their revisions.
/// </summary>
/// <param name="entryTools">What is there in any case.</param>
/// <param name="set">Makes the others.</param>
/// <param name="catalog">What they are made of.</param>
/// <param name="grants">Which of them.</param>
/// <param name="caller">Who is offered them.</param>
internal sealed class CallerTools(ImmutableArray<McpServerTool> entryTools, DirectToolSet set, IToolCatalog catalog, GrantList grants, Caller caller)
    : McpServerPrimitiveCollection<McpServerTool>
{
    private readonly Lock gate = new();
    private volatile Listed listed = new(null, null, "", entryTools, ByName(entryTools));

    public override ICollection<string> PrimitiveNames => [.. Current().Tools.Select(tool => tool.ProtocolTool.Name)];

    /// <summary>Looks whether the list is another.</summary>
    public void Refresh() => Current();

    public override bool TryGetPrimitive(string name, [NotNullWhen(true)] out McpServerTool? primitive) => Current().ByName.TryGetValue(name, out primitive);

    public override bool Contains(McpServerTool primitive) => Current().Tools.Contains(primitive);

    public override McpServerTool[] ToArray() => [.. Current().Tools];

    public override void CopyTo(McpServerTool[] array, int arrayIndex) => Current().Tools.CopyTo(array, arrayIndex);

    public override IEnumerator<McpServerTool> GetEnumerator() => ((IEnumerable<McpServerTool>)Current().Tools).GetEnumerator();

    private Listed Current()
    {
        var seen = listed;
        if (ReferenceEquals(seen.Snapshot, catalog.Current) && ReferenceEquals(seen.Grants, grants.Revision))
        {
            return seen;
        }

        bool isAnother;
        Listed current;
        lock (gate)
        {
            (isAnother, current) = Follow(catalog.Current, grants.Revision);
        }

        if (isAnother)
        {
            RaiseChanged();
        }

        return current;
    }

    private (bool IsAnother, Listed Current) Follow(CatalogSnapshot snapshot, object granted)
    {
        var before = listed;
        var upstreams = set.Upstreams(snapshot, caller);

        // Most changes of a catalog are a connection made or lost, which no list shows.
        var key = string.Join('\n', upstreams.Select(upstream => $"{upstream.Alias} {upstream.Revision}"));
        if (key == before.Key && (key.Length == 0 || ReferenceEquals(granted, before.Grants)))
        {
            listed = before with { Snapshot = snapshot, Grants = granted };
            return (false, listed);
        }

        ImmutableArray<McpServerTool> tools = [.. entryTools, .. set.Make(upstreams, caller, entryTools.Select(tool => tool.ProtocolTool.Name))];
        listed = new Listed(snapshot, granted, key, tools, ByName(tools));
        return (!tools.Select(tool => tool.ProtocolTool.Name).SequenceEqual(before.Tools.Select(tool => tool.ProtocolTool.Name)) || before.Key.Length > 0, listed);
    }

    private static Dictionary<string, McpServerTool> ByName(ImmutableArray<McpServerTool> tools) =>
        tools.DistinctBy(tool => tool.ProtocolTool.Name).ToDictionary(tool => tool.ProtocolTool.Name, StringComparer.Ordinal);

    /// <param name="Snapshot">What it was made of; null for nothing.</param>
    /// <param name="Grants">The revision of the grants that it was made of; null for nothing.</param>
    /// <param name="Key">Equal keys have equal tools.</param>
    /// <param name="Tools">In the order of the list.</param>
    /// <param name="ByName">The same.</param>
    private sealed record Listed(CatalogSnapshot? Snapshot, object? Grants, string Key, ImmutableArray<McpServerTool> Tools, Dictionary<string, McpServerTool> ByName);
}

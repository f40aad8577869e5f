using CodeModeRoslyn.Tools.Bindings;
using CodeModeRoslyn.Tools.Bindings.Naming;
using CodeModeRoslyn.Tools.Catalog;

namespace CodeModeRoslyn.Server.Api.Catalog;

/// <summary>Some of the tools that a search has found, as the model's search has them.</summary>
/// <param name="Total">How many there are.</param>
/// <param name="Tools">This page of them.</param>
internal sealed record ToolPage(int Total, IReadOnlyList<ToolPage.Item> Tools)
{
    /// <summary>A tool in a list.</summary>
    /// <param name="Id">Its id.</param>
    /// <param name="Upstream">Whose it is.</param>
    /// <param name="Group">The property of the upstream that it stands on; null where it stands on the upstream itself.</param>
    /// <param name="Line">Its call and what it does, in a line.</param>
    /// <param name="ReadOnly">Whether its server says that it only reads; null when it says nothing.</param>
    internal sealed record Item(string Id, string Upstream, string? Group, string Line, bool? ReadOnly)
    {
        public static Item Of(UpstreamSnapshot upstream, ToolDescriptor tool) =>
            new(tool.Id, tool.Upstream, UnitNames.GroupOf(tool) is { Length: > 0 } group ? group : null, ToolLine.Of(upstream, tool), tool.Hints.ReadOnly);
    }
}

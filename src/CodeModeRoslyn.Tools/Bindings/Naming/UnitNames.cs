using CodeModeRoslyn.Tools.Catalog;

namespace CodeModeRoslyn.Tools.Bindings.Naming;

/// <summary>Names the groups of upstreams.</summary>
public static class UnitNames
{
    /// <summary>The group of a tag: <c>Pulls</c> for <c>pulls</c>. Tags that are alike in C# are one group; empty for none.</summary>
    public static string OfTag(string tag) => tag.Length == 0 ? "" : PropertyNames.Assign([tag])[tag];

    /// <summary>The group that a tool stands in; empty when it stands on the upstream itself.</summary>
    public static string GroupOf(ToolDescriptor tool) => tool.Endpoint is { Tags: [var first, ..] } ? OfTag(first) : "";
}

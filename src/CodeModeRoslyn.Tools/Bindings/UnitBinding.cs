using System.Collections.Immutable;

namespace CodeModeRoslyn.Tools.Bindings;

/// <summary>A unit rendered as C#.</summary>
public sealed record UnitBinding
{
    /// <summary>The upstream's alias in the configuration.</summary>
    public required string Alias { get; init; }

    /// <summary>The property of <c>tools</c>, such as <c>Crm</c>.</summary>
    public required string Upstream { get; init; }

    /// <summary>The property of the upstream, such as <c>Pulls</c>; empty for what stands on the upstream itself.</summary>
    public required string Group { get; init; }

    /// <summary>The namespace of the records and the interface, such as <c>CodeMode.Crm</c>.</summary>
    public required string Namespace { get; init; }

    /// <summary>The full name of the interface, such as <c>CodeMode.Crm.ICrm</c>.</summary>
    public required string Interface { get; init; }

    /// <summary>The full name of the static property that gives the instance.</summary>
    public required string Accessor { get; init; }

    /// <summary>Names unit and source: the simple name of the assembly that this is compiled to. Equal keys have equal sources.</summary>
    public required string Key { get; init; }

    /// <summary>The whole source, implementation included.</summary>
    public required string Source { get; init; }

    public required ImmutableArray<ToolBinding> Tools { get; init; }

    /// <summary>Tools that could not be rendered at all, with the reason.</summary>
    public ImmutableArray<SkippedTool> Skipped { get; init; } = [];
}

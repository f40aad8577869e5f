using System.Collections.Immutable;

namespace CodeModeRoslyn.Tools.Bindings;

/// <summary>An upstream rendered as C#.</summary>
public sealed record UpstreamBinding
{
    /// <summary>The upstream's alias in the configuration.</summary>
    public required string Alias { get; init; }

    /// <summary>The property of <c>tools</c>, such as <c>Crm</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The namespace of the records and the interface.</summary>
    public required string Namespace { get; init; }

    /// <summary>The full name of the interface, such as <c>Tools.Crm.ICrm</c>.</summary>
    public required string Interface { get; init; }

    /// <summary>The full name of the static property that gives the instance.</summary>
    public required string Accessor { get; init; }

    /// <summary>Names upstream, revision and generator: the simple name of the assembly that this is compiled to.</summary>
    public required string Key { get; init; }

    /// <summary>The whole source, implementation included.</summary>
    public required string Source { get; init; }

    public required ImmutableArray<ToolBinding> Tools { get; init; }

    /// <summary>Tools that could not be rendered at all, with the reason.</summary>
    public ImmutableArray<SkippedTool> Skipped { get; init; } = [];
}

/// <summary>A tool rendered as C#.</summary>
/// <param name="ToolId">The tool, such as <c>crm.get_customer</c>.</param>
/// <param name="Method">The method's name, such as <c>GetCustomerAsync</c>.</param>
/// <param name="Declaration">What a search shows: documentation, signature, and the records that it uses.</param>
public sealed record ToolBinding(string ToolId, string Method, string Declaration);

public sealed record SkippedTool(string ToolId, string Reason);

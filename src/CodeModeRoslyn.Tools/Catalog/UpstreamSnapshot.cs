using System.Collections.Immutable;

namespace CodeModeRoslyn.Tools.Catalog;

/// <summary>One upstream at one moment.</summary>
/// <param name="Alias">Its name in the configuration.</param>
/// <param name="Status">How its connection stands.</param>
/// <param name="Tools">Its tools, ordered by name; empty until it has connected once.</param>
/// <param name="Revision">A hash over the tools: equal revisions have equal bindings.</param>
public sealed record UpstreamSnapshot(
    string Alias,
    UpstreamStatus Status,
    ImmutableArray<ToolDescriptor> Tools,
    string Revision)
{
    private readonly ImmutableArray<BindingUnit> units;

    /// <summary>Where its tools are offered.</summary>
    public Exposure Exposure { get; init; }

    /// <summary>Whether scripts reach its tools.</summary>
    public bool IsForScripts => Exposure is not Exposure.Direct;

    /// <summary>What is rendered and compiled by itself: the tools of an MCP server together, each group of an OpenAPI document.</summary>
    public ImmutableArray<BindingUnit> Units
    {
        get => units.IsDefault ? [new BindingUnit(Alias, "", Revision, () => Tools)] : units;
        init => units = value;
    }
}

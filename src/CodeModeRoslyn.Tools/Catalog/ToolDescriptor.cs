using System.Text.Json;

namespace CodeModeRoslyn.Tools.Catalog;

/// <summary>What is known about one tool: the upstream's own words, unchanged, and none of them trusted.</summary>
public sealed record ToolDescriptor
{
    /// <summary>The upstream's alias in the configuration.</summary>
    public required string Upstream { get; init; }

    /// <summary>The tool's name, as the upstream calls it.</summary>
    public required string Name { get; init; }

    /// <summary>The name that grants, reports and scripts' bindings use: <c>alias.name</c>.</summary>
    public string Id => $"{Upstream}.{Name}";

    public string? Title { get; init; }

    public string? Description { get; init; }

    public required JsonElement InputSchema { get; init; }

    /// <summary>Null when the tool does not declare what it returns.</summary>
    public JsonElement? OutputSchema { get; init; }

    public ToolHints Hints { get; init; } = new();
}

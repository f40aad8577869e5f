using System.Text.Json;
using CodeModeRoslyn.Tools.Bindings.Schema;
using CodeModeRoslyn.Tools.OpenApi;
using CodeModeRoslyn.Tools.Upstreams.Features;

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

    /// <summary>Undefined where it is kept elsewhere: the catalog of an OpenAPI document has no room for it, its <see cref="BindingUnit"/> has.</summary>
    public JsonElement InputSchema { get; init; }

    /// <summary>Null when the tool does not declare what it returns.</summary>
    public JsonElement? OutputSchema { get; init; }

    /// <summary>Whether the upstream says what it returns.</summary>
    public bool IsTyped => OutputSchema is not null || Endpoint is { IsTyped: true };

    /// <summary>What its results were seen to be, when it does not declare that; null when nothing was learned.</summary>
    public JsonElement? LearnedOutput { get; init; }

    /// <summary>What references in the schemas point into; null when that is each schema itself.</summary>
    public SchemaRoot? SchemaRoot { get; init; }

    /// <summary>How its arguments become a request; null for a tool of an MCP server, and in the catalog.</summary>
    internal OperationRequest? Request { get; init; }

    /// <summary>What it is of an MCP server, when it is no tool there but a resource or a prompt; null otherwise.</summary>
    internal ServerFeature? Feature { get; init; }

    /// <summary>Where the operation of an OpenAPI document is; null for a tool of an MCP server.</summary>
    public ToolEndpoint? Endpoint { get; init; }

    /// <summary>The names of its arguments.</summary>
    public IEnumerable<string> ParameterNames =>
        Endpoint is { } endpoint ? endpoint.Parameters
        : InputSchema.ValueKind == JsonValueKind.Object && InputSchema.TryGetProperty("properties", out var properties) && properties.ValueKind == JsonValueKind.Object
            ? properties.EnumerateObject().Select(JsonText.NameOf).OfType<string>()
            : [];

    public ToolHints Hints { get; init; } = new();
}

using System.Text.Json;
using CodeModeRoslyn.Tools.Bindings.Schema;
using CodeModeRoslyn.Tools.Catalog;

namespace CodeModeRoslyn.Tools.Upstreams;

/// <summary>Reads the definition of one tool, as <c>tools/list</c> has it.</summary>
public static class ToolDefinition
{
    // A schema that says nothing of the arguments, for tools whose own is none: servers that leave it out mean to be called all the same.
    private static readonly JsonElement Anything = JsonElement.Parse("{}");

    /// <summary>How definitions are parsed: schemas are nested deeper than most JSON.</summary>
    public static JsonDocumentOptions Options { get; } = new() { MaxDepth = 1_000 };

    /// <summary>Reads a definition; null when it has no usable name.</summary>
    /// <param name="alias">The upstream.</param>
    /// <param name="definition">The definition.</param>
    public static ToolDescriptor? Read(string alias, JsonElement definition)
    {
        if (Text(definition, "name") is not { Length: > 0 and <= UpstreamLimits.ToolNameCharacters } name)
        {
            return null;
        }

        var annotations = Object(definition, "annotations");
        return new ToolDescriptor
        {
            Upstream = alias,
            Name = name,
            Title = Text(definition, "title") ?? Text(annotations, "title"),
            Description = Text(definition, "description"),
            InputSchema = Object(definition, "inputSchema")?.Clone() ?? Anything,
            OutputSchema = Object(definition, "outputSchema")?.Clone(),
            Hints = new ToolHints(
                Flag(annotations, "readOnlyHint"),
                Flag(annotations, "destructiveHint"),
                Flag(annotations, "idempotentHint"),
                Flag(annotations, "openWorldHint")),
        };
    }

    private static JsonElement? Object(JsonElement? owner, string name) => Member(owner, name) is { ValueKind: JsonValueKind.Object } value ? value : null;

    private static string? Text(JsonElement? owner, string name) => Member(owner, name) is { } value ? JsonText.Of(value) : null;

    private static bool? Flag(JsonElement? owner, string name) => Member(owner, name)?.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };

    private static JsonElement? Member(JsonElement? owner, string name) =>
        owner is { ValueKind: JsonValueKind.Object } present && present.TryGetProperty(name, out var value) ? value : null;
}

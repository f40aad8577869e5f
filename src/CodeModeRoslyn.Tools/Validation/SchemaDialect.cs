using System.Text.Json;
using CodeModeRoslyn.Tools.Bindings.Schema;

namespace CodeModeRoslyn.Tools.Validation;

/// <summary>What differs between the drafts of JSON Schema that are found in the wild. MCP's default, and OpenAPI 3.1's, is 2020-12.</summary>
/// <param name="IgnoresSiblingsOfReferences">Up to draft-07, a schema with <c>$ref</c> is nothing but that.</param>
internal sealed record SchemaDialect(bool IgnoresSiblingsOfReferences)
{
    private static readonly string[] Old = ["draft-03", "draft-04", "draft-05", "draft-06", "draft-07"];

    /// <summary>The dialect that a schema says it is written in.</summary>
    public static SchemaDialect Of(JsonElement root) =>
        new(root.ValueKind == JsonValueKind.Object && JsonText.Of(root, "$schema") is { } name && Old.Any(draft => name.Contains(draft, StringComparison.Ordinal)));
}

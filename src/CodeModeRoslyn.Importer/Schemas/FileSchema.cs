using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace CodeModeRoslyn.Importer.Schemas;

/// <summary>Files in forms: bytes in the request, and strings in base64 among the arguments.</summary>
internal static class FileSchema
{
    /// <summary>Whether a field holds a file, or a list of files.</summary>
    public static bool IsFile(IOpenApiSchema schema) => IsOne(schema) || (IsList(schema) && schema.Items is { } items && IsOne(items));

    /// <summary>What a script gives for it.</summary>
    public static SchemaText Of(IOpenApiSchema schema)
    {
        var bytes = new JsonObject { ["type"] = "string", ["contentEncoding"] = "base64" };
        var whole = IsList(schema) ? new JsonObject { ["type"] = "array", ["items"] = bytes } : bytes;
        whole["description"] = string.Join(' ', new[] { schema.Description, "The bytes in base64." }.OfType<string>());
        return SchemaText.Of(whole);
    }

    private static bool IsList(IOpenApiSchema schema) => schema.Type?.HasFlag(JsonSchemaType.Array) == true;

    // OpenAPI 3.0 has the format, 3.1 the media type, which the library knows as a keyword of no meaning.
    private static bool IsOne(IOpenApiSchema schema) =>
        !IsList(schema) && (schema.Format == "binary" || (Keyword(schema, "contentMediaType") is { } type && Keyword(schema, "contentEncoding") is null && !IsText(type)));

    private static bool IsText(string type) => type.StartsWith("text/", StringComparison.OrdinalIgnoreCase) || type.EndsWith("json", StringComparison.OrdinalIgnoreCase);

    private static string? Keyword(IOpenApiSchema schema, string name) =>
        schema.UnrecognizedKeywords?.TryGetValue(name, out var keyword) == true && keyword is JsonValue value && value.TryGetValue(out string? text) ? text : null;
}

using System.Text.Json.Nodes;

namespace CodeModeRoslyn.Importer.Schemas;

/// <summary>Files in forms: bytes in the request, and strings in base64 among the arguments.</summary>
internal static class FileSchema
{
    /// <summary>What a script gives for a file or a list of files; null for what is neither.</summary>
    public static SchemaText? Of(SchemaText schema)
    {
        if (JsonNode.Parse(schema.Json) is not JsonObject members)
        {
            return null;
        }

        var isList = Text(members["type"]) == "array";
        if ((isList ? members["items"] : members) is not JsonObject file || !IsFile(file))
        {
            return null;
        }

        var bytes = new JsonObject { ["type"] = "string", ["contentEncoding"] = "base64" };
        var whole = isList ? new JsonObject { ["type"] = "array", ["items"] = bytes } : bytes;
        whole["description"] = string.Join(' ', new[] { Text(members["description"]), "The bytes in base64." }.OfType<string>());
        return SchemaText.Of(whole);
    }

    // OpenAPI 3.0 has the format, 3.1 the media type.
    private static bool IsFile(JsonObject schema) =>
        Text(schema["format"]) == "binary"
        || (Text(schema["contentMediaType"]) is { } type && schema["contentEncoding"] is null && !type.StartsWith("text/", StringComparison.OrdinalIgnoreCase) && !type.EndsWith("json", StringComparison.OrdinalIgnoreCase));

    private static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue(out string? text) ? text : null;
}

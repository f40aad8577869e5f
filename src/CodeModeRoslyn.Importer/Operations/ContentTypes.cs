using System.Text.Json.Nodes;
using CodeModeRoslyn.Importer.Schemas;
using Microsoft.OpenApi;

namespace CodeModeRoslyn.Importer.Operations;

/// <summary>Chooses among the content types of a body.</summary>
internal static class ContentTypes
{
    /// <summary>The ones that can be written and read, best first.</summary>
    public static List<(string Type, IOpenApiSchema? Schema)> Rank(IDictionary<string, IOpenApiMediaType>? content) =>
        content is null
            ? []
            : [.. content.Select(pair => (Type: pair.Key.Trim(), pair.Value.Schema)).OrderBy(pair => Order(pair.Type))];

    public static bool IsJson(string type)
    {
        var plain = Plain(type);
        return plain is "application/json" or "text/json" or "*/*" or "application/*" || plain.EndsWith("+json", StringComparison.Ordinal);
    }

    public static bool IsForm(string type) => Plain(type) is "application/x-www-form-urlencoded" or "multipart/form-data";

    public static bool IsMultipart(string type) => Plain(type) is "multipart/form-data";

    public static bool IsText(string type) => Plain(type).StartsWith("text/", StringComparison.Ordinal);

    /// <summary>What a script sees of a body: text is text, and anything else that is no JSON comes as the string that holds its bytes.</summary>
    public static SchemaText Fitting(string type, SchemaText? schema) =>
        IsJson(type) || IsForm(type) ? schema ?? SchemaText.Of(new JsonObject())
        : SchemaText.Of(IsText(type) ? new JsonObject { ["type"] = "string" } : new JsonObject { ["type"] = "string", ["contentEncoding"] = "base64" });

    private static int Order(string type) => Plain(type) switch
    {
        "application/json" => 0,
        var plain when IsJson(plain) && plain[0] != '*' => 1,
        "multipart/form-data" => 2,
        "application/x-www-form-urlencoded" => 3,
        "*/*" => 4,
        var plain when IsText(plain) => 5,
        _ => 6,
    };

    private static string Plain(string type) => type.Split(';')[0].Trim().ToLowerInvariant();
}

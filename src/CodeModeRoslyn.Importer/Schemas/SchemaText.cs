using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace CodeModeRoslyn.Importer.Schemas;

/// <summary>A schema as JSON Schema 2020-12 in one line.</summary>
/// <param name="Json">The text. Named schemas are referred to as <c>#/$defs/NAME</c>.</param>
/// <param name="References">The named schemas that it refers to.</param>
internal sealed record SchemaText(string Json, IReadOnlySet<string> References)
{
    private const string From = "#/components/schemas/";
    private const string To = "#/$defs/";

    /// <summary>Of an example, as JSON. Longer ones are most of what some documents consist of.</summary>
    private const int LongestExample = 60;

    // What tells a caller nothing.
    private static readonly string[] Dropped = ["examples", "externalDocs", "xml"];

    public static SchemaText Of(IOpenApiSchema schema)
    {
        using var text = new StringWriter();
        schema.SerializeAsV31(new OpenApiJsonWriter(text, new OpenApiJsonWriterSettings { Terse = true }));
        return Of(JsonNode.Parse(text.ToString()));
    }

    /// <summary>A schema with the words that stand beside it, which say more than those of a schema that many share.</summary>
    public static SchemaText Of(IOpenApiSchema? schema, string? description, bool isDeprecated = false, JsonNode? example = null)
    {
        var text = schema is null ? new SchemaText("{}", new HashSet<string>()) : Of(schema);
        if ((description is null && !isDeprecated && !IsShown(example)) || JsonNode.Parse(text.Json) is not JsonObject members)
        {
            return text;
        }

        if (description is not null)
        {
            members["description"] = description;
        }

        if (isDeprecated)
        {
            members["deprecated"] = true;
        }

        if (IsShown(example))
        {
            members["example"] = example!.DeepClone();
        }

        return text with { Json = members.ToJsonString() };
    }

    public static SchemaText Of(JsonNode? schema)
    {
        var references = new HashSet<string>(StringComparer.Ordinal);
        Rewrite(schema, references, isSchema: true);
        return new SchemaText(schema?.ToJsonString() ?? "true", references);
    }

    private static void Rewrite(JsonNode? node, HashSet<string> references, bool isSchema)
    {
        switch (node)
        {
            case JsonObject members:
                if (isSchema)
                {
                    foreach (var name in Dropped)
                    {
                        members.Remove(name);
                    }

                    if (members.TryGetPropertyValue("example", out var example) && !IsShown(example))
                    {
                        members.Remove("example");
                    }

                    if (members["$ref"] is JsonValue value && value.TryGetValue(out string? target) && target.StartsWith(From, StringComparison.Ordinal))
                    {
                        var name = target[From.Length..];
                        references.Add(Unescape(name.Split('/')[0]));
                        members["$ref"] = To + name;
                    }
                }

                foreach (var (name, member) in members)
                {
                    // Below these stand schemas by names that are the document's own.
                    Rewrite(member, references, isSchema: !isSchema || name is not ("properties" or "patternProperties" or "$defs" or "dependentSchemas"));
                }

                break;
            case JsonArray items:
                foreach (var item in items)
                {
                    Rewrite(item, references, isSchema);
                }

                break;
        }
    }

    private static bool IsShown(JsonNode? example) => example is JsonValue value && value.ToJsonString().Length <= LongestExample;

    private static string Unescape(string name) => Uri.UnescapeDataString(name).Replace("~1", "/").Replace("~0", "~");
}

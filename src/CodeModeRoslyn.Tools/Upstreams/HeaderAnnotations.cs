using System.Text.Json;

namespace CodeModeRoslyn.Tools.Upstreams;

/// <summary>
/// Looks for annotations (<c>x-mcp-header</c>) of which no header can be made: the way to one, from the root of the schema,
/// may lead through <c>properties</c> alone.
/// </summary>
/// <remarks>The SDK judges those that it would use and passes over all others; the specification wants their tools left out.</remarks>
internal static class HeaderAnnotations
{
    private enum Place
    {
        Root,
        Property,
        Elsewhere,
    }

    public static bool AreReachable(JsonElement schema) => AreReachable(schema, Place.Root);

    private static bool AreReachable(JsonElement schema, Place place) => schema.ValueKind switch
    {
        JsonValueKind.Array => schema.EnumerateArray().All(item => AreReachable(item, Place.Elsewhere)),
        JsonValueKind.Object => schema.EnumerateObject().All(keyword => IsReachable(keyword, place)),
        _ => true,
    };

    private static bool IsReachable(JsonProperty keyword, Place place) => keyword.Name switch
    {
        "x-mcp-header" => place is Place.Property,

        // Values, whatever they look like.
        "const" or "enum" or "default" or "examples" => true,
        "properties" => AreAllReachable(keyword.Value, place is Place.Elsewhere ? Place.Elsewhere : Place.Property),
        "patternProperties" or "dependentSchemas" or "$defs" or "definitions" => AreAllReachable(keyword.Value, Place.Elsewhere),
        _ => AreReachable(keyword.Value, Place.Elsewhere),
    };

    // What stands before each schema is a name, which may be any.
    private static bool AreAllReachable(JsonElement schemas, Place place) =>
        schemas.ValueKind is not JsonValueKind.Object || schemas.EnumerateObject().All(named => AreReachable(named.Value, place));
}

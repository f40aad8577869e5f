using System.Text.Json;

namespace CodeModeRoslyn.Tools.Catalog;

/// <summary>
/// Several server frameworks can only return objects and wrap everything else in one with the single property
/// <c>result</c>. Scripts see what is inside. This is the one place that decides.
/// </summary>
public static class WrappedResult
{
    public const string PropertyName = "result";

    /// <summary>Whether the schema only wraps one required property named <c>result</c>, whose schema is then <paramref name="inner"/>.</summary>
    public static bool TryUnwrap(JsonElement? outputSchema, out JsonElement inner)
    {
        inner = default;
        return outputSchema is { ValueKind: JsonValueKind.Object } schema
            && schema.TryGetProperty("properties", out var properties)
            && properties.ValueKind is JsonValueKind.Object
            && properties.GetPropertyCount() == 1
            && properties.TryGetProperty(PropertyName, out inner)
            && schema.TryGetProperty("required", out var required)
            && required.ValueKind is JsonValueKind.Array
            && required.EnumerateArray().Any(name => name.ValueKind is JsonValueKind.String && name.ValueEquals(PropertyName));
    }
}

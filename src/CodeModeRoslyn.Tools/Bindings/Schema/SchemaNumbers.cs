using System.Text.Json;

namespace CodeModeRoslyn.Tools.Bindings.Schema;

/// <summary>Chooses the C# type of a number.</summary>
internal static class SchemaNumbers
{
    private const decimal Far = 1e18m;

    public static SchemaKind OfInteger(JsonElement schema) =>
        JsonText.Of(schema, "format") is "uint64" or "decimal" || Exceeds(schema, "maximum") || Exceeds(schema, "minimum")
            ? SchemaKind.Decimal
            : SchemaKind.Integer;

    /// <summary>Money says <c>format: decimal</c>, or that it comes in cents.</summary>
    public static SchemaKind OfNumber(JsonElement schema) =>
        JsonText.Of(schema, "format") == "decimal"
        || (schema.TryGetProperty("multipleOf", out var step) && step.ValueKind == JsonValueKind.Number
            && step.TryGetDecimal(out var size) && !decimal.IsInteger(size))
            ? SchemaKind.Decimal
            : SchemaKind.Number;

    /// <summary>A bound of a number; null where there is none, or one that no sum would get near.</summary>
    public static decimal? Bound(JsonElement schema, string keyword) =>
        schema.ValueKind == JsonValueKind.Object && schema.TryGetProperty(keyword, out var bound) && bound.ValueKind == JsonValueKind.Number && bound.TryGetDecimal(out var value) && Math.Abs(value) < Far
            ? value
            : null;

    private static bool Exceeds(JsonElement schema, string bound) =>
        schema.TryGetProperty(bound, out var value) && value.ValueKind == JsonValueKind.Number
        && value.TryGetDouble(out var number) && Math.Abs(number) > long.MaxValue;
}

using System.Text.Json;

namespace CodeModeRoslyn.Tools.Bindings.Schema;

/// <summary>Chooses the C# type of a number.</summary>
internal static class SchemaNumbers
{
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

    private static bool Exceeds(JsonElement schema, string bound) =>
        schema.TryGetProperty(bound, out var value) && value.ValueKind == JsonValueKind.Number
        && value.TryGetDouble(out var number) && Math.Abs(number) > long.MaxValue;
}

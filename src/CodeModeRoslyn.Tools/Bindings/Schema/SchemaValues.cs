using System.Collections.Immutable;
using System.Text.Json;

namespace CodeModeRoslyn.Tools.Bindings.Schema;

/// <summary>Reads <c>enum</c> and <c>const</c>.</summary>
internal static class SchemaValues
{
    private const int MostValues = 500;

    /// <summary>The values of a string that has a <c>const</c> or an <c>enum</c>; empty for any other schema.</summary>
    public static ImmutableArray<string> Texts(JsonElement schema) =>
        schema.TryGetProperty("const", out var single) ? Read([single]).Values
        : schema.TryGetProperty("enum", out var values) && values.ValueKind == JsonValueKind.Array ? Read([.. values.EnumerateArray()]).Values
        : [];

    public static SchemaType Read(IReadOnlyList<JsonElement> values)
    {
        var present = values.Where(value => value.ValueKind != JsonValueKind.Null).ToList();
        var isNullable = present.Count < values.Count;
        if (present.Count == 0)
        {
            return SchemaType.Any;
        }

        if (present.All(value => value.ValueKind == JsonValueKind.String))
        {
            var texts = present.Select(JsonText.Of).OfType<string>().ToList();

            // A list that is too long to be checked against is of no use to anybody, and would be kept for each place that has it.
            if (texts.Count > MostValues)
            {
                return new SchemaType(SchemaKind.String) { IsNullable = isNullable };
            }

            // A value that is no text cannot be written in C# either, so the list would be wrong.
            return new SchemaType(SchemaKind.String) { IsNullable = isNullable, Values = texts.Count == present.Count ? [.. texts] : [] };
        }

        return new SchemaType(KindOf(present)) { IsNullable = isNullable };
    }

    private static SchemaKind KindOf(List<JsonElement> values)
    {
        if (values.All(value => value.ValueKind is JsonValueKind.True or JsonValueKind.False))
        {
            return SchemaKind.Boolean;
        }

        if (!values.All(value => value.ValueKind == JsonValueKind.Number))
        {
            return SchemaKind.Any;
        }

        return values.All(value => value.TryGetInt64(out _)) ? SchemaKind.Integer
            : values.Any(value => value.TryGetDecimal(out var number) && decimal.IsInteger(number)) ? SchemaKind.Decimal
            : SchemaKind.Number;
    }
}

using System.Text.Json;
using System.Text.Json.Nodes;
using CodeModeRoslyn.Tools.Bindings.Schema;

namespace CodeModeRoslyn.Tools.Bindings.Examples;

/// <summary>Makes numbers within the bounds of a schema.</summary>
internal static class ExampleNumber
{
    private static readonly Dictionary<string, decimal> ByWord = WordTable.Of(
        (10m, "limit size count max first"),
        (7m, "days number"),
        (30m, "seconds minutes"),
        (2026m, "year"),
        (25m, "amount price value total"),
        (50m, "percent"),
        (52.5m, "lat latitude"),
        (13.4m, "lon lng longitude"),
        (123m, "id"),
        (8080m, "port"),
        (0m, "offset"),
        (800m, "width"),
        (600m, "height"),
        (1_770_000_000m, "timestamp"));

    /// <param name="type">A number, or what may be one.</param>
    /// <param name="name">What it is called.</param>
    public static JsonNode Of(SchemaType type, string name)
    {
        var number = ByWord.GetValueOrDefault(ExampleWords.Of(name)[^1], 1);
        var (least, most) = (Bound(type.Schema, "minimum", "exclusiveMinimum", 1), Bound(type.Schema, "maximum", "exclusiveMaximum", -1));
        number = least > number ? least.Value : number;
        number = most < number ? most.Value : number;
        if (SchemaNumbers.Bound(type.Schema, "multipleOf") is > 0 and var step && step < number)
        {
            number = Math.Ceiling(number / step) * step;
        }

        return JsonValue.Create(type.Kind == SchemaKind.Integer ? Math.Ceiling(number) : number);
    }

    private static decimal? Bound(JsonElement schema, string inclusive, string exclusive, int inward) =>
        SchemaNumbers.Bound(schema, exclusive) is { } outside ? outside + inward : SchemaNumbers.Bound(schema, inclusive);
}

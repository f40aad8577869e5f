using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using CodeModeRoslyn.Tools.Bindings.Naming;
using CodeModeRoslyn.Tools.Bindings.Rendering;
using CodeModeRoslyn.Tools.Bindings.Schema;

namespace CodeModeRoslyn.Tools.Bindings.Examples;

/// <summary>Makes values that somebody might send: what the schema shows, or else what type and name suggest.</summary>
/// <param name="literals">Writes them.</param>
internal sealed class ExampleValues(LiteralText literals)
{
    private const int Deepest = 5;

    /// <summary>Objects of required objects of required objects are long before they are deep.</summary>
    private const int MostValues = 100;

    /// <summary>Where no type is said, these mostly mean an object.</summary>
    private static readonly string[] ObjectWords = ["properties", "oneOf", "allOf"];

    private int made;

    /// <summary>The value of an argument in C#, in one line; null when there is none of an end.</summary>
    /// <param name="parameter">The argument.</param>
    /// <param name="name">The name that suggests what to make.</param>
    public string? Argument(ParameterShape parameter, string name) =>
        Make(parameter.Type, name, depth: 0) is not { } value ? null
        : parameter.Type.Kind == SchemaKind.Any && Anything(JsonSerializer.SerializeToElement(value)) is { } plain ? plain
        : TryWrite(parameter.Type, value);

    // What takes anything takes C#'s own values, which read better than JSON in a string.
    private static string? Anything(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => JsonText.Of(value) is { } text ? CSharpText.Literal(text) : null,
        JsonValueKind.True or JsonValueKind.False => value.GetRawText(),
        JsonValueKind.Number when value.TryGetInt32(out var number) => number.ToString(CultureInfo.InvariantCulture),
        JsonValueKind.Object when value.GetPropertyCount() == 0 => "new { }",
        JsonValueKind.Array when value.GetArrayLength() == 0 => "Array.Empty<object>()",
        _ => null,
    };

    private JsonNode? Make(SchemaType type, string name, int depth)
    {
        if (depth > Deepest || ++made > MostValues)
        {
            return null;
        }

        return StatedValues.Of(type).FirstOrDefault(value => TryWrite(type, value) is not null) ?? type.Kind switch
        {
            SchemaKind.String => ExampleString.Of(type, name),
            SchemaKind.Boolean => true,
            SchemaKind.Integer or SchemaKind.Number or SchemaKind.Decimal => ExampleNumber.Of(type, name),
            SchemaKind.Moment => "2026-01-31T09:00:00Z",
            SchemaKind.Date => "2026-01-31",
            SchemaKind.List => List(type.Item!, name, depth),
            SchemaKind.Map => Map(type.Item!, name, depth),
            SchemaKind.Object => Record(type.Shape!, depth),
            SchemaKind.Union => Union(type.Union!, depth),
            _ => Untyped(type, name),
        };
    }

    // A list may be empty where an element would have no end.
    private JsonArray List(SchemaType item, string name, int depth) => Make(item, Singular.Of(name), depth + 1) is { } value ? [value] : [];

    private JsonObject Map(SchemaType item, string name, int depth) => Make(item, Singular.Of(name), depth + 1) is { } value ? new() { ["key"] = value } : [];

    private JsonObject? Record(ObjectShape shape, int depth)
    {
        var record = new JsonObject();
        foreach (var property in shape.Properties.Where(property => property.MustBeSet))
        {
            if (Make(property.Type, property.JsonName, depth + 1) is not { } value)
            {
                return null;
            }

            record[property.JsonName] = value;
        }

        return record;
    }

    private JsonObject? Union(UnionShape union, int depth)
    {
        if (Record(union.Cases[0].Shape, depth) is not { } record)
        {
            return null;
        }

        record[union.Discriminator] = union.Cases[0].Value;
        return record;
    }

    private static JsonNode Untyped(SchemaType type, string name) => TypeOf(type.Schema) switch
    {
        "object" => new JsonObject(),
        "array" => new JsonArray(),
        "integer" or "number" => ExampleNumber.Of(type, name),
        "boolean" => true,
        null when type.Schema.ValueKind == JsonValueKind.Object && ObjectWords.Any(word => type.Schema.TryGetProperty(word, out _)) => new JsonObject(),
        _ => ExampleString.Of(type, name),
    };

    private static string? TypeOf(JsonElement schema) =>
        schema.ValueKind != JsonValueKind.Object || !schema.TryGetProperty("type", out var type) ? null
        : type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().Select(JsonText.Of).FirstOrDefault(one => one != "null")
        : JsonText.Of(type);

    private string? TryWrite(SchemaType type, JsonNode value)
    {
        try
        {
            var text = literals.Argument(type, JsonSerializer.SerializeToElement(value));
            return literals.Variables.Length == 0 ? text.Replace("\n", " ") : null;
        }
        catch (UnwritableException)
        {
            return null;
        }
    }
}

using System.Text.Json;
using System.Text.Json.Nodes;
using CodeModeRoslyn.Tools.Bindings.Schema;

namespace CodeModeRoslyn.Tools.Bindings.Examples;

/// <summary>The values that a schema shows itself.</summary>
internal static class StatedValues
{
    private const int Longest = 100;
    private const int MostExamples = 3;

    /// <summary>The most telling first. They may not be of the type.</summary>
    public static IEnumerable<JsonNode> Of(SchemaType type)
    {
        // An example of a whole object is longer than what is required of it.
        if (type.Schema.ValueKind != JsonValueKind.Object || type.Kind is SchemaKind.Object or SchemaKind.Union)
        {
            return [];
        }

        var stated = new List<JsonElement>();
        Add("example");
        if (type.Schema.TryGetProperty("examples", out var examples) && examples.ValueKind == JsonValueKind.Array)
        {
            stated.AddRange(examples.EnumerateArray().Take(MostExamples));
        }

        Add("default");
        Add("const");
        if (type.Schema.TryGetProperty("enum", out var values) && values.ValueKind == JsonValueKind.Array)
        {
            stated.AddRange(values.EnumerateArray().Take(1));
        }

        return stated.Where(value => IsShort(value) && IsPossible(type, value)).Select(Node).OfType<JsonNode>();

        void Add(string keyword)
        {
            if (type.Schema.TryGetProperty(keyword, out var value))
            {
                stated.Add(value);
            }
        }
    }

    // Nothing is no example.
    private static bool IsShort(JsonElement value) => value.ValueKind != JsonValueKind.Null && value.GetRawText() is not ("\"\"" or "{}" or "[]") and { Length: <= Longest };

    // The compiler refuses what is not among the values of an enumeration.
    private static bool IsPossible(SchemaType type, JsonElement value) =>
        type.Values.IsEmpty || (JsonText.Of(value) is { } text && type.Values.Contains(text));

    // Half of a surrogate pair is no text.
    private static JsonNode? Node(JsonElement value)
    {
        try
        {
            return JsonNode.Parse(value.GetRawText());
        }
        catch (Exception unreadable) when (unreadable is JsonException or ArgumentException)
        {
            return null;
        }
    }
}

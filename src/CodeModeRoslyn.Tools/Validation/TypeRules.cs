using System.Text.Json;
using CodeModeRoslyn.Tools.Bindings.Schema;

namespace CodeModeRoslyn.Tools.Validation;

/// <summary>The keyword <c>type</c>.</summary>
internal static class TypeRules
{
    private static readonly string[] Known = ["string", "number", "integer", "boolean", "null", "array", "object"];

    public static Misfit? Find(JsonElement schema, JsonElement value, Spot spot)
    {
        var type = SchemaEvaluation.Member(schema, "type");
        var wanted = type.ValueKind switch
        {
            JsonValueKind.String => [JsonText.Of(type)],
            JsonValueKind.Array => type.EnumerateArray().Select(JsonText.Of).ToArray(),
            _ => [],
        };
        return wanted.Length == 0 || wanted.Any(one => !Known.Contains(one) || Is(value, one!)) ? null : new Misfit(spot, $"is {JsonWords.Describe(value)}, and must be {Words(wanted!)}");
    }

    private static bool Is(JsonElement value, string type) => (type, value.ValueKind) switch
    {
        ("string", JsonValueKind.String) or ("number", JsonValueKind.Number) or ("null", JsonValueKind.Null)
            or ("array", JsonValueKind.Array) or ("object", JsonValueKind.Object) or ("boolean", JsonValueKind.True or JsonValueKind.False) => true,
        ("integer", JsonValueKind.Number) => JsonNumbers.IsInteger(value),
        _ => false,
    };

    private static string Words(string[] types) => string.Join(" or ", types.Select(type => type switch
    {
        "integer" => "an integer",
        "array" => "an array",
        "object" => "an object",
        "boolean" => "true or false",
        "null" => "null",
        _ => "a " + type,
    }));
}

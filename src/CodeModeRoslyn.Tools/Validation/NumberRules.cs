using System.Text.Json;
using CodeModeRoslyn.Tools.Bindings.Schema;

namespace CodeModeRoslyn.Tools.Validation;

/// <summary>The keywords for numbers, and OpenAPI's formats for them.</summary>
internal static class NumberRules
{
    private static readonly JsonElement[] Int32 = [JsonElement.Parse("-2147483648"), JsonElement.Parse("2147483647")];
    private static readonly JsonElement[] Int64 = [JsonElement.Parse("-9223372036854775808"), JsonElement.Parse("9223372036854775807")];

    public static Misfit? Find(JsonElement schema, JsonElement value, Spot spot) =>
        AtLeast(schema, value, spot) ?? AtMost(schema, value, spot) ?? Multiple(schema, value, spot) ?? Format(schema, value, spot);

    private static Misfit? AtLeast(JsonElement schema, JsonElement value, Spot spot)
    {
        var (least, above) = (Number(schema, "minimum"), Number(schema, "exclusiveMinimum"));

        // Draft-04 says with a Boolean that the bound itself is not allowed.
        var isExclusive = SchemaEvaluation.Member(schema, "exclusiveMinimum").ValueKind == JsonValueKind.True;
        return least is { } bound && (JsonNumbers.Compare(value, bound) is < 0 || (isExclusive && JsonNumbers.Compare(value, bound) is 0))
            ? Outside(value, spot, isExclusive ? "greater than" : "at least", bound)
            : above is { } limit && JsonNumbers.Compare(value, limit) is <= 0 ? Outside(value, spot, "greater than", limit) : null;
    }

    private static Misfit? AtMost(JsonElement schema, JsonElement value, Spot spot)
    {
        var (most, below) = (Number(schema, "maximum"), Number(schema, "exclusiveMaximum"));
        var isExclusive = SchemaEvaluation.Member(schema, "exclusiveMaximum").ValueKind == JsonValueKind.True;
        return most is { } bound && (JsonNumbers.Compare(value, bound) is > 0 || (isExclusive && JsonNumbers.Compare(value, bound) is 0))
            ? Outside(value, spot, isExclusive ? "less than" : "at most", bound)
            : below is { } limit && JsonNumbers.Compare(value, limit) is >= 0 ? Outside(value, spot, "less than", limit) : null;
    }

    private static Misfit? Multiple(JsonElement schema, JsonElement value, Spot spot) =>
        Number(schema, "multipleOf") is { } step && JsonNumbers.IsMultiple(value, step) is false
            ? new Misfit(spot, $"is {JsonWords.Describe(value)}, and must be a multiple of {JsonWords.Describe(step)}")
            : null;

    private static Misfit? Format(JsonElement schema, JsonElement value, Spot spot)
    {
        var bounds = JsonText.Of(schema, "format") switch { "int32" => Int32, "int64" => Int64, _ => null };
        return bounds is null || (JsonNumbers.Compare(value, bounds[0]) is not < 0 && JsonNumbers.Compare(value, bounds[1]) is not > 0) ? null
            : new Misfit(spot, $"is {JsonWords.Describe(value)}, and must be from {bounds[0]} to {bounds[1]}");
    }

    private static Misfit Outside(JsonElement value, Spot spot, string relation, JsonElement bound) =>
        new(spot, $"is {JsonWords.Describe(value)}, and must be {relation} {JsonWords.Describe(bound)}");

    private static JsonElement? Number(JsonElement schema, string name) =>
        SchemaEvaluation.Member(schema, name) is { ValueKind: JsonValueKind.Number } number ? number : null;
}

using System.Text.Json;

namespace CodeModeRoslyn.Tools.Validation;

/// <summary>The keywords <c>const</c> and <c>enum</c>.</summary>
internal static class ValueRules
{
    private const int MostShown = 20;

    public static Misfit? Find(JsonElement schema, JsonElement value, Spot spot, SchemaEvaluation evaluation)
    {
        if (schema.TryGetProperty("const", out var single) && evaluation.Spend() && !JsonEquality.AreEqual(single, value))
        {
            return new Misfit(spot, $"is {JsonWords.Describe(value)}, and must be {JsonWords.Describe(single)}");
        }

        if (!schema.TryGetProperty("enum", out var list) || list.ValueKind != JsonValueKind.Array || list.EnumerateArray().Any(one => evaluation.Spend() && JsonEquality.AreEqual(one, value)))
        {
            return null;
        }

        var values = string.Join(", ", list.EnumerateArray().Take(MostShown).Select(JsonWords.Describe)) + (list.GetArrayLength() > MostShown ? ", …" : "");
        return new Misfit(spot, $"is {JsonWords.Describe(value)}, and must be one of {values.Replace("the string ", "")}");
    }
}

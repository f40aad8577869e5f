using System.Text.Json;
using CodeModeRoslyn.Tools.Bindings.Schema;

namespace CodeModeRoslyn.Tools.Validation;

/// <summary>The keywords <c>unevaluatedProperties</c> and <c>unevaluatedItems</c>, which come after all others.</summary>
internal static class UnevaluatedRules
{
    public static Misfit? Find(JsonElement schema, JsonElement value, Spot spot, int depth, Evaluated seen, SchemaEvaluation evaluation)
    {
        if (value.ValueKind == JsonValueKind.Object && schema.TryGetProperty("unevaluatedProperties", out var properties))
        {
            foreach (var member in value.EnumerateObject())
            {
                if (JsonText.NameOf(member) is { } name && !seen.Has(name) && evaluation.Find(properties, member.Value, spot.Property(name), depth + 1, new Evaluated()) is { } misfit)
                {
                    return misfit;
                }
            }

            seen.AddAllNames();
        }

        if (value.ValueKind == JsonValueKind.Array && schema.TryGetProperty("unevaluatedItems", out var items))
        {
            var index = 0;
            foreach (var item in value.EnumerateArray())
            {
                if (!seen.Has(index) && evaluation.Find(items, item, spot.Item(index), depth + 1, new Evaluated()) is { } misfit)
                {
                    return misfit;
                }

                index++;
            }

            seen.AddItems(index);
        }

        return null;
    }
}

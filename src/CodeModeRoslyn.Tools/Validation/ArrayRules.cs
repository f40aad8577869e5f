using System.Text.Json;

namespace CodeModeRoslyn.Tools.Validation;

/// <summary>The keywords for arrays.</summary>
internal static class ArrayRules
{
    public static Misfit? Find(JsonElement schema, JsonElement value, Spot spot, int depth, Evaluated? seen, SchemaEvaluation evaluation)
    {
        var length = value.GetArrayLength();
        return StringRules.Bound(schema, "minItems") is { } least && length < least ? new Misfit(spot, $"has {length} elements, and must have at least {least}")
            : StringRules.Bound(schema, "maxItems") is { } most && length > most ? new Misfit(spot, $"has {length} elements, and may have at most {most}")
            : Items(schema, value, spot, depth, seen, evaluation) ?? Contains(schema, value, spot, depth, seen, evaluation) ?? Unique(schema, value, spot, evaluation);
    }

    // Up to 2019-09, "items" may be a list of what stands first, and "additionalItems" is for the rest.
    private static Misfit? Items(JsonElement schema, JsonElement value, Spot spot, int depth, Evaluated? seen, SchemaEvaluation evaluation)
    {
        var items = SchemaEvaluation.Member(schema, "items");
        var prefix = items.ValueKind == JsonValueKind.Array ? items : SchemaEvaluation.Member(schema, "prefixItems");
        var rest = items.ValueKind == JsonValueKind.Array ? SchemaEvaluation.Member(schema, "additionalItems") : items;
        var first = prefix.ValueKind == JsonValueKind.Array ? prefix.EnumerateArray().ToList() : [];
        var index = 0;
        foreach (var item in value.EnumerateArray())
        {
            var own = index < first.Count ? first[index] : rest;
            if (own.ValueKind != JsonValueKind.Undefined && evaluation.Find(own, item, spot.Item(index), depth + 1, seen is null ? null : new Evaluated()) is { } misfit)
            {
                return misfit;
            }

            index++;
        }

        seen?.AddItems(rest.ValueKind == JsonValueKind.Undefined ? Math.Min(first.Count, index) : index);
        return null;
    }

    private static Misfit? Contains(JsonElement schema, JsonElement value, Spot spot, int depth, Evaluated? seen, SchemaEvaluation evaluation)
    {
        if (!schema.TryGetProperty("contains", out var wanted))
        {
            return null;
        }

        var found = 0;
        var index = 0;
        foreach (var item in value.EnumerateArray())
        {
            if (evaluation.Find(wanted, item, spot.Item(index), depth + 1, seen is null ? null : new Evaluated()) is null)
            {
                found++;
                seen?.Add(index);
            }

            index++;
        }

        var least = StringRules.Bound(schema, "minContains") ?? 1;
        return found < least ? new Misfit(spot, $"has {found} elements of the kind that its schema asks for, and must have at least {least}")
            : StringRules.Bound(schema, "maxContains") is { } most && found > most ? new Misfit(spot, $"has {found} elements of the kind that its schema asks for, and may have at most {most}")
            : null;
    }

    private static Misfit? Unique(JsonElement schema, JsonElement value, Spot spot, SchemaEvaluation evaluation)
    {
        if (SchemaEvaluation.Member(schema, "uniqueItems").ValueKind != JsonValueKind.True)
        {
            return null;
        }

        var items = value.EnumerateArray().ToList();
        for (var i = 1; i < items.Count; i++)
        {
            for (var j = 0; j < i && evaluation.Spend(); j++)
            {
                if (items[i].ValueKind == items[j].ValueKind && JsonEquality.AreEqual(items[i], items[j]))
                {
                    return new Misfit(spot.Item(i), $"is the same as element {j}, and each may be there once");
                }
            }
        }

        return null;
    }
}

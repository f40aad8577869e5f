using System.Runtime.InteropServices;
using System.Text.Json;

namespace CodeModeRoslyn.Tools.Validation;

/// <summary>The keywords that put schemas together: <c>allOf</c>, <c>anyOf</c>, <c>oneOf</c>, <c>not</c> and <c>if</c>.</summary>
internal static class BranchRules
{
    public static Misfit? Find(JsonElement schema, JsonElement value, Spot spot, int depth, Evaluated? seen, SchemaEvaluation evaluation) =>
        All(schema, value, spot, depth, seen, evaluation)
        ?? Any(schema, "anyOf", value, spot, depth, seen, evaluation)
        ?? Any(schema, "oneOf", value, spot, depth, seen, evaluation)
        ?? Not(schema, value, spot, depth, seen, evaluation)
        ?? If(schema, value, spot, depth, seen, evaluation);

    private static Misfit? All(JsonElement schema, JsonElement value, Spot spot, int depth, Evaluated? seen, SchemaEvaluation evaluation)
    {
        var branches = SchemaEvaluation.Member(schema, "allOf");
        return branches.ValueKind != JsonValueKind.Array ? null
            : branches.EnumerateArray().Select(branch => evaluation.FindInPlace(branch, value, spot, depth, seen)).FirstOrDefault(misfit => misfit is not null);
    }

    private static Misfit? Any(JsonElement schema, string keyword, JsonElement value, Spot spot, int depth, Evaluated? seen, SchemaEvaluation evaluation)
    {
        var branches = SchemaEvaluation.Member(schema, keyword);
        if (branches.ValueKind != JsonValueKind.Array || branches.GetArrayLength() == 0)
        {
            return null;
        }

        var fits = 0;
        Misfit? nearest = null;
        foreach (var branch in branches.EnumerateArray())
        {
            if (evaluation.FindInPlace(branch, value, spot, depth, seen) is not { } misfit)
            {
                fits++;
                continue;
            }

            // Whatever got furthest was most likely meant.
            nearest = nearest is null || misfit.Spot.Depth > nearest.Spot.Depth ? misfit : nearest;
        }

        return fits == 0 ? Explain(nearest!, value, spot, branches.GetArrayLength())
            : fits > 1 && keyword == "oneOf" && !schema.TryGetProperty("discriminator", out _) && !MayBeUndecided(branches) ? new Misfit(spot, $"fits {fits} of the alternatives, and must fit one")
            : null;
    }

    // Formats and patterns that nobody here can match count as matched, which is no reason to refuse anything.
    private static bool MayBeUndecided(JsonElement schema)
    {
        var text = JsonMarshal.GetRawUtf8Value(schema);
        return text.IndexOf("\"format\""u8) >= 0 || text.IndexOf("\"pattern"u8) >= 0 || text.IndexOf("\"$ref\""u8) >= 0;
    }

    private static Misfit Explain(Misfit nearest, JsonElement value, Spot spot, int branches) =>
        branches == 1 || nearest.Spot.Depth > spot.Depth ? nearest
        : new Misfit(spot, $"is {JsonWords.Describe(value)}, and fits none of the {branches} alternatives: in one of them it {nearest.Words}");

    private static Misfit? Not(JsonElement schema, JsonElement value, Spot spot, int depth, Evaluated? seen, SchemaEvaluation evaluation) =>
        schema.TryGetProperty("not", out var forbidden) && !MayBeUndecided(forbidden) && evaluation.Find(forbidden, value, spot, depth + 1, seen is null ? null : new Evaluated()) is null && !evaluation.GaveUp
            ? new Misfit(spot, $"is {JsonWords.Describe(value)}, which the schema excludes")
            : null;

    private static Misfit? If(JsonElement schema, JsonElement value, Spot spot, int depth, Evaluated? seen, SchemaEvaluation evaluation)
    {
        if (!schema.TryGetProperty("if", out var condition))
        {
            return null;
        }

        var holds = evaluation.FindInPlace(condition, value, spot, depth, seen) is null;
        return schema.TryGetProperty(holds ? "then" : "else", out var branch) ? evaluation.FindInPlace(branch, value, spot, depth, seen) : null;
    }
}

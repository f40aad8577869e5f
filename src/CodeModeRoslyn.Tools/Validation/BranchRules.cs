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

        var (fits, surelyFits) = (0, 0);
        Misfit? nearest = null;
        foreach (var branch in branches.EnumerateArray())
        {
            var undecided = evaluation.Undecided;
            if (evaluation.FindInPlace(branch, value, spot, depth, seen) is not { } misfit)
            {
                fits++;
                surelyFits += evaluation.Undecided == undecided ? 1 : 0;
                continue;
            }

            // Whatever got furthest was most likely meant.
            nearest = nearest is null || misfit.Spot.Depth > nearest.Spot.Depth ? misfit : nearest;
        }

        // OpenAPI: with a discriminator, the value says which branch it is, though it may fit another one too.
        return fits == 0 ? Explain(nearest!, value, spot, branches.GetArrayLength())
            : surelyFits > 1 && keyword == "oneOf" && !schema.TryGetProperty("discriminator", out _) ? new Misfit(spot, $"fits {fits} of the alternatives, and must fit one")
            : null;
    }

    private static Misfit Explain(Misfit nearest, JsonElement value, Spot spot, int branches) =>
        branches == 1 || nearest.Spot.Depth > spot.Depth ? nearest
        : new Misfit(spot, $"is {JsonWords.Describe(value)}, and fits none of the {branches} alternatives: in one of them it {nearest.Words}");

    private static Misfit? Not(JsonElement schema, JsonElement value, Spot spot, int depth, Evaluated? seen, SchemaEvaluation evaluation)
    {
        var undecided = evaluation.Undecided;
        return schema.TryGetProperty("not", out var forbidden)
            && evaluation.Find(forbidden, value, spot, depth + 1, seen is null ? null : new Evaluated()) is null
            && evaluation.Undecided == undecided
                ? new Misfit(spot, $"is {JsonWords.Describe(value)}, which the schema excludes")
                : null;
    }

    private static Misfit? If(JsonElement schema, JsonElement value, Spot spot, int depth, Evaluated? seen, SchemaEvaluation evaluation)
    {
        if (!schema.TryGetProperty("if", out var condition))
        {
            return null;
        }

        var undecided = evaluation.Undecided;
        var holds = evaluation.FindInPlace(condition, value, spot, depth, seen) is null;
        return (!holds || evaluation.Undecided == undecided) && schema.TryGetProperty(holds ? "then" : "else", out var branch)
            ? evaluation.FindInPlace(branch, value, spot, depth, seen)
            : null;
    }
}

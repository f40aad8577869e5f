using System.Text.Json;
using CodeModeRoslyn.Tools.Bindings.Rendering;
using CodeModeRoslyn.Tools.Bindings.Schema;

namespace CodeModeRoslyn.Tools.Validation;

/// <summary>The keywords for objects.</summary>
internal static class ObjectRules
{
    private const int LongestName = 60;

    public static Misfit? Find(JsonElement schema, JsonElement value, Spot spot, int depth, Evaluated? seen, SchemaEvaluation evaluation)
    {
        var count = value.GetPropertyCount();
        return Required(schema, "required", value, spot, evaluation)
            ?? (StringRules.Bound(schema, "minProperties") is { } least && count < least ? new Misfit(spot, $"has {count} properties, and must have at least {least}") : null)
            ?? (StringRules.Bound(schema, "maxProperties") is { } most && count > most ? new Misfit(spot, $"has {count} properties, and may have at most {most}") : null)
            ?? Members(schema, value, spot, depth, seen, evaluation)
            ?? Names(schema, value, spot, depth, evaluation)
            ?? Dependent(schema, value, spot, depth, seen, evaluation);
    }

    // OpenAPI: what the service sets itself is required of its answers, and of nobody's arguments.
    private static Misfit? Required(JsonElement owner, string keyword, JsonElement value, Spot spot, SchemaEvaluation? evaluation = null)
    {
        var list = SchemaEvaluation.Member(owner, keyword);
        var missing = list.ValueKind == JsonValueKind.Array ? list.EnumerateArray().Select(JsonText.Of).OfType<string>().FirstOrDefault(name => !value.TryGetProperty(name, out _) && !(evaluation is not null && IsReadOnly(owner, name, evaluation))) : null;
        return missing is null ? null : new Misfit(spot.Property(missing), "is missing");
    }

    private static bool IsReadOnly(JsonElement schema, string name, SchemaEvaluation evaluation)
    {
        var property = SchemaEvaluation.Member(Object(schema, "properties"), name);
        return IsTrue(property) || IsTrue(evaluation.Resolve(property));

        static bool IsTrue(JsonElement one) => SchemaEvaluation.Member(one, "readOnly").ValueKind == JsonValueKind.True;
    }

    private static Misfit? Members(JsonElement schema, JsonElement value, Spot spot, int depth, Evaluated? seen, SchemaEvaluation evaluation)
    {
        var properties = Object(schema, "properties");
        var patterns = Object(schema, "patternProperties");
        var hasRest = schema.TryGetProperty("additionalProperties", out var rest);
        foreach (var member in value.EnumerateObject())
        {
            if (JsonText.NameOf(member) is not { } name)
            {
                continue;
            }

            var isNamed = properties.ValueKind == JsonValueKind.Object && properties.TryGetProperty(name, out _);
            if (isNamed && evaluation.Find(properties.GetProperty(name), member.Value, spot.Property(name), depth + 1, New(seen)) is { } misfit)
            {
                return misfit;
            }

            if (patterns.ValueKind == JsonValueKind.Object)
            {
                foreach (var pattern in patterns.EnumerateObject())
                {
                    // What cannot be matched may be meant, so that nothing is said of such a name.
                    var matches = evaluation.Spend() ? Patterns.Matches(JsonText.NameOf(pattern) ?? "", name) : null;
                    evaluation.Undecided += matches is null ? 1 : 0;
                    isNamed |= matches is not false;
                    if (matches is true && evaluation.Find(pattern.Value, member.Value, spot.Property(name), depth + 1, New(seen)) is { } other)
                    {
                        return other;
                    }
                }
            }

            if (isNamed || hasRest)
            {
                seen?.Add(name);
            }

            if (!isNamed && hasRest && evaluation.Find(rest, member.Value, spot.Property(name), depth + 1, New(seen)) is { } last)
            {
                return rest.ValueKind == JsonValueKind.False ? Unknown(spot, name, properties) : last;
            }
        }

        return null;
    }

    private static Misfit Unknown(Spot spot, string name, JsonElement properties)
    {
        var known = properties.ValueKind == JsonValueKind.Object ? properties.EnumerateObject().Select(JsonText.NameOf).OfType<string>().ToList() : [];
        return new Misfit(spot.Property(name), known.Count == 0 ? "is not allowed: there are no such properties" : $"is not allowed; there are: {CSharpText.Line(string.Join(", ", known.Take(20)), 300)}");
    }

    private static Misfit? Names(JsonElement schema, JsonElement value, Spot spot, int depth, SchemaEvaluation evaluation)
    {
        if (!schema.TryGetProperty("propertyNames", out var names))
        {
            return null;
        }

        foreach (var name in value.EnumerateObject().Select(JsonText.NameOf).OfType<string>())
        {
            if (evaluation.Find(names, JsonSerializer.SerializeToElement(name), spot, depth + 1, seen: null) is { } misfit)
            {
                return new Misfit(spot, $"has a property {CSharpText.Line(name, LongestName)}, whose name {misfit.Words}");
            }
        }

        return null;
    }

    // Up to draft-07, "dependencies" holds both kinds.
    private static Misfit? Dependent(JsonElement schema, JsonElement value, Spot spot, int depth, Evaluated? seen, SchemaEvaluation evaluation)
    {
        foreach (var keyword in new[] { "dependentRequired", "dependentSchemas", "dependencies" })
        {
            if (Object(schema, keyword) is not { ValueKind: JsonValueKind.Object } dependencies)
            {
                continue;
            }

            foreach (var dependency in dependencies.EnumerateObject())
            {
                if (JsonText.NameOf(dependency) is not { } name || !value.TryGetProperty(name, out _))
                {
                    continue;
                }

                var misfit = dependency.Value.ValueKind == JsonValueKind.Array
                    ? Required(dependencies, name, value, spot)
                    : evaluation.FindInPlace(dependency.Value, value, spot, depth, seen);
                if (misfit is not null)
                {
                    return misfit;
                }
            }
        }

        return null;
    }

    private static Evaluated? New(Evaluated? seen) => seen is null ? null : new Evaluated();

    private static JsonElement Object(JsonElement schema, string name) => SchemaEvaluation.Member(schema, name) is { ValueKind: JsonValueKind.Object } value ? value : default;
}

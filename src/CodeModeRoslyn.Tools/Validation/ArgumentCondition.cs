using System.Text.Json;
using System.Text.Json.Nodes;

namespace CodeModeRoslyn.Tools.Validation;

/// <summary>
/// A condition over the arguments of a call, as somebody wrote it into a configuration: the arguments that have to be there, and a
/// JSON Schema (draft 2020-12) for each.
/// </summary>
public sealed class ArgumentCondition
{
    private readonly JsonElement schema;
    private readonly SchemaSource source;

    /// <param name="arguments">Schemas by the names of arguments.</param>
    public ArgumentCondition(IReadOnlyDictionary<string, JsonElement> arguments)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        schema = JsonSerializer.SerializeToElement(new JsonObject
        {
            ["type"] = "object",
            ["required"] = new JsonArray([.. arguments.Keys.Select(name => (JsonNode)name)]),
            ["properties"] = new JsonObject(arguments.Select(one => KeyValuePair.Create(one.Key, (JsonNode?)JsonSerializer.SerializeToNode(one.Value)))),
        });
        source = new SchemaSource(schema);
    }

    /// <summary>The condition as one schema, of all arguments.</summary>
    public JsonElement Schema => schema;

    /// <summary>Whether a regular expression can be matched here: by an engine that does not backtrack.</summary>
    public static bool CanMatch(string pattern) => Patterns.Matches(pattern, "") is not null;

    /// <summary>Whether it holds; null when that cannot be told, for a pattern that only a backtracking engine could match, or too much work.</summary>
    /// <param name="arguments">The arguments of a call, an object.</param>
    public bool? Holds(JsonElement arguments)
    {
        var evaluation = new SchemaEvaluation(source);
        var misfit = evaluation.Find(schema, arguments);
        return evaluation.GaveUp || (misfit is null && evaluation.Undecided > 0) ? null : misfit is null;
    }
}

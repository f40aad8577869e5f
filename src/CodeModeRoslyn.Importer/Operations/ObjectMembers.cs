using Microsoft.OpenApi;

namespace CodeModeRoslyn.Importer.Operations;

/// <summary>The members of a body that is a plain object, itself or by the parts that it consists of.</summary>
internal sealed class ObjectMembers
{
    private const int MostSteps = 16;

    private ObjectMembers() { }

    public Dictionary<string, IOpenApiSchema> All { get; } = new(StringComparer.Ordinal);

    public HashSet<string> Required { get; } = new(StringComparer.Ordinal);

    /// <summary>Null when there is more to it than members with names, or none.</summary>
    public static ObjectMembers? Of(IOpenApiSchema schema)
    {
        var members = new ObjectMembers();
        return members.TryAdd(schema, MostSteps) && members.All.Count > 0 ? members : null;
    }

    private bool TryAdd(IOpenApiSchema schema, int steps)
    {
        var isPlain = steps > 0
            && schema.Type is null or JsonSchemaType.Object or (JsonSchemaType.Object | JsonSchemaType.Null)
            && schema is { OneOf: null or [], AnyOf: null or [], Not: null, AdditionalProperties: null, PatternProperties: null or { Count: 0 }, Discriminator: null };
        if (!isPlain)
        {
            return false;
        }

        foreach (var (name, member) in schema.Properties ?? new Dictionary<string, IOpenApiSchema>())
        {
            All[name] = member;
        }

        Required.UnionWith(schema.Required ?? new HashSet<string>());
        return (schema.AllOf ?? []).All(part => TryAdd(part, steps - 1));
    }
}

using System.Text.Json;

namespace CodeModeRoslyn.Tools.Bindings.Schema;

/// <summary>What an object schema and the plain objects in its <c>allOf</c> say together.</summary>
internal sealed class ObjectFacets
{
    private static readonly string[] Conditions = ["anyOf", "oneOf", "then", "else", "dependentSchemas"];

    // Parts that refer to the same parts again and again double with every level.
    private const int MostParts = 500;

    private readonly Dictionary<string, int> positions = new(StringComparer.Ordinal);
    private int parts;

    /// <summary>In the order of their first mention.</summary>
    public List<(string Name, JsonElement Schema)> Properties { get; } = [];

    public HashSet<string> Required { get; } = new(StringComparer.Ordinal);

    public string? Title { get; private set; }

    public string? Description { get; private set; }

    /// <summary>Whether there is more to it than the properties: branches with others, or others of any name.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>What the schema says of properties of other names: a schema, or one that says nothing; null when it does not speak of them.</summary>
    public JsonElement? MoreProperties { get; private set; }

    /// <summary>Whether branches name properties that are not among these.</summary>
    public bool HasMoreInBranches { get; private set; }

    /// <summary>Reads them; null when the schema's parts are no plain objects.</summary>
    public static ObjectFacets? Of(JsonElement schema, SchemaReferences references)
    {
        var facets = new ObjectFacets();
        return facets.TryAdd(schema, references, depth: 0) ? facets : null;
    }

    private bool TryAdd(JsonElement schema, SchemaReferences references, int depth)
    {
        if (schema.ValueKind != JsonValueKind.Object || depth > SchemaReferences.MostHops || ++parts > MostParts)
        {
            return false;
        }

        if (schema.TryGetProperty("$ref", out _) && (!references.TryResolve(schema, out var target) || !TryAdd(target, references, depth + 1)))
        {
            return false;
        }

        if (schema.TryGetProperty("type", out var type) && !AllowsObject(type))
        {
            return false;
        }

        Title = JsonText.Of(schema, "title") ?? Title;
        Description = JsonText.Of(schema, "description") ?? Description;
        AddProperties(schema);
        AddRequired(schema);
        var (title, description) = (Title, Description);
        if (schema.TryGetProperty("allOf", out var all) && all.ValueKind == JsonValueKind.Array
            && !all.EnumerateArray().All(branch => TryAdd(branch, references, depth + 1)))
        {
            return false;
        }

        // A part is called what it is by itself; what it says may do for the whole.
        (Title, Description) = (title, description ?? Description);

        if (IsOpenSchema(schema))
        {
            IsOpen = true;
            MoreProperties = schema.TryGetProperty("additionalProperties", out var more) && !schema.TryGetProperty("patternProperties", out _) ? more : default(JsonElement);
        }

        HasMoreInBranches |= Conditions.Any(name => schema.TryGetProperty(name, out var branches) && NamesMore(branches, references, depth + 1));
        return true;
    }

    private void AddProperties(JsonElement schema)
    {
        if (!schema.TryGetProperty("properties", out var properties) || properties.ValueKind != JsonValueKind.Object)
        {
            return;
        }

        foreach (var property in properties.EnumerateObject())
        {
            if (JsonText.NameOf(property) is not { } name)
            {
                continue;
            }

            if (positions.TryAdd(name, Properties.Count))
            {
                Properties.Add((name, property.Value));
            }
            else
            {
                Properties[positions[name]] = (name, MoreTelling(Properties[positions[name]].Schema, property.Value));
            }
        }
    }

    private void AddRequired(JsonElement schema)
    {
        if (schema.TryGetProperty("required", out var required) && required.ValueKind == JsonValueKind.Array)
        {
            Required.UnionWith(required.EnumerateArray().Select(JsonText.Of).OfType<string>());
        }
    }

    private static JsonElement MoreTelling(JsonElement first, JsonElement second) =>
        SchemaReader.SaysType(first) ? SchemaReader.SaysType(second) && first.GetRawText() != second.GetRawText() ? default : first : second;

    private static bool AllowsObject(JsonElement type) => type.ValueKind switch
    {
        JsonValueKind.String => JsonText.Of(type) == "object",
        JsonValueKind.Array => type.EnumerateArray().Any(one => JsonText.Of(one) == "object")
            && type.EnumerateArray().All(one => JsonText.Of(one) is "object" or "null"),
        _ => false,
    };

    private static bool IsOpenSchema(JsonElement schema) =>
        (schema.TryGetProperty("additionalProperties", out var rest) && rest.ValueKind is JsonValueKind.True or JsonValueKind.Object)
        || schema.TryGetProperty("patternProperties", out _);

    // Without the depth's limit a branch could go round in circles, or down ten thousand levels.
    private bool NamesMore(JsonElement branch, SchemaReferences references, int depth)
    {
        if (depth > SchemaReferences.MostHops)
        {
            return true;
        }

        if (branch.ValueKind == JsonValueKind.Array)
        {
            return branch.EnumerateArray().Any(one => NamesMore(one, references, depth + 1));
        }

        if (branch.ValueKind != JsonValueKind.Object)
        {
            return false;
        }

        return branch.TryGetProperty("$ref", out _)
            || (branch.TryGetProperty("properties", out var properties) && properties.ValueKind == JsonValueKind.Object
                && properties.EnumerateObject().Any(property => JsonText.NameOf(property) is { } name && !positions.ContainsKey(name)))
            || (branch.TryGetProperty("allOf", out var all) && NamesMore(all, references, depth + 1))
            || Conditions.Any(name => branch.TryGetProperty(name, out var inner) && NamesMore(inner, references, depth + 1));
    }
}
